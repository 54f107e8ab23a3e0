package expunge.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares an example's answer with the one that was written down for it. */
final class ExampleTrial {

  private static final Set<String> SHOWN =
      Set.of("relief", "title", "status", "eligibleOn", "since", "until", "findings");

  private final String file;
  private final JsonPlaces places;
  private final JsonNode wanted;
  private final RuleIndex rules;
  private final List<String> broken;
  private final List<Failure> failures = new ArrayList<>();

  /**
   * @param file the file of the expected answer
   * @param text what it holds
   * @param broken the folders of the rulebooks that are out of service: their part isn't compared
   */
  ExampleTrial(String file, String text, RuleIndex rules, List<String> broken)
      throws JsonProcessingException {
    this.file = file;
    this.places = new JsonPlaces(text);
    this.wanted = without(withoutHashes(Json.mapper().readTree(text)), broken);
    this.rules = rules;
    this.broken = List.copyOf(broken);
  }

  /** What differs; nothing when the answer is as written. */
  List<Failure> compare(JsonNode answer) {
    JsonNode found = without(answer, broken);
    if (!wanted.equals(found)) {
      charges(found);
      others("", wanted, found);
      if (failures.isEmpty()) {
        differ("", wanted, found);
      }
    }
    return failures;
  }

  /**
   * The rulebooks' hashes change with every edit of a comment; an example pins the answer, not the
   * edition.
   */
  static JsonNode withoutHashes(JsonNode answer) {
    if (answer.path("receipt") instanceof ObjectNode receipt) {
      receipt.remove("rulebooks");
      receipt.remove("engine");
    }
    return answer;
  }

  /** Without what a rulebook that is out of service would have said, or helped to say. */
  private static JsonNode without(JsonNode answer, List<String> broken) {
    if (broken.isEmpty() || !(answer instanceof ObjectNode whole)) {
      return answer;
    }
    whole.remove(List.of("person", "cases", "assumptions"));
    for (JsonNode charge : whole.path("charges")) {
      ((ObjectNode) charge).remove("best");
      if (charge.path("reliefs") instanceof ArrayNode reliefs) {
        for (int i = reliefs.size() - 1; i >= 0; i--) {
          String relief = reliefs.get(i).path("relief").asText();
          if (broken.stream().anyMatch(name -> relief.startsWith(name + "/"))) {
            reliefs.remove(i);
          }
        }
      }
    }
    return whole;
  }

  private void charges(JsonNode found) {
    Map<String, Map<String, Place>> mine = reliefs(wanted);
    Map<String, Map<String, Place>> theirs = reliefs(found);
    Set<String> names = new TreeSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    for (String charge : names) {
      Map<String, Place> left = mine.getOrDefault(charge, Map.of());
      Map<String, Place> right = theirs.getOrDefault(charge, Map.of());
      Set<String> both = new TreeSet<>(left.keySet());
      both.addAll(right.keySet());
      for (String relief : both) {
        relief(
            relief + " of charge " + charge,
            left.getOrDefault(relief, Place.NOWHERE),
            right.getOrDefault(relief, Place.NOWHERE));
      }
    }
  }

  /** An answer about one relief, with where it stands. */
  private record Place(String pointer, JsonNode node) {
    static final Place NOWHERE = new Place("", Json.mapper().missingNode());
  }

  private static Map<String, Map<String, Place>> reliefs(JsonNode answer) {
    Map<String, Map<String, Place>> charges = new LinkedHashMap<>();
    JsonNode list = answer.path("charges");
    for (int i = 0; i < list.size(); i++) {
      JsonNode reliefs = list.get(i).path("reliefs");
      for (int k = 0; k < reliefs.size(); k++) {
        charges
            .computeIfAbsent(list.get(i).path("charge").asText(), c -> new LinkedHashMap<>())
            .put(
                reliefs.get(k).path("relief").asText(),
                new Place("/charges/" + i + "/reliefs/" + k, reliefs.get(k)));
      }
    }
    return charges;
  }

  private void relief(String about, Place left, Place right) {
    if (left.node().equals(right.node())) {
      return;
    }
    List<JsonNode> missing = minus(left.node().path("findings"), right.node().path("findings"));
    List<JsonNode> added = minus(right.node().path("findings"), left.node().path("findings"));
    String expected = side(left.node(), missing);
    String found = side(right.node(), added);
    if (!expected.equals(found)) {
      failures.add(
          new Failure(
              file,
              places.line(left.pointer()),
              "this example",
              about,
              expected,
              found,
              rules.witnesses(added),
              rules.witnesses(missing)));
    }
    Set<String> others = new TreeSet<>(names(left.node()));
    others.addAll(names(right.node()));
    others.removeAll(SHOWN);
    if (!left.node().isMissingNode()
        && !right.node().isMissingNode()
        && missing.isEmpty()
        && added.isEmpty()) {
      for (String name : others) {
        difference(left.pointer() + "/" + name, left.node().path(name), right.node().path(name));
      }
    }
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<JsonNode> minus(JsonNode all, JsonNode without) {
    List<JsonNode> left = new ArrayList<>();
    all.forEach(left::add);
    without.forEach(left::remove);
    return left;
  }

  private static String side(JsonNode relief, List<JsonNode> findings) {
    StringBuilder text = new StringBuilder();
    if (relief.isMissingNode()) {
      return "nothing";
    }
    text.append(relief.path("status").asText());
    for (String day : List.of("since", "eligibleOn", "until")) {
      if (relief.has(day)) {
        text.append(' ')
            .append(day.equals("eligibleOn") ? "" : day + " ")
            .append(relief.get(day).asText());
      }
    }
    for (JsonNode finding : findings) {
      text.append('\n').append(RuleIndex.said(finding));
      text.append(" (").append(finding.path("citation").asText()).append(')');
    }
    return text.toString();
  }

  /** What differs outside the answers about charges. */
  private void others(String pointer, JsonNode left, JsonNode right) {
    Set<String> names = new TreeSet<>(names(left));
    names.addAll(names(right));
    names.remove("charges");
    names.forEach(name -> difference(pointer + "/" + name, left.path(name), right.path(name)));
  }

  private void difference(String pointer, JsonNode left, JsonNode right) {
    if (left.equals(right)) {
      return;
    }
    if (left.isObject() && right.isObject()) {
      Set<String> names = new TreeSet<>(names(left));
      names.addAll(names(right));
      names.forEach(n -> difference(pointer + "/" + n, left.path(n), right.path(n)));
    } else if (left.isArray() && right.isArray() && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        difference(pointer + "/" + i, left.get(i), right.get(i));
      }
    } else {
      differ(pointer, left, right);
    }
  }

  private void differ(String pointer, JsonNode left, JsonNode right) {
    failures.add(
        new Failure(
            file,
            places.line(pointer),
            "this example",
            "at " + pointer,
            shown(left),
            shown(right),
            List.of(),
            List.of()));
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() <= 400 ? text : text.substring(0, 397) + "...";
  }
}
