package expunge.report;

import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every fact that a record may tell, for people to look up. */
public final class FactList {

  /**
   * One fact.
   *
   * @param of what it is told of: person, pending charge, case, charge
   * @param path where it stands in a record, as a JSON pointer in which {@code N} is a number
   * @param values what may be written
   * @param meaning in a sentence
   * @param question what is asked when it is missing; empty when it is never asked
   * @param leftOutMeansNo whether it is so rare that a record which leaves it out is taken to say
   *     that it isn't so
   */
  public record Entry(
      String of,
      String path,
      String values,
      String meaning,
      String question,
      boolean leftOutMeansNo) {}

  private static final Map<Shape, String> PLACES = places();

  private static final String HEAD =
      """
      # The facts of a record

      A record is a JSON object: `asOf` (the filing date, like 2026-11-25), `person`, and the list `cases`. Each case has an `id`, a `jurisdiction`
      (US, US-OR ...), and its list of `charges`; each charge has an `id`. Everything else may be left out: what a rule needs and the record doesn't
      tell becomes a question. The paths below are JSON pointers, as they are used in cases and in answers; N is a number, from 0.

      This page is written by `./expunge facts --markdown > docs/facts.md`; `./expunge facts WORD` finds a fact by a word of it.
      What rules may ask of these facts is in [vocabulary.md](vocabulary.md).
      """;

  private FactList() {}

  private static Map<Shape, String> places() {
    Map<Shape, String> places = new LinkedHashMap<>();
    places.put(Facts.PERSON, "/person");
    places.put(Facts.PENDING, "/person/pendingCharges/N");
    places.put(Facts.CASE, "/cases/N");
    places.put(Facts.CHARGE, "/cases/N/charges/N");
    return places;
  }

  /** All of them, in the order in which they are explained. */
  public static List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    PLACES.forEach(
        (shape, place) ->
            shape
                .facts()
                .values()
                .forEach(
                    fact ->
                        all.add(
                            new Entry(
                                shape.noun(),
                                place + "/" + fact.name().replace('.', '/'),
                                values(fact),
                                fact.meaning(),
                                fact.question(),
                                Facts.TOLD_ONLY_WHEN_SO.contains(fact)))));
    return all;
  }

  private static String values(Fact<?> fact) {
    return switch (fact.kind()) {
      case YES_NO -> "true or false";
      case DAY -> fact.past() ? "a day, not after the filing date" : "a day";
      case NUMBER -> "a number";
      case TEXT -> "text";
      case TERM -> "a length of imprisonment: 93 days, 10 years, life";
      case STATUTE -> "a citation";
      case WORDS -> "a list of words";
      case LIST -> "a list";
      case CHOICE -> choices(fact);
    };
  }

  private static String choices(Fact<?> fact) {
    Object first = fact.choices().isEmpty() ? "" : fact.choices().get(0);
    if (first instanceof Grade) {
      return "a grade of the jurisdiction (`grades` in its rulebook.yaml)";
    }
    if (first instanceof Jurisdiction) {
      return "a jurisdiction: US, US-OR ...";
    }
    return fact.choices().stream().map(Shape::word).collect(Collectors.joining(", "));
  }

  /** The page docs/facts.md. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    String of = "";
    for (Entry entry : all()) {
      if (!entry.of().equals(of)) {
        of = entry.of();
        page.append("\n## Of a ").append(of).append("\n\n");
        page.append(
            "| in the record | what may be written | what it means | asked when missing |\n");
        page.append("|---|---|---|---|\n");
      }
      page.append("| `").append(entry.path()).append("` | ").append(entry.values());
      page.append(" | ").append(entry.meaning()).append(" | ");
      page.append(entry.leftOutMeansNo() ? "left out, it is taken for no" : asked(entry))
          .append(" |\n");
    }
    return page.toString();
  }

  private static String asked(Entry entry) {
    return entry.question().isEmpty() ? "-" : entry.question();
  }

  /** Those in which a word stands; all when it is empty. */
  public static List<Entry> with(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return all().stream()
        .filter(e -> e.toString().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }
}
