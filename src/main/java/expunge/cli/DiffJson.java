package expunge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination.ReliefAnswer;
import expunge.json.DeterminationWriter;
import expunge.rulebook.Rule;
import expunge.workshop.Change;
import expunge.workshop.DiffReport;
import expunge.workshop.DiffReport.Group;
import expunge.workshop.DiffReport.Spoke;
import expunge.workshop.Difference;
import expunge.workshop.Flip;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a change of rules does to answers, for programs. */
final class DiffJson {

  private DiffJson() {}

  static ObjectNode write(DiffReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode rulebooks = root.putArray("rulebooks");
    for (Difference difference : report.differences()) {
      ObjectNode node = rulebooks.addObject();
      node.put("jurisdiction", difference.jurisdiction().code());
      hash(node, "before", difference.before() == null ? null : difference.before().hash());
      hash(node, "after", difference.after() == null ? null : difference.after().hash());
      node.put("offensesChanged", difference.tables());
      node.put("gradesOrReliefsChanged", difference.manifest());
    }
    ArrayNode changes = root.putArray("changes");
    for (Spoke spoke : report.spokes()) {
      ObjectNode node = changes.addObject();
      node.put("kind", word(spoke.change().kind()));
      rule(node, "before", spoke.change().before());
      rule(node, "after", spoke.change().after());
      node.put("spokeBefore", spoke.before());
      node.put("spokeAfter", spoke.after());
      node.put("untried", spoke.silent());
    }
    ArrayNode groups = root.putArray("flips");
    report.groups().forEach(g -> groups.add(group(g)));
    ArrayNode counts = root.putArray("counts");
    report
        .turns()
        .forEach(
            (turn, count) ->
                counts
                    .addObject()
                    .put("rulebook", turn.folder())
                    .put("relief", turn.relief())
                    .put("before", turn.before().name())
                    .put("after", turn.after().name())
                    .put("count", count));
    root.put("records", report.records());
    root.put("leftOut", report.leftOut());
    root.put("changed", report.flips());
    root.put("unaccepted", report.unaccepted());
    root.put("sameForOtherReasons", report.reasons());
    ArrayNode problems = root.putArray("problems");
    report.problems().forEach(problems::add);
    return root;
  }

  private static ObjectNode group(Group group) {
    Flip.Kind kind = group.kind();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode by = node.putArray("by");
    for (Change change : kind.changes()) {
      by.add(change.rule().id());
    }
    node.put("relief", kind.relief());
    node.put("before", kind.before().name());
    node.put("after", kind.after().name());
    if (kind.move() != Flip.Move.NONE) {
      node.put("move", word(kind.move()));
    }
    if (!kind.statute().isEmpty()) {
      node.put("statute", kind.statute());
    }
    node.put("count", group.count());
    node.put("accepted", group.accepted());
    ArrayNode first = node.putArray("answers");
    for (Flip flip : group.first()) {
      ObjectNode one = first.addObject();
      one.put("record", flip.place());
      one.put("asOf", flip.asOf().toString());
      one.put("charge", flip.charge());
      answer(one, "before", flip.before());
      answer(one, "after", flip.after());
    }
    return node;
  }

  private static void answer(ObjectNode node, String name, @Nullable ReliefAnswer answer) {
    if (answer == null) {
      node.putObject(name).put("status", Flip.status(null).name());
    } else {
      node.set(name, DeterminationWriter.relief(answer));
    }
  }

  private static void rule(ObjectNode node, String name, @Nullable Rule rule) {
    if (rule != null) {
      node.putObject(name)
          .put("rule", rule.id())
          .put("citation", rule.citation())
          .put("sentence", rule.sentence())
          .put("inForce", rule.inForce().toString())
          .put("file", rule.file())
          .put("line", rule.line());
    }
  }

  private static void hash(ObjectNode node, String name, @Nullable String hash) {
    if (hash != null) {
      node.put(name, hash);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The report of a comparison that could not be made of some rulebooks. */
  static ObjectNode write(DiffReport report, List<String> broken) {
    ObjectNode root = write(report);
    ArrayNode list = root.putArray("broken");
    broken.forEach(list::add);
    return root;
  }
}
