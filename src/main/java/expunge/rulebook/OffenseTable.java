package expunge.rulebook;

import expunge.law.Nearest;
import expunge.law.Statute;
import expunge.record.OffenseLists;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * offenses.csv: the lists of offenses that the law names, each row a citation with, perhaps, a
 * condition.
 */
final class OffenseTable implements OffenseLists {

  private static final Set<String> COLUMNS =
      Set.of(
          "list",
          "citation",
          "to",
          "condition",
          "only-drug",
          "convicted-before",
          "below-felony",
          "source",
          "note");

  private static final int MOST_KEPT = 5_000;

  private record Row(Statute from, @Nullable Statute to, Kind kind, Where where) {

    Match match() {
      return new Match(kind, from.written(), where);
    }
  }

  private final Map<String, List<Row>> lists;
  private final Map<String, ConcurrentHashMap<Statute, List<Match>>> answered = new HashMap<>();

  private OffenseTable(Map<String, List<Row>> lists) {
    this.lists = lists;
    lists.keySet().forEach(list -> answered.put(list, new ConcurrentHashMap<>()));
  }

  static OffenseTable empty() {
    return new OffenseTable(Map.of());
  }

  static OffenseTable read(String file, String text, List<Problem> problems) {
    Map<String, List<Row>> lists = new LinkedHashMap<>();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
      for (String column : rows.getHeaderNames()) {
        if (!COLUMNS.contains(column)) {
          problems.add(
              new Problem(
                  file,
                  1,
                  1,
                  "column",
                  "`" + column + "` is no column; " + Nearest.to(column, COLUMNS)));
        }
      }
      for (CSVRecord row : rows) {
        int line = (int) rows.getCurrentLineNumber();
        String list = cell(row, "list");
        String citation = cell(row, "citation");
        Statute from = Statute.cited(citation);
        if (list.isEmpty() || !from.readable()) {
          problems.add(
              new Problem(
                  file,
                  line,
                  1,
                  "row",
                  "a row needs a list and a citation like ORS 163.355; found `" + citation + "`"));
          continue;
        }
        String to = cell(row, "to");
        if (!to.isEmpty() && !from.between(from, Statute.cited(to))) {
          problems.add(
              new Problem(
                  file,
                  line,
                  1,
                  "row",
                  "`to` ends a range that begins with `" + citation + "`; found `" + to + "`"));
          continue;
        }
        Where where = where(row);
        String wrong = wrong(row, where);
        if (wrong != null) {
          problems.add(new Problem(file, line, 1, "row", wrong));
          continue;
        }
        lists
            .computeIfAbsent(list, l -> new ArrayList<>())
            .add(new Row(from, to.isEmpty() ? null : Statute.cited(to), kind(row, where), where));
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException unreadable) {
      problems.add(
          new Problem(
              file, 1, 1, "table", "this can't be read as a table of values separated by commas"));
    }
    return new OffenseTable(lists);
  }

  private static Where where(CSVRecord row) {
    return new Where(
        filled(cell(row, "only-drug")),
        filled(cell(row, "convicted-before")),
        !cell(row, "below-felony").isEmpty());
  }

  private static Kind kind(CSVRecord row, Where where) {
    if (!where.equals(Where.ANY)) {
      return Kind.WHERE;
    }
    return cell(row, "condition").isEmpty() ? Kind.LISTED : Kind.CONDITIONALLY;
  }

  private static @Nullable String wrong(CSVRecord row, Where where) {
    String day = where.convictedBefore();
    if (day != null && !Expressions.day(day)) {
      return "`convicted-before` is a day like 2021-03-31; found `" + day + "`";
    }
    String below = cell(row, "below-felony");
    if (!below.isEmpty() && !below.equals("yes")) {
      return "`below-felony` is `yes` or empty; found `" + below + "`";
    }
    if (!where.equals(Where.ANY) && !cell(row, "condition").isEmpty()) {
      return "a row has a `condition` or one that the record's facts tell (`only-drug`, `convicted-before`, `below-felony`), not both";
    }
    return null;
  }

  private static @Nullable String filled(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  private static String cell(CSVRecord row, String column) {
    return row.isMapped(column) && row.isSet(column) ? row.get(column) : "";
  }

  @Override
  public Map<String, Set<String>> names() {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    lists.forEach(
        (list, rows) -> {
          Set<String> citations = new LinkedHashSet<>();
          rows.forEach(row -> citations.add(row.from().written()));
          names.put(list, citations);
        });
    return names;
  }

  @Override
  public List<Match> find(String list, Statute statute) {
    ConcurrentHashMap<Statute, List<Match>> known = answered.get(list);
    if (known == null) {
      return List.of();
    }
    List<Match> before = known.get(statute);
    if (before != null) {
      return before;
    }
    if (known.size() > MOST_KEPT) {
      known.clear(); // hostile records could name endless statutes
    }
    return known.computeIfAbsent(statute, s -> look(list, s));
  }

  /**
   * An entry without condition settles it; otherwise every entry that might apply is given, firmest
   * first.
   */
  private List<Match> look(String list, Statute statute) {
    List<Match> matches = new ArrayList<>();
    for (Row row : lists.getOrDefault(list, List.of())) {
      Match match = match(row, statute);
      if (match != null && match.kind() == Kind.LISTED) {
        return List.of(match);
      }
      if (match != null && !matches.contains(match)) {
        matches.add(match);
      }
    }
    matches.sort(Comparator.comparing(Match::kind));
    return List.copyOf(matches);
  }

  private static @Nullable Match match(Row row, Statute statute) {
    if (row.to() != null) {
      return statute.between(row.from(), row.to()) ? row.match() : null;
    }
    return switch (statute.relationTo(row.from())) {
      case WITHIN -> row.match();
      case TOO_SHORT -> new Match(Kind.TOO_SHORT, row.from().written(), row.where());
      case APART -> null;
    };
  }
}
