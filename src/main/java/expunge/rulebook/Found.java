package expunge.rulebook;

import expunge.finding.Finding;
import java.util.List;

/**
 * A finding with the rule that made it.
 *
 * @param matched where the facts that the rule matched stand in the record, as JSON pointers
 */
public record Found(Finding finding, Rule rule, List<String> matched) {}
