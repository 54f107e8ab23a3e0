package expunge.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.WhyNot;
import expunge.determination.WhyNot.Miss;
import expunge.determination.WhyNot.Way;
import expunge.rulebook.Condition;
import java.util.List;

/** Writes into an answer what would have to be otherwise: {@code whyNot} of each relief. */
public final class WhyNotWriter {

  private WhyNotWriter() {}

  /** Adds {@code all} to the tree of the answer that they are about. */
  public static void add(ObjectNode answer, List<WhyNot> all) {
    for (WhyNot one : all) {
      for (JsonNode charge : answer.path("charges")) {
        if (charge.path("charge").asText().equals(one.charge())) {
          for (JsonNode relief : charge.path("reliefs")) {
            if (relief.path("relief").asText().equals(one.relief())) {
              write(((ObjectNode) relief).putObject("whyNot"), one);
            }
          }
        }
      }
    }
  }

  private static void write(ObjectNode node, WhyNot one) {
    if (one.inTheWay() > 0) {
      node.put("inTheWay", one.inTheWay());
    }
    ArrayNode ways = node.putArray("ways");
    for (Way way : one.ways()) {
      ArrayNode misses = ways.addObject().putArray("together");
      way.misses().forEach(miss -> write(misses.addObject(), miss));
    }
  }

  private static void write(ObjectNode node, Miss miss) {
    node.put("citation", miss.rule().citation())
        .put("because", miss.rule().sentence())
        .put("rule", miss.rule().id())
        .put("file", miss.rule().file())
        .put("line", miss.rule().line());
    ArrayNode conditions = node.putArray(miss.fired() ? "oneOtherwise" : "allNeeded");
    for (Condition condition : miss.conditions()) {
      ObjectNode each =
          conditions
              .addObject()
              .put("condition", condition.words())
              .put("line", condition.line())
              .put("column", condition.column());
      if (!condition.read().isEmpty()) {
        ObjectNode read = each.putObject("read");
        condition.read().forEach(r -> read.put(r.fact(), r.value()));
      }
    }
  }
}
