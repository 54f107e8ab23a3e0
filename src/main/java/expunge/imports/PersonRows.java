package expunge.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.imports.CellReader.Value;
import expunge.imports.FactColumn.Level;
import expunge.imports.FactColumn.Several;
import expunge.imports.Imported.Note;
import expunge.imports.Imported.Spot;
import expunge.imports.Imported.Unread;
import expunge.imports.Mapping.Kind;
import expunge.imports.Mapping.Kinds;
import expunge.json.InputProblem;
import expunge.law.Jurisdiction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one person being put together into a record. Used once, by one thread. */
final class PersonRows {

  private static final int SHOWN = 80;

  private final List<Mapping> mappings;
  private final List<Row> rows;
  private final long dropped;
  private final ObjectNode record = JsonNodeFactory.instance.objectNode();
  private final List<InputProblem> problems = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Set<Unread> unread = new LinkedHashSet<>();
  private final List<Unread> counted = new ArrayList<>();
  private final Map<String, Spot> spots = new LinkedHashMap<>();

  PersonRows(List<Mapping> mappings, List<Row> rows, long dropped) {
    this.mappings = mappings;
    this.rows = rows;
    this.dropped = dropped;
  }

  Imported read() {
    spots.put("", spot(rows.get(0)));
    if (dropped > 0) {
      problem(
          rows.get(0),
          "",
          (rows.size() + dropped) + " rows under one id",
          "no person has so many: see whether the id stands for rows without one");
    } else {
      onePerson();
      List<Row> charges = charges();
      ObjectNode person = record.putObject("person");
      combine(Level.PERSON, rows, Jurisdiction.US, person, "/person");
      cases(charges);
    }
    return new Imported(record, problems, notes, counted, spots);
  }

  private static Spot spot(Row row) {
    return new Spot(row.input(), row.line());
  }

  private Mapping mapping(Row row) {
    return mappings.get(row.mapping());
  }

  /** What must be the same in all rows of a person is the same. */
  private void onePerson() {
    Map<Integer, Map<String, Row>> told = new LinkedHashMap<>();
    for (Row row : rows) {
      Mapping mapping = mapping(row);
      for (int i = 0; i < mapping.same().size(); i++) {
        String cell = FactColumn.folded(row.cells().get(mapping.same().get(i)));
        if (!mapping.blank().contains(cell)) {
          told.computeIfAbsent(i, k -> new LinkedHashMap<>()).putIfAbsent(cell, row);
        }
      }
    }
    for (Map.Entry<Integer, Map<String, Row>> one : told.entrySet()) {
      if (one.getValue().size() > 1) {
        Row other = new ArrayList<>(one.getValue().values()).get(1);
        Mapping mapping = mapping(other);
        problem(
            other,
            "",
            "`"
                + mapping.columns().get(mapping.same().get(one.getKey()))
                + "` is both "
                + shown(String.join(" and ", one.getValue().keySet())),
            "two people may stand under one id: tell them apart, or correct the rows");
      }
    }
  }

  /** The rows that are charges; what the others are is said. */
  private List<Row> charges() {
    Set<String> events = new HashSet<>();
    for (Row row : rows) {
      Kinds kinds = mapping(row).kinds();
      if (kinds != null && mapping(row).kind(row.cells()) == Kind.CHARGE) {
        events.add(mapping(row).key(kinds.event(), row.cells()));
      }
    }
    List<Row> charges = new ArrayList<>();
    for (Row row : rows) {
      Mapping mapping = mapping(row);
      Kinds kinds = mapping.kinds();
      if (kinds == null) {
        charges.add(row);
        continue;
      }
      String word = row.cells().get(kinds.column()).strip();
      String column = mapping.columns().get(kinds.column());
      switch (mapping.kind(row.cells())) {
        case CHARGE -> charges.add(row);
        case FALLBACK -> {
          boolean decided = events.contains(mapping.key(kinds.event(), row.cells()));
          if (decided) {
            note(row, "", column + " is " + quoted(word), "left to the other rows of its event");
          } else {
            charges.add(row);
          }
        }
        case ASIDE -> note(row, "", column + " is " + quoted(word), "set aside: no charge");
        case UNKNOWN -> {
          count(mapping, "", column, "not among the rows of the mapping", word);
          problem(
              row,
              "",
              column + " is " + quoted(word),
              "say in the mapping, under rows, what such a row is");
        }
      }
    }
    return charges;
  }

  private void cases(List<Row> charges) {
    Map<String, List<Row>> byCase = new LinkedHashMap<>();
    for (Row row : charges) {
      String key = mapping(row).key(mapping(row).caseKey(), row.cells());
      if (key.isEmpty()) {
        problem(row, "", "a row without a case", "every row names its case");
      } else {
        byCase.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      }
    }
    ArrayNode cases = record.putArray("cases");
    for (Map.Entry<String, List<Row>> one : byCase.entrySet()) {
      String pointer = "/cases/" + cases.size();
      List<Row> members = one.getValue();
      spots.put(pointer, spot(members.get(0)));
      ObjectNode node = cases.addObject().put("id", one.getKey());
      combine(Level.CASE, members, Jurisdiction.US, node, pointer);
      Jurisdiction where =
          Jurisdiction.find(node.path("jurisdiction").asText()).orElse(Jurisdiction.US);
      if (!node.has("jurisdiction")) {
        problem(
            members.get(0),
            pointer + "/jurisdiction",
            "a case whose jurisdiction isn't told",
            "say it in the mapping, by always or by values");
      }
      charges(one.getKey(), members, where, node.putArray("charges"), pointer);
    }
  }

