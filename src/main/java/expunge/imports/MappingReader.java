package expunge.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import expunge.imports.FactColumn.From;
import expunge.imports.FactColumn.Level;
import expunge.imports.FactColumn.Rewrite;
import expunge.imports.FactColumn.Several;
import expunge.imports.Mapping.Kind;
import expunge.imports.Mapping.Kinds;
import expunge.law.Nearest;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.Shape;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a mapping file. Every problem is found in one go. */
public final class MappingReader {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Set<String> MEMBERS =
      Set.of(
          "about",
          "reads",
          "charges",
          "delimiter",
          "encoding",
          "columns",
          "sparing",
          "blank",
          "days",
          "person",
          "case",
          "charge",
          "rows",
          "facts");
  private static final Set<String> OF_FACT =
      Set.of("column", "first", "join", "always", "values", "rewrite", "days", "several");

  private final String name;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  private MappingReader(String name) {
    this.name = name;
  }

  /**
   * The mapping that {@code text} says.
   *
   * @param hash of the text
   * @throws BadMapping with every problem
   */
  public static Mapping read(String name, String text, String hash) throws BadMapping {
    MappingReader reader = new MappingReader(name);
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JsonProcessingException unreadable) {
      throw new BadMapping(
          name,
          List.of(
              "line "
                  + (unreadable.getLocation() == null ? "?" : unreadable.getLocation().getLineNr())
                  + " is not YAML: "
                  + unreadable.getOriginalMessage()));
    }
    Mapping mapping = root.isObject() ? reader.mapping(root, hash) : null;
    if (mapping == null || !reader.problems.isEmpty()) {
      if (!root.isObject()) {
        reader.problems.add("a mapping has members: person, case, facts; see docs/screening.md");
      }
      throw new BadMapping(name, reader.problems);
    }
    return mapping;
  }

  private @Nullable Mapping mapping(JsonNode root, String hash) {
    known(root, MEMBERS, "a mapping");
    String reads = root.path("reads").asText("csv");
    if (!reads.equals("csv") && !reads.equals("json")) {
      problems.add("reads: `" + reads + "`; it is csv (also for Parquet) or json");
    }
    boolean json = reads.equals("json");
    String between = root.path("delimiter").asText(",");
    if (between.length() != 1) {
      problems.add("delimiter: one character, like \",\" or \"\\t\"");
      return null;
    }
    List<Integer> person = places(root.path("person"), "key", json ? "" : "person");
    List<Integer> same = places(root.path("person"), "same", "");
    List<Integer> caseKey = places(root.path("case"), "key", "case");
    List<Integer> chargeKey = places(root.path("charge"), "key", "");
    known(root.path("person"), Set.of("key", "same"), "person");
    known(root.path("case"), Set.of("key"), "case");
    known(root.path("charge"), Set.of("key"), "charge");
    Kinds kinds = root.has("rows") ? kinds(root.get("rows")) : null;
    Days days = days(root, new Days(List.of("yyyy-MM-dd")));
    List<FactColumn> facts = facts(root.path("facts"), days);
    Set<String> blank = new HashSet<>(Set.of(""));
    words(root, "blank").forEach(word -> blank.add(FactColumn.folded(word)));
    List<String> fixed = words(root, "columns");
    for (String column : columns.keySet()) {
      if (!fixed.isEmpty() && !fixed.contains(column)) {
        problems.add("`" + column + "` is none of the `columns`; " + Nearest.to(column, fixed));
      }
    }
    return new Mapping(
        name,
        hash,
        json,
        root.path("charges").asText(""),
        between.charAt(0),
        encoding(root.path("encoding").asText("UTF-8")),
        fixed,
        root.path("sparing").asBoolean(false),
        blank,
        List.copyOf(columns.keySet()),
        person,
        same,
        caseKey,
        chargeKey,
        kinds,
        facts);
  }

  private Charset encoding(String told) {
    try {
      return Charset.forName(told);
    } catch (IllegalArgumentException unknown) {
      problems.add("encoding: `" + told + "`; it is UTF-8, windows-1252 or another known one");
      return StandardCharsets.UTF_8;
    }
  }

  private Days days(JsonNode node, Days otherwise) {
    try {
      return node.has("days") ? new Days(words(node, "days")) : otherwise;
    } catch (IllegalArgumentException unusable) {
      problems.add("days: " + unusable.getMessage());
      return otherwise;
    }
  }

  private Kinds kinds(JsonNode node) {
    known(node, Set.of("column", "event", "are", "otherwise"), "rows");
    Map<String, Kind> byWord = new LinkedHashMap<>();
    for (var one : node.path("are").properties()) {
      byWord.put(FactColumn.folded(one.getKey()), kind(one.getValue().asText()));
    }
    return new Kinds(
        column(node.path("column").asText()),
        places(node, "event", ""),
        Map.copyOf(byWord),
        kind(node.path("otherwise").asText("unknown")));
  }

  private Kind kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    problems.add("rows: a row is charge, fallback, aside or unknown, not `" + word + "`");
    return Kind.UNKNOWN;
  }

  private List<FactColumn> facts(JsonNode node, Days days) {
    List<FactColumn> all = new ArrayList<>();
    boolean jurisdiction = false;
    for (var one : node.properties()) {
      FactColumn fact = fact(one.getKey(), one.getValue(), days);
      if (fact != null) {
        all.add(fact);
        jurisdiction |= fact.fact() == null;
      }
    }
    if (!jurisdiction) {
      problems.add(
          "facts: /case/jurisdiction is needed: whose law the cases are under, like { always: US-OR }");
    }
    return all;
  }

  private @Nullable FactColumn fact(String place, JsonNode told, Days days) {
    Level level = null;
    String fact = "";
    for (Level one : Level.values()) {
      if (place.startsWith("/" + one.word() + "/")) {
        level = one;
        fact = place.substring(one.word().length() + 2).replace('/', '.');
      }
    }
    if (level == null) {
      problems.add("facts: `" + place + "` begins with /person/, /case/ or /charge/");
      return null;
    }
    Shape shape =
        level == Level.PERSON ? Facts.PERSON : level == Level.CASE ? Facts.CASE : Facts.CHARGE;
    Fact<?> known = shape.find(fact);
    if (known == null && !(level == Level.CASE && fact.equals("jurisdiction"))) {
      problems.add(
          "facts: a "
              + shape.noun()
              + " has no `"
              + fact.replace('.', '/')
              + "`; "
              + Nearest.to(fact, shape.facts().keySet())
              + " (all facts: docs/facts.md)");
      return null;
    }
    if (!told.isObject() && !told.isTextual()) {
      problems.add("facts: " + place + ": write a column, or { column: … }");
      return null;
    }
    known(told, OF_FACT, "facts: " + place);
    List<String> from =
        told.isTextual()
            ? List.of(told.asText())
            : told.has("column")
                ? words(told, "column")
                : told.has("first") ? words(told, "first") : words(told, "join");
    if (from.isEmpty() == !told.has("always")) {
      problems.add("facts: " + place + ": say one of column, first, join or always");
    }
    if (known != null
        && known.kind() == Fact.Kind.LIST
        && !told.has("always")
        && !told.has("values")) {
      problems.add(
          "facts: " + place + " is a list: say what the words of the column mean, { none: [] }");
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (var one : told.path("values").properties()) {
      JsonNode value = one.getValue();
      values.put(
          FactColumn.folded(one.getKey()),
          value.isNull() ? JsonNodeFactory.instance.textNode("") : value);
      check(place, known, value);
    }
    return new FactColumn(
        level,
        fact,
        known,
        told.has("join") ? From.JOIN : From.FIRST,
        from.stream().map(this::column).toList(),
        from,
        told.get("always"),
        values,
        rewrites(place, told.path("rewrite")),
        days(told, days),
        several(place, told.path("several").asText("")));
  }

  /** A word that no record may hold is found when the mapping is read, not in a million rows. */
  private void check(String place, @Nullable Fact<?> fact, JsonNode value) {
    if (fact == null || value.isNull()) {
      return;
    }
    boolean fine =
        switch (fact.kind()) {
          case YES_NO -> value.isBoolean();
          case NUMBER -> value.isNumber();
          case LIST, WORDS -> value.isArray();
          case CHOICE, TERM -> value.isTextual() && fact.read(value.asText()) != null;
          default -> value.isTextual();
        };
    if (!fine) {
      problems.add(
          "facts: "
              + place
              + ": `"
              + value.asText()
              + "` can't be written there; "
              + (fact.choices().isEmpty()
                  ? "see docs/facts.md"
                  : Nearest.to(value.asText(), fact.choices().stream().map(Shape::word).toList())));
    }
  }

  private Several several(String place, String told) {
    return switch (told) {
      case "" -> Several.REFUSED;
      case "any" -> Several.ANY;
      case "latest" -> Several.LATEST;
      default -> {
        problems.add("facts: " + place + ": several is any (of yes and no) or latest (of days)");
        yield Several.REFUSED;
      }
    };
  }

  private List<Rewrite> rewrites(String place, JsonNode list) {
    List<Rewrite> all = new ArrayList<>();
    for (JsonNode one : list) {
      try {
        all.add(new Rewrite(Pattern.compile(one.path("from").asText()), one.path("to").asText("")));
      } catch (PatternSyntaxException unusable) {
        problems.add("facts: " + place + ": rewrite: " + unusable.getDescription());
      }
    }
    return all;
  }

  private List<Integer> places(JsonNode node, String member, String needed) {
    List<String> named = words(node, member);
    if (named.isEmpty() && !needed.isEmpty()) {
      problems.add(needed + ": key: name the columns that tell one " + needed + " from another");
    }
    return named.stream().map(this::column).toList();
  }

  private int column(String named) {
    return columns.computeIfAbsent(named, n -> columns.size());
  }

  private static List<String> words(JsonNode node, String member) {
    List<String> words = new ArrayList<>();
    JsonNode told = node.path(member);
    if (told.isArray()) {
      told.forEach(one -> words.add(one.asText()));
    } else if (!told.isMissingNode() && !told.isNull()) {
      words.add(told.asText());
    }
    return words;
  }

  private void known(JsonNode node, Set<String> members, String what) {
    node.fieldNames()
        .forEachRemaining(
            member -> {
              if (!members.contains(member)) {
                problems.add(what + " has no `" + member + "`; " + Nearest.to(member, members));
              }
            });
  }
}
