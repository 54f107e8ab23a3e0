package expunge.workshop;

import expunge.rulebook.Rule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is another in the new rules, or in only one of both.
 *
 * @param before the rule in the old rules, null where it was added
 * @param after the rule in the new rules, null where it was removed
 */
public record Change(@Nullable Rule before, @Nullable Rule after) {

  /** What became of a rule. */
  public enum Kind {
    CHANGED,
    ADDED,
    REMOVED,
    /** Only its words, its citation, its note or its place are others; it concludes the same. */
    REWORDED
  }

  /** What became of it. */
  public Kind kind() {
    Rule old = before;
    Rule now = after;
    if (old == null) {
      return Kind.ADDED;
    }
    if (now == null) {
      return Kind.REMOVED;
    }
    return sameLaw(old, now) ? Kind.REWORDED : Kind.CHANGED;
  }

  /** The rule as it is now, or as it was before it was removed. */
  public Rule rule() {
    return Objects.requireNonNull(after != null ? after : before, "a change of some rule");
  }

  /** Whether both conclude the same from the same facts on the same days. */
  static boolean sameLaw(Rule one, Rule other) {
    return one.inForce().equals(other.inForce()) && tight(one.body()).equals(tight(other.body()));
  }

  static boolean sameWords(Rule one, Rule other) {
    return one.title().equals(other.title()) && Objects.equals(one.note(), other.note());
  }

  /** The text with one blank for each run of blanks outside quotation marks. */
  private static String tight(String body) {
    StringBuilder tight = new StringBuilder();
    String[] parts = body.split("\"", -1); // a rule file holds no escaped quotation marks
    for (int i = 0; i < parts.length; i++) {
      tight.append(i == 0 ? "" : "\"");
      tight.append(i % 2 == 1 ? parts[i] : parts[i].replaceAll("\\s+", " "));
    }
    return tight.toString().strip();
  }
}
