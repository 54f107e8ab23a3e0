package expunge.workshop;

import java.util.List;

/**
 * A case or an example that did not turn out as written.
 *
 * @param file the file, with the folder of its jurisdiction
 * @param line the line of what was written
 * @param what the case
 * @param about the charge and the relief or citation it is about; empty when it is about the whole
 * @param expected what was written
 * @param found what came out
 * @param made the rules that made what came out
 * @param due the rules from which something else was expected
 */
public record Failure(
    String file,
    int line,
    String what,
    String about,
    String expected,
    String found,
    List<Witness> made,
    List<Witness> due) {

  /** Copies the lists. */
  public Failure {
    made = List.copyOf(made);
    due = List.copyOf(due);
  }

  Failure(String file, int line, String what, String expected, String found) {
    this(file, line, what, "", expected, found, List.of(), List.of());
  }

  /** For people: the place, both sides, and the rules. */
  @Override
  public String toString() {
    return FailureText.write(this);
  }
}
