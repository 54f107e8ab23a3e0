package expunge.workshop;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of cases beside a rule: small records, and what must be concluded from each. */
final class CaseFile {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> MEMBERS =
      Set.of("title", "given", "change", "charge", "fires", "silent", "status", "asks", "note");

  /**
   * One case.
   *
   * @param fires for citations, the findings that must be made, {@code OpensOn 2023-06-01}
   * @param silent citations that must make none
   * @param status for reliefs, the status, with a day where one is written
   * @param asks where the facts stand that must be asked for
   */
  record Case(
      String title,
      int line,
      JsonNode record,
      @Nullable String charge,
      Map<String, List<String>> fires,
      List<String> silent,
      Map<String, String> status,
      List<String> asks) {}

  /** A case with the file and line at which it stands. */
  record Located(String place, Case one) {}

  private final String name;
  private final String text;
  private final List<Failure> failures;

  CaseFile(String name, String text, List<Failure> failures) {
    this.name = name;
    this.text = text;
    this.failures = failures;
  }

  List<Case> cases() {
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JsonProcessingException unreadable) {
      var place = unreadable.getLocation();
      failures.add(
          new Failure(
              name,
              place == null ? 1 : place.getLineNr(),
              "the file",
              "YAML",
              String.valueOf(unreadable.getOriginalMessage())));
      return List.of();
    }
    List<Case> cases = new ArrayList<>();
    for (JsonNode one : root.path("cases")) {
      String title = one.path("title").asText("");
      int line = line(title);
      List<String> unknown = new ArrayList<>();
      one.fieldNames().forEachRemaining(n -> unknown.add(n));
      unknown.removeAll(MEMBERS);
      if (title.isEmpty() || !unknown.isEmpty()) {
        failures.add(
            new Failure(
                name,
                line,
                title,
                "a title, and members out of " + MEMBERS,
                String.join(", ", unknown)));
        continue;
      }
      JsonNode given = one.has("given") ? one.get("given") : root.path("given");
      if (!given.isObject()) {
        failures.add(new Failure(name, line, title, "a record under `given`", "none"));
        continue;
      }
      ObjectNode record = given.deepCopy();
      try {
        one.path("change").properties().forEach(c -> change(record, c.getKey(), c.getValue()));
      } catch (IllegalArgumentException wrong) {
        failures.add(
            new Failure(
                name,
                line,
                title,
                "a place in the record to change",
                String.valueOf(wrong.getMessage())));
        continue;
      }
      Map<String, List<String>> fires = new LinkedHashMap<>();
      one.path("fires").properties().forEach(f -> fires.put(f.getKey(), strings(f.getValue())));
      Map<String, String> status = new LinkedHashMap<>();
      one.path("status").properties().forEach(s -> status.put(s.getKey(), s.getValue().asText()));
      if (fires.isEmpty() && status.isEmpty() && !one.has("silent") && !one.has("asks")) {
        failures.add(
            new Failure(
                name,
                line,
                title,
                "something that must be concluded (fires, silent, status or asks)",
                "nothing"));
        continue;
      }
      cases.add(
          new Case(
              title,
              line,
              record,
              one.hasNonNull("charge") ? one.get("charge").asText() : null,
              fires,
              strings(one.path("silent")),
              status,
              strings(one.path("asks"))));
    }
    return cases;
  }

  private static List<String> strings(JsonNode node) {
    List<String> all = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(n -> all.add(n.asText()));
    } else if (!node.isMissingNode() && !node.isNull()) {
      all.add(node.asText());
    }
    return all;
  }

  /** Sets, adds or (with null) takes away the member at a JSON pointer. */
  private static void change(ObjectNode record, String at, JsonNode value) {
    JsonPointer pointer = JsonPointer.compile(at);
    JsonPointer head = pointer.head();
    if (head == null) {
      throw new IllegalArgumentException(at);
    }
    JsonNode parent = record.at(head);
    String last = pointer.last().getMatchingProperty();
    if (parent.isMissingNode() || parent.isNull()) {
      change(record, head.toString(), record.objectNode());
      parent = record.at(head);
    }
    if (parent instanceof ObjectNode object) {
      if (value.isNull()) {
        object.remove(last);
      } else {
        object.set(last, value);
      }
    } else if (parent instanceof ArrayNode list) {
      int index = last.equals("-") ? list.size() : Integer.parseInt(last);
      if (value.isNull()) {
        list.remove(index);
      } else if (index >= list.size()) {
        list.add(value);
      } else {
        list.set(index, value);
      }
    } else {
      throw new IllegalArgumentException(at + " leads nowhere");
    }
  }

  private int line(String title) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().replaceFirst("^- *title: *[\"']?", "").startsWith(title)
          && lines.get(i).contains("title:")
          && lines.get(i).strip().length() <= title.length() + "- title: ''".length()) {
        return i + 1;
      }
    }
    int at = title.isEmpty() ? -1 : text.indexOf(title);
    return at < 0 ? 1 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
