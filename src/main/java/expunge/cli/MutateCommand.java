package expunge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.workshop.Mutation;
import expunge.workshop.Mutation.Report;
import expunge.workshop.Mutation.Section;
import expunge.workshop.Mutation.Survivor;
import expunge.workshop.Survivors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mutate}: which words of the rules no case holds in place. */
@Command(
    name = "mutate",
    description =
        "Change each rule a little, in every way, and say which changes no case or example notices.")
final class MutateCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Parameters(paramLabel = "JURISDICTION", description = "us, us-or ...")
  String which = "";

  @Option(
      names = "--examples",
      paramLabel = "DIR",
      defaultValue = "examples",
      description = "the examples (default: ${DEFAULT-VALUE})")
  Path examples = Path.of("examples");

  @Option(
      names = "--accepted",
      paramLabel = "FILE",
      description =
          "survivors that need no case, each with its reason (default: survivors.yaml of the rulebook)")
  @Nullable Path accepted;

  @Option(
      names = "--at-least",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "exit 1 when the score is lower")
  double atLeast;

  @Option(names = "--json", description = "print the survivors as JSON")
  boolean json;

  @Override
  public Integer call() throws IOException {
    String name = Path.of(which.toLowerCase(Locale.ROOT)).getFileName().toString();
    Rulebooks books = options.load();
    Path folder =
        Rulebooks.folders(options.rules).stream()
            .filter(f -> f.toAbsolutePath().normalize().getFileName().toString().equals(name))
            .findFirst()
            .orElse(null);
    if (folder == null) {
      Main.ERR.println("there is no rulebook `" + which + "` in " + options.rules);
      return Main.BAD_INPUT;
    }
    Path list = accepted == null ? folder.resolve("survivors.yaml") : accepted;
    if (accepted != null && !Files.isRegularFile(list)) {
      throw new IOException("there is no file `" + list + "`; it lists accepted survivors");
    }
    Survivors survivors =
        Files.isRegularFile(list)
            ? Survivors.read(list.toString(), Files.readString(list))
            : Survivors.none();
    if (!survivors.problems().isEmpty()) {
      survivors.problems().forEach(Main.ERR::println);
      return Main.BAD_INPUT;
    }
    Mutation mutation =
        new Mutation(
            books,
            folder.toAbsolutePath().normalize(),
            examples.resolve(name),
            Shelf.in(options.cache),
            Main.ERR::println);
    Report report = mutation.run(survivors);
    if (json) {
      Main.OUT.println(
          Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(written(name, report)));
    } else {
      print(report, list);
    }
    return report.score() < atLeast ? Main.FAILED : Main.FINE;
  }

  private static void print(Report report, Path list) {
    for (Section section : report.sections()) {
      Main.OUT.println(
          section.citation()
              + ": "
              + percent(section.score())
              + " ("
              + section.noticed()
              + " of "
              + section.variants()
              + " noticed)");
      for (Survivor one : section.survivors()) {
        Main.OUT.println(
            "  "
                + one.variant().rule().file()
                + ":"
                + one.variant().line()
                + ":"
                + one.variant().column()
                + ": "
                + one.variant().survives());
        Main.OUT.println(
            one.accepted() == null
                ? "      - { rule: "
                    + quoted(one.name())
                    + ", change: "
                    + quoted(one.variant().change())
                    + ", reason: \"\" }"
                : "      accepted: " + one.accepted());
      }
    }
    for (Survivors.Entry entry : report.stale()) {
      Main.OUT.println(
          list
              + ": out of date: `"
              + entry.change()
              + "` in `"
              + entry.rule()
              + "` is noticed by a case, or the rule no longer reads so; take the entry out");
    }
    for (String failing : report.failing()) {
      Main.OUT.println("doesn't hold, and so tells nothing: " + failing);
    }
    long accepted = report.survivors().stream().filter(s -> s.accepted() != null).count();
    Main.OUT.println(
        percent(report.score())
            + ": "
            + report.variants()
            + " variants, "
            + report.noticed()
            + " noticed, "
            + (report.survivors().size() - accepted)
            + " not noticed, "
            + accepted
            + " accepted"
            + (report.unusable() == 0 ? "" : ", " + report.unusable() + " couldn't be compiled"));
  }

  private static String percent(double score) {
    // Rounded down: 94.96 is not 95.
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(score * 10) / 10);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static ObjectNode written(String name, Report report) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("rulebook", name)
        .put("score", report.score())
        .put("variants", report.variants())
        .put("noticed", report.noticed())
        .put("notCompiled", report.unusable());
    ArrayNode sections = root.putArray("sections");
    for (Section section : report.sections()) {
      ObjectNode node = sections.addObject();
      node.put("citation", section.citation())
          .put("score", section.score())
          .put("variants", section.variants())
          .put("noticed", section.noticed());
      survivors(node.putArray("survivors"), section.survivors());
    }
    ArrayNode stale = root.putArray("outOfDate");
    report
        .stale()
        .forEach(
            entry -> stale.addObject().put("rule", entry.rule()).put("change", entry.change()));
    ArrayNode failing = root.putArray("failing");
    report.failing().forEach(failing::add);
    return root;
  }

  /** Adds survivors, each with its place. */
  static void survivors(ArrayNode list, List<Survivor> survivors) {
    for (Survivor one : survivors) {
      list.addObject()
          .put("file", one.variant().rule().file())
          .put("line", one.variant().line())
          .put("column", one.variant().column())
          .put("rule", one.name())
          .put("kind", one.variant().kind().name().toLowerCase(Locale.ROOT))
          .put("change", one.variant().change())
          .put("sentence", one.variant().survives())
          .put("accepted", one.accepted());
    }
  }
}
