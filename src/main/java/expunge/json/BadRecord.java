package expunge.json;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A record that can't be read, with every problem. Its message quotes the record, so it belongs in
 * answers, not in logs.
 */
public final class BadRecord extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<InputProblem> problems;

  /** A record with these problems. */
  public BadRecord(List<InputProblem> problems) {
    super(problems.stream().map(InputProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order of the record. */
  public List<InputProblem> problems() {
    return problems;
  }
}
