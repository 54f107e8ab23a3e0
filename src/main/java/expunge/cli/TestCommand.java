package expunge.cli;

import expunge.rulebook.Rulebooks;
import expunge.workshop.Trial;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code test}: the cases beside the rules, and the examples. */
@Command(name = "test", description = "Run the cases beside the rules, and the examples.")
final class TestCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "JURISDICTION|DIR",
      description = "one rulebook (default: all)")
  @Nullable String which;

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      defaultValue = "examples",
      description = "the examples (default: ${DEFAULT-VALUE})")
  Path examples = Path.of("examples");

  @Option(
      names = "--accept",
      description =
          "write what is found as the examples' expected answers; read the difference before committing it")
  boolean accept;

  @Override
  public Integer call() {
    Rulebooks books = options.load();
    Trial trial = new Trial(books);
    String name =
        which == null ? null : Path.of(which.toLowerCase(Locale.ROOT)).getFileName().toString();
    int found = 0;
    for (Path folder : Rulebooks.folders(options.rules)) {
      if (name == null || folder.getFileName().toString().equals(name)) {
        found++;
        trial.rulebook(folder);
        trial.examples(examples.resolve(folder.getFileName().toString()), accept);
      }
    }
    if (found == 0) {
      Main.ERR.println("there is no rulebook `" + which + "` in " + options.rules);
      return Main.BAD_INPUT;
    }
    Trial.Report report = trial.report();
    report.failures().forEach(Main.OUT::println);
    Main.OUT.println(
        report.cases()
            + " cases, "
            + report.examples()
            + " examples, "
            + report.failures().size()
            + " failed");
    return report.failures().isEmpty() ? Main.FINE : Main.FAILED;
  }
}
