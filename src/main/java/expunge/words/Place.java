package expunge.words;

import expunge.law.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the words of a citation stand.
 *
 * @param paragraph the paragraph cited or, where the text doesn't hold it, the nearest around it
 * @param around the paragraphs around it, from the section inwards
 * @param exact whether it is the very paragraph that is cited
 */
public record Place(
    Source source, SourceText text, Paragraph paragraph, List<Paragraph> around, boolean exact) {

  /** Copies the list. */
  public Place {
    around = List.copyOf(around);
  }

  /** How a paragraph of this source is cited. */
  public String cite(Paragraph one) {
    return cite(source, one);
  }

  /** How a paragraph of a source is cited. */
  static String cite(Source source, Paragraph one) {
    StringBuilder cited = new StringBuilder(source.citation());
    for (String label : one.path()) {
      boolean word = label.equals("note") || label.startsWith("subd. ");
      boolean section = label.matches("\\d+[\\w-]*[.:].*");
      if (word) {
        cited.append(label.equals("note") ? " " : ", ").append(label);
      } else if (section) {
        int last = cited.lastIndexOf(" ");
        cited.replace(last + 1, cited.length(), label);
      } else {
        cited.append('(').append(label).append(')');
      }
    }
    return cited.toString();
  }

  /**
   * The paragraphs whose own words a rule is read against: those around the one cited, whose words
   * lead into it, the one cited, and everything below it.
   */
  public List<Paragraph> readAgainst() {
    List<Paragraph> all = new ArrayList<>();
    Stream.concat(around.stream(), paragraph.all()).forEach(all::add);
    return all;
  }
}
