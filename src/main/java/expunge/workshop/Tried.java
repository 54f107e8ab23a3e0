package expunge.workshop;

import java.util.List;

/**
 * One thing that was tried, with how it failed; not at all when there are no failures.
 *
 * @param file the file it is written in
 * @param line where in the file
 * @param title what it is called
 */
public record Tried(Kind kind, String file, int line, String title, List<Failure> failures) {

  /** What is tried. */
  public enum Kind {
    /** A case beside a rule. */
    CASE,
    /** That a rule has cases: one in which it speaks and one in which it doesn't. */
    RULE,
    /** A whole record with its whole answer. */
    EXAMPLE
  }

  /** Copies the list. */
  public Tried {
    failures = List.copyOf(failures);
  }
}
