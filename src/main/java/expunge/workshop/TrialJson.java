package expunge.workshop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.rulebook.Problem;
import java.util.List;

/** A report of tests as JSON. */
public final class TrialJson {

  private TrialJson() {}

  /** Counts, failures with their rules, and what was left out. */
  public static ObjectNode write(Trial.Report report) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("cases", report.cases());
    root.put("examples", report.examples());
    root.put("failed", report.failures().size());
    ArrayNode failures = root.putArray("failures");
    for (Failure one : report.failures()) {
      ObjectNode failure = failures.addObject();
      failure.put("file", one.file()).put("line", one.line()).put("what", one.what());
      failure.put("about", one.about());
      failure.put("expected", one.expected()).put("found", one.found());
      rules(failure.putArray("madeBy"), one.made());
      rules(failure.putArray("expectedOf"), one.due());
    }
    problems(root.putArray("leftOut"), report.leftOut());
    return root;
  }

  private static void rules(ArrayNode array, List<Witness> rules) {
    for (Witness one : rules) {
      array
          .addObject()
          .put("finding", one.finding())
          .put("rule", one.title())
          .put("file", one.file())
          .put("line", one.line());
    }
  }

  /** Adds problems to a list. */
  public static void problems(ArrayNode array, List<Problem> problems) {
    for (Problem one : problems) {
      array
          .addObject()
          .put("file", one.file())
          .put("line", one.line())
          .put("column", one.column())
          .put("code", one.code())
          .put("sentence", one.sentence());
    }
  }
}
