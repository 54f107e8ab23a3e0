package expunge.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.Residence;
import expunge.record.Shape;
import java.util.List;

/**
 * The JSON Schema (2020-12) of a record, made from the facts that the reader takes. What a schema
 * can't say, the reader still checks: which grades a jurisdiction has, and that what has happened
 * did not happen after the filing date.
 */
public final class RecordSchema {

  private static final String DAY =
      "^(18[5-9][0-9]|19[0-9]{2}|20[0-9]{2}|21[0-9]{2})-[0-9]{2}-[0-9]{2}$";

  private RecordSchema() {}

  /** The schema. */
  public static ObjectNode schema() {
    ObjectNode root = object();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "A person's record");
    root.put(
        "description",
        "The cases and charges of one person. What isn't known is left out; it is never taken for a no.");
    closed(root);
    ObjectNode members = root.putObject("properties");
    day(members.putObject("asOf")).put("description", "the filing date; today when left out");
    members.set("person", shape(Facts.PERSON));
    ObjectNode cases = members.putObject("cases").put("type", "array");
    ObjectNode one = shape(Facts.CASE);
    properties(one).set("id", text("the case, as the office calls it"));
    properties(one).set("jurisdiction", jurisdiction());
    ObjectNode charges = properties(one).putObject("charges").put("type", "array");
    ObjectNode charge = shape(Facts.CHARGE);
    properties(charge).set("id", text("the charge, as the office calls it"));
    charges.set("items", charge);
    one.putArray("required").add("jurisdiction");
    cases.set("items", one);
    root.putArray("required").add("cases");
    return root;
  }

  private static ObjectNode shape(Shape shape) {
    ObjectNode node = closed(object());
    node.put("description", "what is told of a " + shape.noun());
    node.putObject("properties");
    for (Fact<?> fact : shape.facts().values()) {
      ObjectNode at = node;
      String[] path = fact.name().split("\\.", -1);
      for (int i = 0; i < path.length - 1; i++) {
        ObjectNode inner = properties(at);
        if (!inner.has(path[i])) {
          closed(inner.putObject(path[i])).putObject("properties");
        }
        at = (ObjectNode) inner.path(path[i]);
      }
      properties(at).set(path[path.length - 1], fact(fact));
    }
    return node;
  }

  private static ObjectNode fact(Fact<?> fact) {
    ObjectNode node = object();
    switch (fact.kind()) {
      case YES_NO -> node.putArray("type").add("boolean").add("null");
      case DAY -> orNull(day(node));
      case NUMBER -> node.putArray("type").add("number").add("null");
      case TEXT, STATUTE, TERM -> node.putArray("type").add("string").add("null");
      case WORDS -> {
        node.putArray("type").add("array").add("null");
        node.putObject("items").put("type", "string");
      }
      case LIST -> {
        node.putArray("type").add("array").add("null");
        node.set("items", item(fact));
      }
      case CHOICE -> choices(node, fact);
    }
    node.put("description", fact.meaning());
    return node;
  }

  private static void choices(ObjectNode node, Fact<?> fact) {
    List<?> choices =
        fact.choices().get(0) instanceof Grade ? List.of(Grade.values()) : fact.choices();
    ArrayNode words = node.putArray("enum");
    for (Object choice : choices) {
      words.add(choice instanceof Jurisdiction one ? one.code() : Shape.word(choice));
    }
    words.addNull();
  }

  private static ObjectNode item(Fact<?> fact) {
    if (fact != Facts.IMMIGRATION_STATUS && fact != Facts.INCARCERATIONS) {
      return shape(Facts.PENDING);
    }
    ObjectNode node = closed(object());
    ObjectNode members = node.putObject("properties");
    day(members.putObject("from"));
    orNull(day(members.putObject("to")));
    ArrayNode required = node.putArray("required").add("from");
    if (fact == Facts.IMMIGRATION_STATUS) {
      ArrayNode words = members.putObject("status").putArray("enum");
      for (Residence.Status status : Residence.Status.values()) {
        words.add(Shape.word(status));
      }
      required.add("status");
    }
    return node;
  }

  private static ObjectNode jurisdiction() {
    ObjectNode node = object().put("description", "whose law the case is under: US, US-OR ...");
    ArrayNode codes = node.putArray("enum");
    Jurisdiction.all().forEach(one -> codes.add(one.code()));
    return node;
  }

  private static ObjectNode text(String meaning) {
    ObjectNode node = object();
    node.putArray("type").add("string").add("number").add("null");
    return node.put("description", meaning);
  }

  private static ObjectNode day(ObjectNode node) {
    return node.put("type", "string").put("format", "date").put("pattern", DAY);
  }

  private static void orNull(ObjectNode node) {
    node.remove("type");
    node.putArray("type").add("string").add("null");
  }

  private static ObjectNode closed(ObjectNode node) {
    return node.put("type", "object").put("additionalProperties", false);
  }

  private static ObjectNode properties(ObjectNode node) {
    return (ObjectNode) node.path("properties");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
