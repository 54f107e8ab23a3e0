package expunge.determination;

import java.util.Map;

/**
 * A question that would change the answer.
 *
 * @param fact where the fact stands in the record, as a JSON pointer
 * @param question in plain words
 * @param answers for each reply the status it leads to; {@code DEPENDS} where more is then to be
 *     asked
 */
public record Question(String fact, String question, Map<String, Status> answers) {}
