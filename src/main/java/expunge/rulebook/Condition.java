package expunge.rulebook;

import java.util.List;

/**
 * One thing that a rule asks for: a condition within its first pattern or about the person, or a
 * whole pattern about something else.
 *
 * @param words as the rule has them
 * @param line where they stand in the rule's file, from 1
 * @param column from 1
 * @param read what the record says of each fact they name, as far as it can be said in a word
 */
public record Condition(String words, int line, int column, List<Reading> read) {

  /**
   * A fact as a condition names it, and what was read.
   *
   * @param value in words; {@code not told} where the record doesn't say
   */
  public record Reading(String fact, String value) {}
}
