package expunge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.law.Source;
import expunge.record.Shape;
import expunge.report.LawPage;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.workshop.CoveragePage;
import expunge.workshop.LawCoverage;
import expunge.workshop.LawCoverage.Condition;
import expunge.workshop.LawCoverage.Part;
import expunge.workshop.LawCoverage.Period;
import expunge.workshop.LawCoverage.Report;
import expunge.workshop.LawCoverage.Tried;
import expunge.workshop.Stubs;
import java.io.IOException;
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

/** {@code coverage}: what of the law is coded, and what of that the cases try. */
@Command(
    name = "coverage",
    description = "Say what of the law is coded, and which sides of the rules no case tries.")
final class CoverageCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "JURISDICTION",
      description = "us, us-or ... (default: all)")
  @Nullable String which;

  @Option(
      names = "--html",
      paramLabel = "FILE|DIR",
      description = "write the report as a page; into a folder as coverage.html")
  @Nullable Path html;

  @Option(names = "--json", description = "print the report as JSON")
  boolean json;

  @Option(
      names = "--law",
      description =
          "print the page docs/coverage.md: each section read, of which day, how far coded")
  boolean law;

  @Option(names = "--stubs", description = "print a case to complete for each side not tried")
  boolean stubs;

  @Override
  public Integer call() throws IOException {
    String wanted = which;
    String name =
        wanted == null ? null : Path.of(wanted.toLowerCase(Locale.ROOT)).getFileName().toString();
    Rulebooks books = options.load();
    if (law) {
      Main.OUT.print(LawPage.of(books.all()));
      return Main.FINE;
    }
    Shelf shelf = Shelf.in(options.cache);
    List<Report> reports = new ArrayList<>();
    for (Path folder : Rulebooks.folders(options.rules)) {
      Path whole = folder.toAbsolutePath().normalize();
      if (name == null || whole.getFileName().toString().equals(name)) {
        reports.add(LawCoverage.of(books, whole, shelf, Main.ERR::println));
      }
    }
    if (reports.isEmpty()) {
      Main.ERR.println("there is no rulebook `" + which + "` in " + options.rules);
      return Main.BAD_INPUT;
    }
    Path page = html;
    if (page != null) {
      Path file = Files.isDirectory(page) ? page.resolve("coverage.html") : page;
      Files.writeString(file, CoveragePage.of(reports));
      Main.ERR.println("written: " + file);
    }
    if (json) {
      ArrayNode all = Json.mapper().createArrayNode();
      reports.forEach(report -> write(all.addObject(), report));
      Main.OUT.println(Main.pretty(all));
    } else {
      reports.forEach(this::print);
    }
    return Main.FINE;
  }

  private void print(Report report) {
    Main.OUT.println(
        report.book().manifest().jurisdiction().code()
            + "  "
            + report.book().manifest().jurisdiction().name());
    for (Source source : report.book().manifest().sources()) {
      Main.OUT.println("  " + source.citation() + "  " + source.title());
      for (Source.Coverage how : Source.Coverage.values()) {
        List<String> parts =
            source.coverage().entrySet().stream()
                .filter(e -> e.getValue() == how)
                .map(e -> e.getKey())
                .toList();
        if (!parts.isEmpty()) {
          Main.OUT.println(
              String.format(Locale.ROOT, "    %-10s %3d  ", Shape.word(how), parts.size())
                  + String.join(" ", parts));
        }
      }
    }
    Main.OUT.println(
        "  rules       "
            + report.rules().stream().filter(r -> r.fired() && r.silent()).count()
            + " of "
            + report.rules().size()
            + " seen to conclude and to stay silent");
    Main.OUT.println(
        "  conditions  "
            + report.conditionsSeen()
            + " of "
            + report.conditions()
            + " seen to hold, and to fail alone");
    Main.OUT.println(
        "  periods     "
            + report.periodsSeen()
            + " of "
            + report.periods()
            + " seen on their day and on its other side");
    for (Tried tried : report.rules()) {
      if (!tried.whole()) {
        Main.OUT.println(
            "  "
                + tried.rule().file()
                + ":"
                + tried.rule().line()
                + ": "
                + tried.rule().citation());
        for (Stubs.Stub stub : Stubs.of(tried)) {
          Main.OUT.println("    not seen: " + stub.side());
          if (stubs) {
            Main.OUT.print(stub.yaml());
          }
        }
      }
    }
    report.failing().forEach(f -> Main.OUT.println("  doesn't hold, and so tries nothing: " + f));
  }

  private void write(ObjectNode node, Report report) {
    node.put("rulebook", report.book().manifest().jurisdiction().folder())
        .put("conditions", report.conditions())
        .put("conditionsSeen", report.conditionsSeen())
        .put("periods", report.periods())
        .put("periodsSeen", report.periodsSeen());
    ArrayNode parts = node.putArray("law");
    for (Part part : report.parts()) {
      parts
          .addObject()
          .put("citation", part.citation())
          .put("coverage", Shape.word(part.coverage()))
          .put("rules", part.rules());
    }
    ArrayNode rules = node.putArray("rules");
    for (Tried tried : report.rules()) {
      ObjectNode rule =
          rules
              .addObject()
              .put("rule", tried.rule().id())
              .put("citation", tried.rule().citation())
              .put("file", tried.rule().file())
              .put("line", tried.rule().line())
              .put("fired", tried.fired())
              .put("silent", tried.silent());
      ArrayNode conditions = rule.putArray("conditions");
      for (Condition one : tried.conditions()) {
        conditions
            .addObject()
            .put("condition", one.without().before())
            .put("line", one.without().line())
            .put("column", one.without().column())
            .put("seenTrue", tried.fired())
            .put("seenFalse", one.failsAlone());
      }
      ArrayNode periods = rule.putArray("periods");
      for (Period one : tried.periods()) {
        periods.addObject().put("period", one.words()).put("day", one.day()).put("eve", one.eve());
      }
      if (stubs) {
        ArrayNode cases = rule.putArray("stubs");
        Stubs.of(tried).forEach(s -> cases.addObject().put("side", s.side()).put("yaml", s.yaml()));
      }
    }
    ArrayNode failing = node.putArray("failing");
    report.failing().forEach(failing::add);
  }
}
