package expunge.words;

import expunge.law.Source;
import expunge.rulebook.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A passage of law, paragraph by paragraph, each with the rules that cite it.
 *
 * @param source where the words are from
 * @param asked how the passage is cited
 * @param exact whether the text holds the very paragraph asked for; if not, the nearest around it
 * @param lines the paragraphs, in the order of the text; none where no words are kept
 * @param others rules that cite the source where no words are kept
 */
public record Reading(
    Source source, String asked, boolean exact, List<Line> lines, List<RuleRead> others) {

  /**
   * One paragraph, or the words of one that stand after those below it.
   *
   * @param cited how it is cited
   * @param depth how deep it lies, 0 for the section
   * @param label what stands before it; empty for the section and for closing words
   * @param words its words
   * @param file the file that holds them
   * @param line where it begins there
   * @param around whether it only leads into the passage asked for
   * @param coverage how far it is encoded, where rulebook.yaml says so
   * @param rules the rules that cite it
   */
  public record Line(
      String cited,
      int depth,
      String label,
      String words,
      String file,
      int line,
      boolean around,
      Source.@Nullable Coverage coverage,
      List<RuleRead> rules) {

    /** Copies the list. */
    public Line {
      rules = List.copyOf(rules);
    }
  }

  /** A rule, and how it stands to the words. */
  public record RuleRead(Rule rule, Standing standing) {}

  /** Copies the lists. */
  public Reading {
    lines = List.copyOf(lines);
    others = List.copyOf(others);
  }

  /** The passages that a citation names in one rulebook; empty when it names none there. */
  public static List<Reading> of(String citation, WordsFolder book) {
    List<Reading> readings = new ArrayList<>();
    book.words()
        .find(citation)
        .ifPresent(
            found -> {
              found.places().forEach(place -> readings.add(of(place, book)));
              if (found.places().isEmpty()) {
                Source source = found.sources().get(0);
                List<RuleRead> others =
                    book.rules().stream()
                        .map(rule -> new RuleRead(rule, book.standing(rule.citation())))
                        .filter(
                            r ->
                                book.words().find(r.rule().citation()).stream()
                                    .anyMatch(f -> f.sources().contains(source)))
                        .toList();
                readings.add(new Reading(source, source.citation(), true, List.of(), others));
              }
            });
    return readings;
  }

  private static Reading of(Place place, WordsFolder book) {
    List<RuleRead> rules =
        book.rules().stream()
            .map(rule -> new RuleRead(rule, book.standing(rule.citation())))
            .toList();
    List<Line> lines = new ArrayList<>();
    for (Paragraph one : place.around()) {
      if (!one.words().isEmpty() || !one.path().isEmpty()) {
        lines.add(line(place, one, one.label(), one.words(), true, List.of()));
      }
    }
    add(place, place.paragraph(), rules, lines);
    return new Reading(
        place.source(), place.cite(place.paragraph()), place.exact(), lines, List.of());
  }

  private static void add(Place place, Paragraph one, List<RuleRead> rules, List<Line> lines) {
    List<RuleRead> citing =
        rules.stream()
            .filter(
                r ->
                    r.standing().places().stream()
                        .anyMatch(
                            p ->
                                p.text().file().equals(place.text().file())
                                    && p.paragraph().equals(one)))
            .toList();
    lines.add(line(place, one, one.label(), one.words(), false, citing));
    one.below().forEach(below -> add(place, below, rules, lines));
    if (!one.closing().isEmpty()) {
      lines.add(line(place, one, "", one.closing(), true, List.of()));
    }
  }

  private static Line line(
      Place place,
      Paragraph one,
      String label,
      String words,
      boolean around,
      List<RuleRead> rules) {
    return new Line(
        place.cite(one),
        one.path().size(),
        label,
        words,
        place.text().file(),
        one.line(),
        around,
        coverage(place.source(), one.path()),
        rules);
  }

  /**
   * What rulebook.yaml says of a paragraph, or of the nearest around it of which it says anything.
   */
  static Source.@Nullable Coverage coverage(Source source, List<String> path) {
    Source.Coverage nearest = null;
    int deepest = -1;
    for (Map.Entry<String, Source.Coverage> entry : source.coverage().entrySet()) {
      List<String> part = part(entry.getKey());
      boolean holds =
          part.size() <= path.size()
              && part.size() > deepest
              && path.subList(0, part.size()).equals(part);
      if (holds) {
        nearest = entry.getValue();
        deepest = part.size();
      }
    }
    return nearest;
  }

  private static List<String> part(String key) {
    if (key.equals("all")) {
      return List.of();
    }
    List<Citation.Pointer> pointers = Citation.below(Citation.clean(key));
    return pointers.size() == 1 && pointers.get(0).whole() && !pointers.get(0).path().isEmpty()
        ? pointers.get(0).path()
        : List.of(key);
  }
}
