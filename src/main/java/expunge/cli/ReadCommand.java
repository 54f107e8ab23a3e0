package expunge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.law.Nearest;
import expunge.law.Source;
import expunge.law.Statute;
import expunge.rulebook.Rulebooks;
import expunge.words.Reading;
import expunge.words.Standing;
import expunge.words.WordsFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code read}: the words of the law beside the rules that cite them. */
@Command(
    name = "read",
    description = {
      "Show a section of law with the rules that cite each paragraph of it.",
      "Put a citation with parentheses into quotation marks, or leave the parentheses out:"
          + " read \"ORS 137.225(1)(b)\" or read ORS 137.225 1 b."
    })
final class ReadCommand implements Callable<Integer> {
  private static final int USUAL_WIDTH = 100;

  @Parameters(arity = "1..*", paramLabel = "CITATION", description = "in any usual spelling")
  List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "print it as JSON")
  boolean json;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "how wide to print; below 80 the rules stand under the words")
  @Nullable Integer width;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "the rules folder, or one rulebook (default: ${DEFAULT-VALUE})",
      defaultValue = "rules")
  Path rules = Path.of("rules");

  @Override
  public Integer call() throws Exception {
    String citation = String.join(" ", words).strip();
    if (!Files.isDirectory(rules)) {
      Main.ERR.println("there is no rules folder `" + rules + "`; name it with --rules DIR");
      return Main.BAD_INPUT;
    }
    String doubt = Statute.parse(Jurisdiction.US, citation).ambiguity();
    if (!doubt.isEmpty()) {
      Main.ERR.println("`" + citation + "` can be read in two ways; " + doubt);
      return Main.BAD_INPUT;
    }
    ArrayNode all = Json.mapper().createArrayNode();
    List<String> near = new ArrayList<>();
    int found = 0;
    for (Path folder : Rulebooks.folders(rules)) {
      WordsFolder book = WordsFolder.read(folder).orElse(null);
      if (book == null) {
        Main.ERR.println(folder + " is left out: its rulebook.yaml can't be used (./expunge lint)");
        continue;
      }
      for (Reading reading : Reading.of(citation, book)) {
        found++;
        if (json) {
          all.add(written(reading, book));
        } else {
          new SideBySide(book, columns()).lay(reading).forEach(Main.OUT::println);
        }
      }
      near.addAll(book.words().near(citation));
    }
    if (found == 0) {
      Main.ERR.println(
          "no rulebook lists `"
              + citation
              + "` among its sources; nearest: "
              + String.join("; ", Nearest.all(citation, near)));
      return Main.BAD_INPUT;
    }
    if (json) {
      Main.OUT.println(Main.pretty(all));
    }
    return Main.FINE;
  }

  private int columns() {
    Integer wanted = width;
    if (wanted != null) {
      return wanted;
    }
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }

  private static ObjectNode written(Reading reading, WordsFolder book) {
    ObjectNode node = Json.mapper().createObjectNode();
    Source source = reading.source();
    node.put("jurisdiction", book.manifest().jurisdiction().code());
    node.put("citation", reading.asked());
    node.put("exact", reading.exact());
    ObjectNode from = node.putObject("source");
    from.put("citation", source.citation());
    from.put("title", source.title());
    from.put("link", source.link());
    from.put("edition", source.edition());
    from.put("read", source.read().toString());
    from.put("text", source.text());
    from.put("noText", source.noText());
    ArrayNode lines = node.putArray("paragraphs");
    for (Reading.Line line : reading.lines()) {
      ObjectNode one = lines.addObject();
      one.put("citation", line.cited());
      one.put("label", line.label());
      one.put("words", line.words());
      one.put("file", book.name() + "/" + line.file());
      one.put("line", line.line());
      one.put("leadsIn", line.around());
      Source.Coverage coverage = line.coverage();
      one.put("coverage", coverage == null ? null : word(coverage));
      rules(one.putArray("rules"), line.rules());
    }
    rules(node.putArray("rulesWithoutWords"), reading.others());
    return node;
  }

  private static void rules(ArrayNode to, List<Reading.RuleRead> rules) {
    for (Reading.RuleRead read : rules) {
      ObjectNode one = to.addObject();
      one.put("citation", read.rule().citation());
      one.put("sentence", read.rule().sentence());
      one.put("file", read.rule().file());
      one.put("line", read.rule().line());
      one.put("inForce", read.rule().inForce().toString());
      one.put("standing", word(read.standing().state()));
      ArrayNode changes = one.putArray("changes");
      for (Standing.Change change : read.standing().changes()) {
        changes.add(change.toString());
      }
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
