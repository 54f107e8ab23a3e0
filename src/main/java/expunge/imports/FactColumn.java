package expunge.imports;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.record.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which columns tell one fact, and how what stands there is read.
 *
 * @param level whose fact it is
 * @param name its name there, {@code disposition.kind}
 * @param fact the fact; null for the jurisdiction of a case, which is no fact but where it belongs
 * @param from how the columns are taken
 * @param columns the columns, as places among those that the mapping reads
 * @param always what holds for every row, where nothing is read
 * @param values what the file's words mean, by their folded form; an empty text says that the word
 *     tells nothing about this fact
 * @param rewrites changes of the text before it is read, in order
 * @param days how this column writes days
 * @param several what holds where the rows of one charge differ
 */
record FactColumn(
    Level level,
    String name,
    @Nullable Fact<?> fact,
    From from,
    List<Integer> columns,
    List<String> columnNames,
    @Nullable JsonNode always,
    Map<String, JsonNode> values,
    List<Rewrite> rewrites,
    Days days,
    Several several) {

  /** Whose fact it is. */
  enum Level {
    PERSON,
    CASE,
    CHARGE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How several columns are taken. */
  enum From {
    /** The first that isn't blank. */
    FIRST,
    /** All of them, with a bar between. */
    JOIN
  }

  /** What holds where rows that belong together differ. */
  enum Several {
    /** Nothing: they must not. */
    REFUSED,
    /** Yes, when one says yes. */
    ANY,
    /** The latest day. */
    LATEST
  }

  /** Everything that matches is written otherwise. */
  record Rewrite(Pattern pattern, String to) {}

  /** One form for all ways of writing a word. */
  static String folded(String word) {
    return BLANKS.matcher(word.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** The text that {@code cells} tell; empty when they tell nothing. */
  String text(List<String> cells, java.util.Set<String> blank) {
    StringBuilder joined = new StringBuilder();
    boolean any = false;
    for (int column : columns) {
      String cell = cells.get(column).strip();
      boolean told = !blank.contains(folded(cell));
      any |= told;
      if (from == From.FIRST && told) {
        return rewritten(cell);
      }
      if (from == From.JOIN) {
        joined.append(joined.isEmpty() && column == columns.get(0) ? "" : " | ");
        joined.append(told ? cell : "");
      }
    }
    return any ? rewritten(joined.toString()) : "";
  }

  private String rewritten(String text) {
    String now = text;
    for (Rewrite rewrite : rewrites) {
      now = rewrite.pattern().matcher(now).replaceAll(rewrite.to());
    }
    return now.strip();
  }

  String place() {
    return "/" + level.word() + "/" + name.replace('.', '/');
  }

  String columnWords() {
    return String.join(" | ", columnNames);
  }
}
