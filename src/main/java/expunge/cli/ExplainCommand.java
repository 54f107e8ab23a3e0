package expunge.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: every finding with its rule and citation. */
@Command(
    name = "explain",
    description = "Answer a record with every finding, its rule and its citation.")
final class ExplainCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Parameters(paramLabel = "FILE", description = "a record in JSON; - reads it from standard input")
  String file = "-";

  @Option(
      names = "--why-not",
      description = "say what would have to be otherwise where a relief is refused or not reached")
  boolean whyNot;

  @Override
  public Integer call() throws Exception {
    return new Answers(false, true, whyNot).print(options, List.of(file));
  }
}
