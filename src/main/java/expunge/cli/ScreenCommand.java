package expunge.cli;

import expunge.imports.BadMapping;
import expunge.imports.Mapping;
import expunge.imports.MappingReader;
import expunge.json.Canonical;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebooks;
import expunge.screening.Order;
import expunge.screening.Screening;
import expunge.screening.Totals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code screen}: the answers to files of records. */
@Command(
    name = "screen",
    description =
        "Answer every record of files, however many: determinations, one row for each charge and relief, a summary, and a list of what was rejected and why. See docs/screening.md.")
final class ScreenCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "records: .ndjson, .json or .parquet; rows of an office: .csv, .tsv, .dat or .parquet; .gz and .zst too")
  List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder for what is written, new or empty")
  Path out = Path.of("");

  @Option(
      names = "--mapping",
      paramLabel = "NAME",
      description =
          "how rows of an office are read: a file, or the name of one in mappings/ (default: flat); may be given several times")
  List<String> mappings = new ArrayList<>();

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "the filing date of every record (default: as each says, else today)")
  @Nullable LocalDate asOf;

  @Option(
      names = "--only",
      paramLabel = "JURISDICTION",
      description =
          "ask this rulebook only, us-or, and those that reach the charges of every jurisdiction")
  @Nullable String only;

  @Option(names = "--limit", paramLabel = "N", description = "take the first N records only")
  long limit = Long.MAX_VALUE;

  @Option(
      names = "--parquet",
      description = "write the determinations as Parquet, not as lines of JSON")
  boolean parquet;

  @Option(names = "--threads", paramLabel = "N", description = "how many (default: all cores)")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--save-every",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description =
          "how often the state is brought to the disk, for --resume (default: ${DEFAULT-VALUE})")
  double saveEvery = 2;

  @Option(names = "--resume", description = "go on with a screening that was stopped")
  boolean resume;

  @Override
  public Integer call() throws IOException {
    Jurisdiction one = null;
    if (only != null) {
      one = Jurisdiction.find(only.toUpperCase(Locale.ROOT)).orElse(null);
      if (one == null) {
        Main.ERR.println("there is no jurisdiction `" + only + "`; write us, us-or and so on");
        return Main.BAD_INPUT;
      }
    }
    if (limit < 1 || threads < 1) {
      Main.ERR.println("--limit and --threads take a number from 1");
      return Main.BAD_INPUT;
    }
    Jurisdiction wanted = one;
    Rulebooks books = options.load(j -> wanted == null || wanted.equals(j));
    if (wanted != null && books.of(wanted) == null) {
      Main.ERR.println("no rulebook of `" + only + "` is in service");
      return Main.BAD_INPUT;
    }
    Order order =
        new Order(
            inputs, mappings(), out, asOf, Main.today(), wanted, limit, parquet, threads, resume);
    Totals totals;
    try (ProgressLine progress = new ProgressLine(saveEvery)) {
      totals = Screening.run(order, books, progress, progress::due);
    }
    return print(totals);
  }

  /** The mappings that were named; that of the plain table where none was and a table is there. */
  private List<Mapping> mappings() throws IOException {
    List<String> named = mappings;
    if (named.isEmpty() && inputs.stream().anyMatch(ScreenCommand::isTable)) {
      named = List.of("flat");
    }
    List<Mapping> read = new ArrayList<>();
    for (String name : named) {
      Path file = name.endsWith(".yaml") ? Path.of(name) : Path.of("mappings", name + ".yaml");
      if (!Files.isRegularFile(file)) {
        throw new IOException(
            "there is no mapping `"
                + file
                + "`; name a file that ends in .yaml, or one of mappings/");
      }
      byte[] text = Files.readAllBytes(file);
      try {
        read.add(
            MappingReader.read(
                name, new String(text, StandardCharsets.UTF_8), Canonical.hash(text)));
      } catch (BadMapping bad) {
        throw new IOException(bad.getMessage(), bad);
      }
    }
    return read;
  }

  private static boolean isTable(Path input) {
    return input.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|dat)(\\.gz|\\.zst)?");
  }

  private int print(Totals totals) {
    Main.OUT.println(
        String.format(
            Locale.ROOT,
            "%,d records in = %,d answered + %,d rejected; %,d charges; %,d blank lines passed over",
            totals.read(),
            totals.answered(),
            totals.rejected(),
            totals.charges(),
            totals.blank()));
    if (totals.rowsIn() > 0) {
      Main.OUT.println(
          String.format(
              Locale.ROOT,
              "%,d rows in = %,d rows in records; rows that could not be read are rejects",
              totals.rowsIn(),
              totals.rows()));
    }
    if (!totals.balanced()) {
      Main.ERR.println(
          "these numbers do not agree: don't use what was written, and report this fault");
      return Main.FAILED;
    }
    Main.OUT.println("written to " + out);
    return totals.rejected() == 0 ? Main.FINE : Main.FAILED;
  }
}
