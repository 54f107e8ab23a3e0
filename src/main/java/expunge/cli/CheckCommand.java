package expunge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: the answer to one or more records. */
@Command(name = "check", description = "Answer records: a table for people, or --json.")
final class CheckCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "records in JSON; - reads one from standard input")
  List<String> files = new ArrayList<>();

  @Option(names = "--json", description = "print the determination as JSON")
  boolean json;

  @Option(names = "--explain", description = "show every finding with its rule")
  boolean explain;

  @Option(
      names = "--why-not",
      description = "say what would have to be otherwise where a relief is refused or not reached")
  boolean whyNot;

  @Override
  public Integer call() throws Exception {
    return new Answers(json, explain, whyNot).print(options, files);
  }
}