  private void charges(
      String caseId, List<Row> members, Jurisdiction where, ArrayNode charges, String pointer) {
    Map<String, List<Row>> byCharge = new LinkedHashMap<>();
    Map<List<String>, Row> seen = new LinkedHashMap<>();
    int number = 0;
    for (Row row : members) {
      number++;
      Mapping mapping = mapping(row);
      String key = mapping.key(mapping.chargeKey(), row.cells());
      Row before = seen.putIfAbsent(row.cells(), row);
      if (key.isEmpty() && before != null) {
        note(
            row,
            "",
            "the same cells as line " + before.line(),
            "both kept, as two charges: see whether one was written twice");
      }
      byCharge
          .computeIfAbsent(key.isEmpty() ? "row " + number : key, k -> new ArrayList<>())
          .add(row);
    }
    for (Map.Entry<String, List<Row>> one : byCharge.entrySet()) {
      List<Row> told = one.getValue();
      String at = pointer + "/charges/" + charges.size();
      spots.put(at, spot(told.get(0)));
      ObjectNode charge = charges.addObject().put("id", caseId + "/" + one.getKey());
      for (Row again : told.subList(1, told.size())) {
        note(again, "", "the charge of line " + told.get(0).line() + " again", "taken together");
      }
      combine(Level.CHARGE, told, where, charge, at);
      boolean mapped =
          mapping(told.get(0)).facts().stream().anyMatch(f -> f.name().equals("disposition.kind"));
      if (mapped && charge.at("/disposition/kind").isMissingNode()) {
        note(told.get(0), "/charge/disposition/kind", "no disposition that is known", "left open");
      }
    }
  }

  /** Puts what {@code told} tell about one thing into {@code node}. */
  private void combine(
      Level level, List<Row> told, Jurisdiction where, ObjectNode node, String pointer) {
    Map<String, Map<JsonNode, Row>> values = new LinkedHashMap<>();
    Map<String, FactColumn> facts = new LinkedHashMap<>();
    for (Row row : told) {
      for (FactColumn fact : mapping(row).facts()) {
        if (fact.level() == level) {
          JsonNode value = value(row, fact, where);
          facts.putIfAbsent(fact.name(), fact);
          if (value != null) {
            values.computeIfAbsent(fact.name(), n -> new LinkedHashMap<>()).putIfAbsent(value, row);
          }
        }
      }
    }
    for (Map.Entry<String, Map<JsonNode, Row>> one : values.entrySet()) {
      FactColumn fact = facts.get(one.getKey());
      JsonNode value =
          fact == null || one.getValue().size() == 1
              ? one.getValue().keySet().iterator().next()
              : several(fact, one.getValue(), pointer);
      if (value != null) {
        put(node, one.getKey(), value);
      }
    }
  }

  private @Nullable JsonNode several(FactColumn fact, Map<JsonNode, Row> told, String pointer) {
    Collection<JsonNode> values = told.keySet();
    if (fact.several() == Several.ANY) {
      return JsonNodeFactory.instance.booleanNode(values.stream().anyMatch(JsonNode::asBoolean));
    }
    if (fact.several() == Several.LATEST) {
      return values.stream().max((a, b) -> a.asText().compareTo(b.asText())).orElse(null);
    }
    Row other = new ArrayList<>(told.values()).get(1);
    String found =
        "both " + String.join(" and ", values.stream().map(v -> quoted(v.asText())).toList());
    if (fact.level() == Level.CHARGE || fact.fact() == null) {
      problem(
          other,
          pointer + "/" + fact.name().replace('.', '/'),
          found,
          "rows of one "
              + fact.level().word()
              + " tell different things (lines "
              + String.join(", ", told.values().stream().map(r -> "" + r.line()).toList())
              + "): correct them");
    } else {
      note(other, fact.place(), found, "left open");
    }
    return null;
  }

  private @Nullable JsonNode value(Row row, FactColumn fact, Jurisdiction where) {
    if (fact.always() != null) {
      return fact.always();
    }
    Mapping mapping = mapping(row);
    String text = fact.text(row.cells(), mapping.blank());
    if (text.isEmpty()) {
      return null;
    }
    Value value = CellReader.read(fact, text, where);
    if (!value.why().isEmpty()
        && unread.add(new Unread(row.input() + row.line(), fact.place(), "", value.why(), text))) {
      count(mapping, fact.place(), fact.columnWords(), value.why(), text);
      note(
          row,
          fact.place(),
          fact.columnWords() + " is " + quoted(text),
          value.why() + ": left open");
    }
    return value.value();
  }

  private static void put(ObjectNode node, String name, JsonNode value) {
    ObjectNode at = node;
    String[] parts = name.split("\\.", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      at = at.withObjectProperty(parts[i]);
    }
    at.set(parts[parts.length - 1], value);
  }

  private void count(Mapping mapping, String fact, String column, String why, String value) {
    counted.add(new Unread(mapping.name(), fact, column, why, shown(value)));
  }

  private void problem(Row row, String pointer, String found, String accepted) {
    String where = " (line " + row.line() + " of " + row.input() + ")";
    problems.add(new InputProblem(pointer, found + where, accepted));
  }

  private void note(Row row, String place, String found, String done) {
    notes.add(new Note(row.input(), row.line(), place, found, done));
  }

  private static String quoted(String text) {
    return "`" + shown(text) + "`";
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN - 3) + "..." : text;
  }
}
