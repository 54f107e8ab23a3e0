package expunge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.rulebook.Problem;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.workshop.Gap;
import expunge.workshop.Gaps;
import expunge.workshop.KnownGaps;
import expunge.workshop.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gaps}: what the rules leave open or say twice. */
@Command(
    name = "gaps",
    description =
        "Charges and reliefs of which no rule speaks, rules that never speak, repeat another, or count different periods for one charge. What is meant is listed in gaps.yaml with its reason.")
final class GapsCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Parameters(arity = "0..1", paramLabel = "JURISDICTION", description = "one (default: all)")
  @Nullable String which;

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      defaultValue = "examples",
      description = "the examples (default: ${DEFAULT-VALUE})")
  Path examples = Path.of("examples");

  @Option(
      names = "--count",
      defaultValue = "300",
      description = "how many records to make up (default: ${DEFAULT-VALUE})")
  int count = 300;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "which series of them (default: ${DEFAULT-VALUE})")
  long seed = 1;

  @Option(names = "--json", description = "print what is found as JSON")
  boolean json;

  @Override
  public Integer call() throws IOException {
    Rulebooks books = options.load();
    ArrayNode all = Json.mapper().createArrayNode();
    int found = 0;
    int tried = 0;
    for (Path folder : Rulebooks.folders(options.rules)) {
      String name = RulebookFolder.name(folder);
      Jurisdiction one = Jurisdiction.find(name.toUpperCase(Locale.ROOT)).orElse(null);
      if (one != null && (which == null || which.equalsIgnoreCase(name))) {
        tried++;
        found += gaps(books, one, folder, all.addObject());
      }
    }
    if (tried == 0) {
      Main.ERR.println("there is no rulebook `" + which + "` in " + options.rules);
      return Main.BAD_INPUT;
    }
    if (json) {
      Main.OUT.println(Main.pretty(all));
    }
    return found == 0 ? Main.FINE : Main.FAILED;
  }

  /** How many gaps of a jurisdiction are not explained, or explained and not there. */
  private int gaps(Rulebooks books, Jurisdiction one, Path folder, ObjectNode written)
      throws IOException {
    Gaps gaps = new Gaps(books, one);
    gaps.cases(folder);
    gaps.examples(examples.resolve(one.folder()));
    gaps.generated(count, seed);
    Gaps.Report report = gaps.find();
    List<Problem> problems = new ArrayList<>(report.problems());
    Path file = folder.resolve(KnownGaps.FILE);
    KnownGaps known =
        KnownGaps.read(
            one.folder() + "/" + KnownGaps.FILE,
            Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : "{}",
            problems);
    List<Gap> open = known.open(report.gaps());
    List<KnownGaps.Entry> stale = known.stale(report.gaps());
    if (json) {
      written.put("jurisdiction", one.code()).put("tried", report.tried());
      written.put("explained", report.gaps().size() - open.size());
      ArrayNode list = written.putArray("gaps");
      open.forEach(gap -> write(gap, list.addObject()));
      ArrayNode old = written.putArray("stale");
      stale.forEach(
          entry -> {
            ObjectNode node = old.addObject().put("gap", entry.kind().word());
            entry.of().forEach(node.putArray("of")::add);
            node.put("line", entry.line());
          });
    } else {
      open.forEach(GapsCommand::print);
      stale.forEach(
          entry ->
              Main.OUT.println(
                  one.folder()
                      + "/"
                      + KnownGaps.FILE
                      + ":"
                      + entry.line()
                      + ": explains a gap that is not there (any more): "
                      + entry.kind().word()
                      + " "
                      + entry.of()));
      Main.OUT.println(
          one.code()
              + ": "
              + report.tried()
              + " records tried, "
              + open.size()
              + " gaps not explained, "
              + (report.gaps().size() - open.size())
              + " explained, "
              + stale.size()
              + " explanations stale");
    }
    problems.forEach(Main.ERR::println);
    return open.size() + stale.size() + problems.size();
  }

  private static void print(Gap gap) {
    Main.OUT.println(gap.kind().word() + " " + gap.of() + ": " + gap.sentence());
    for (Witness rule : gap.rules()) {
      Main.OUT.println("    " + rule.file() + ":" + rule.line() + "  " + rule.title());
    }
    if (gap.record() != null) {
      Main.OUT.println("    " + gap.record());
    }
  }

  private static void write(Gap gap, ObjectNode node) {
    node.put("gap", gap.kind().word());
    gap.of().forEach(node.putArray("of")::add);
    node.put("sentence", gap.sentence());
    ArrayNode rules = node.putArray("rules");
    gap.rules()
        .forEach(
            rule ->
                rules
                    .addObject()
                    .put("rule", rule.title())
                    .put("file", rule.file())
                    .put("line", rule.line()));
    if (gap.record() != null) {
      node.set("record", gap.record());
    }
  }
}
