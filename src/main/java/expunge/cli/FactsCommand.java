package expunge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.report.FactList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facts}: what a record may tell. */
@Command(
    name = "facts",
    description = "List the facts that a record may tell, all or those in which a word stands.")
final class FactsCommand implements Callable<Integer> {
  private static final int WIDTH = 100;

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "a word to look for")
  List<String> words = new ArrayList<>();

  @Option(names = "--markdown", description = "print the page docs/facts.md")
  boolean markdown;

  @Option(names = "--json", description = "print them as JSON")
  boolean json;

  @Override
  public Integer call() throws Exception {
    if (markdown) {
      Main.OUT.print(FactList.markdown());
      return Main.FINE;
    }
    String word = String.join(" ", words);
    List<FactList.Entry> found = FactList.with(word);
    if (found.isEmpty()) {
      Main.ERR.println("no fact has the word `" + word + "`; ./expunge facts lists them all");
      return Main.BAD_INPUT;
    }
    ArrayNode all = Json.mapper().createArrayNode();
    for (FactList.Entry one : found) {
      if (json) {
        ObjectNode node = all.addObject();
        node.put("of", one.of());
        node.put("path", one.path());
        node.put("values", one.values());
        node.put("meaning", one.meaning());
        node.put("question", one.question().isEmpty() ? null : one.question());
      } else {
        Main.OUT.println(one.path());
        SideBySide.wrapped(one.meaning() + " (" + one.values() + ")", WIDTH, "    ")
            .forEach(Main.OUT::println);
        if (!one.question().isEmpty()) {
          SideBySide.wrapped(one.question(), WIDTH, "    ").forEach(Main.OUT::println);
        }
      }
    }
    if (json) {
      Main.OUT.println(Main.pretty(all));
    }
    return Main.FINE;
  }
}
