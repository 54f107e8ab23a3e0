package expunge.cli;

import expunge.workshop.JunitXml;
import expunge.workshop.Trial;
import expunge.workshop.TrialJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
      description = "one rulebook, by name or by its folder, which may lie anywhere (default: all)")
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

  @Option(
      names = "--watch",
      description = "go on: try again whatever is saved, until Ctrl-C ends it")
  boolean watch;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "write the result as JUnit XML too, for CI servers")
  @Nullable Path junit;

  @Option(names = "--json", description = "print the result as JSON")
  boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    TestBench bench = TestBench.of(options, examples, which);
    if (bench == null) {
      Main.ERR.println(
          "there is no rulebook `"
              + (which == null ? "" : which)
              + "` in "
              + options.rules
              + ", and no folder of that name with a rulebook.yaml");
      return Main.BAD_INPUT;
    }
    Trial.Report report = bench.run(accept);
    print(report);
    if (watch) {
      new TestWatch(bench, this::print).run();
    }
    if (!report.leftOut().isEmpty()) {
      return Main.BROKEN_RULEBOOK;
    }
    return report.failures().isEmpty() ? Main.FINE : Main.FAILED;
  }

  private void print(Trial.Report report) throws IOException {
    if (junit != null) {
      Files.writeString(junit, JunitXml.write(report), StandardCharsets.UTF_8);
    }
    if (json) {
      Main.OUT.println(Main.pretty(TrialJson.write(report)));
      return;
    }
    report.failures().forEach(Main.OUT::println);
    report.leftOut().forEach(Main.OUT::println);
    Main.OUT.println(
        report.cases()
            + " cases, "
            + report.examples()
            + " examples, "
            + report.failures().size()
            + " failed"
            + (report.leftOut().isEmpty() ? "" : ", " + leftOut(report)));
  }

  private static String leftOut(Trial.Report report) {
    long problems = report.leftOut().stream().filter(p -> !p.code().equals("left-out")).count();
    long untried = report.leftOut().size() - problems;
    return problems
        + (problems == 1 ? " problem" : " problems")
        + " in files that could not be used, "
        + untried
        + " cases and examples left out because of them";
  }
}
