package expunge.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import expunge.law.Jurisdiction;
import expunge.law.Statute;
import expunge.record.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a cell as the value of a fact: normalised, never guessed. */
final class CellReader {

  /**
   * What was read.
   *
   * @param value the value, or null when there is none
   * @param why why the text could not be read; empty when it could, or tells nothing
   */
  record Value(@Nullable JsonNode value, String why) {
    static final Value NONE = new Value(null, "");
  }

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(,?\\d{3})*(\\.\\d+)?|\\.\\d+");
  private static final int LONGEST = 20_000;

  private CellReader() {}

  /**
   * Reads {@code text}, which isn't blank.
   *
   * @param where whose law the case is under, for statutes
   */
  static Value read(FactColumn column, String text, Jurisdiction where) {
    JsonNode mapped = column.values().get(FactColumn.folded(text));
    if (mapped != null) {
      return mapped.isTextual() && mapped.asText().isEmpty() ? Value.NONE : new Value(mapped, "");
    }
    Fact<?> fact = column.fact();
    if (fact == null) {
      return Jurisdiction.find(text.toUpperCase(Locale.ROOT)).isPresent()
          ? told(NODES.textNode(text.toUpperCase(Locale.ROOT)))
          : unread("not a jurisdiction, and not among the values");
    }
    if (text.length() > LONGEST) {
      return unread("too long");
    }
    return switch (fact.kind()) {
      case YES_NO -> yesNo(text);
      case NUMBER -> number(text);
      case DAY -> day(column, text);
      case CHOICE -> choice(fact, text);
      case TERM ->
          fact.read(text.toLowerCase(Locale.ROOT)) != null
              ? told(NODES.textNode(text.toLowerCase(Locale.ROOT)))
              : unread("not a term like 93 days or 10 years");
      case STATUTE -> statute(text, where);
      case WORDS -> words(text);
      case TEXT -> told(NODES.textNode(text));
      case LIST -> unread("a list, which no cell can tell");
    };
  }

  private static Value told(JsonNode value) {
    return new Value(value, "");
  }

  private static Value unread(String why) {
    return new Value(null, why);
  }

  private static Value yesNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "y" -> told(NODES.booleanNode(true));
      case "no", "false", "n" -> told(NODES.booleanNode(false));
      default -> unread("neither yes nor no, and not among the values");
    };
  }

  private static Value number(String text) {
    String bare = text.startsWith("$") ? text.substring(1).strip() : text;
    return NUMBER.matcher(bare).matches()
        ? told(NODES.numberNode(new BigDecimal(bare.replace(",", "")).doubleValue()))
        : unread("not a number");
  }

  private static Value day(FactColumn column, String text) {
    LocalDate day = column.days().read(text);
    return day == null ? unread("not a calendar day") : told(NODES.textNode(day.toString()));
  }

  private static Value choice(Fact<?> fact, String text) {
    if (fact.read(text) != null) {
      return told(NODES.textNode(text));
    }
    String word = text.toLowerCase(Locale.ROOT);
    return fact.read(word) != null
        ? told(NODES.textNode(word))
        : unread("not among the values of the mapping");
  }

  private static Value statute(String text, Jurisdiction where) {
    Statute statute = Statute.parse(where, text);
    return statute.readable() && statute.ambiguity().isEmpty()
        ? told(NODES.textNode(text))
        : unread("not a citation that can be told apart");
  }

  private static Value words(String text) {
    ArrayNode list = NODES.arrayNode();
    for (String word : text.split("[;|]", -1)) {
      if (!word.isBlank()) {
        list.add(word.strip().toLowerCase(Locale.ROOT));
      }
    }
    return told(list);
  }
}
