package expunge.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that can't go into service, with every problem of every file. */
public final class BrokenRulebook extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** A rulebook with these problems. */
  public BrokenRulebook(List<Problem> problems) {
    super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().toList();
  }

  /** The problems, by place. */
  public List<Problem> problems() {
    return problems;
  }
}
