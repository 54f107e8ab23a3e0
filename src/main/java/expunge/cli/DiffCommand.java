package expunge.cli;

import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.workshop.Acceptance;
import expunge.workshop.Diff;
import expunge.workshop.DiffReport;
import expunge.workshop.Edition;
import expunge.workshop.Revision;
import expunge.workshop.Sides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: whose answer a change of rules changes. */
@Command(
    name = "diff",
    description = {
      "Show whose answer changes between two editions of the rules, by which changed rule, and why.",
      "Exit code: 0 no change that isn't accepted, 1 some, 2 bad input, 3 a rulebook that doesn't compile."
    })
final class DiffCommand implements Callable<Integer> {

  private static final int SHOWN = 3;
  private static final long PATIENCE = 2_000_000_000L;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "the rules before: a rules folder, one rulebook's folder, or a git revision")
  String old = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "the rules after")
  String now = "";

  @Option(
      names = "--population",
      paramLabel = "FILE",
      description = "records to compare on besides, one a line; may be given several times")
  List<Path> populations = new ArrayList<>();

  @Option(
      names = "--count",
      defaultValue = "500",
      description =
          "records to make up for each side of each rulebook that differs (default: ${DEFAULT-VALUE})")
  long count = 500;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "which series of made-up records (default: ${DEFAULT-VALUE})")
  long seed = 1;

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      defaultValue = "examples",
      description = "the examples (default: ${DEFAULT-VALUE})")
  Path examples = Path.of("examples");

  @Option(
      names = "--only",
      paramLabel = "RULEBOOK",
      description = "compare only this rulebook: us-or")
  @Nullable String only;

  @Option(names = "--json", description = "print the report as JSON")
  boolean json;

  @Option(names = "--all", description = "list every answer that changes, not the first of a kind")
  boolean all;

  @Option(
      names = "--accept",
      description =
          "write a case for each kind of change into NEW, beside the changed rule; read the cases before committing them")
  boolean accept;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "where compiled rules are kept (default: ${DEFAULT-VALUE})",
      defaultValue = "target/rulebooks")
  Path cache = Path.of("target/rulebooks");

  @Override
  public Integer call() throws IOException {
    Edition before = edition(old);
    Edition after = edition(now);
    String wanted = only == null ? null : only.toLowerCase(Locale.ROOT);
    if (!sound(after, before, wanted)) {
      return Main.BAD_INPUT;
    }
    Sides sides =
        Sides.of(before, after, Shelf.in(cache), name -> wanted == null || name.equals(wanted));
    sides.problems().forEach(Main.ERR::println);
    Diff diff =
        new Diff(
            before,
            after,
            sides,
            examples,
            populations,
            count,
            seed,
            Main.today(),
            all ? Integer.MAX_VALUE : SHOWN);
    DiffReport report = diff.run(new Progress());
    report.problems().forEach(Main.ERR::println);
    if (accept && report.unaccepted() > 0) {
      Acceptance.Written written = new Acceptance(after, sides, Main.today()).accept(report);
      report = written.report();
      written
          .files()
          .forEach(
              (file, cases) ->
                  Main.ERR.println(DiffPlain.count(cases, "case") + " written to " + file));
    }
    if (json) {
      Main.OUT.println(Main.pretty(DiffJson.write(report, sides.problems())));
    } else {
      Main.OUT.print(DiffPlain.write(report, sides.leftOut()));
    }
    return exit(sides, report);
  }

  private static int exit(Sides sides, DiffReport report) {
    if (!sides.leftOut().isEmpty()) {
      Main.ERR.println(
          DiffPlain.count(sides.leftOut().size(), "rulebook")
              + " left out, for not compiling: "
              + String.join(", ", sides.leftOut()));
      return Main.BROKEN_RULEBOOK;
    }
    if (report.leftOut() > 0) {
      Main.ERR.println(
          DiffPlain.count(report.leftOut(), "record") + " left out, for not being readable");
      return Main.BAD_INPUT;
    }
    return report.unaccepted() > 0 ? Main.FAILED : Main.FINE;
  }

  private boolean sound(Edition after, Edition before, @Nullable String wanted) {
    List<String> wrong = new ArrayList<>();
    if (accept && after.folders().isEmpty()) {
      wrong.add(
          "cases can't be written into the revision `"
              + now
              + "`; for --accept give NEW as a folder, such as rules");
    }
    if (wanted != null && !after.has(wanted) && !before.has(wanted)) {
      wrong.add("neither `" + old + "` nor `" + now + "` has a rulebook `" + wanted + "`");
    }
    if (count < 0) {
      wrong.add("--count is a number that is not negative");
    }
    for (Path file : populations) {
      if (!Files.isRegularFile(file)) {
        wrong.add("there is no file `" + file + "`; --population names one with a record a line");
      }
    }
    wrong.forEach(Main.ERR::println);
    return wrong.isEmpty();
  }

  private static Edition edition(String name) throws IOException {
    Path folder = Path.of(name);
    if (!Files.isDirectory(folder)) {
      return Revision.edition(name, Path.of(""));
    }
    if (Rulebooks.folders(folder).isEmpty()) {
      throw new IOException(
          "`" + name + "` holds no rulebook; a rulebook is a folder with a rulebook.yaml");
    }
    return Edition.in(name, folder);
  }

  /** Says now and then how far a long run is. */
  private static final class Progress implements LongConsumer {
    private long last = System.nanoTime();

    @Override
    public void accept(long done) {
      long time = System.nanoTime();
      if (time - last > PATIENCE) {
        last = time;
        Main.ERR.println(Objects.toString(done) + " records compared ...");
      }
    }
  }
}
