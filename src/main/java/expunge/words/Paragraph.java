package expunge.words;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One paragraph of a text of law with the paragraphs below it; the outermost is the section.
 *
 * @param label what stands before it, {@code b}; empty for the section
 * @param path the labels from the section down to it, {@code [1, b]}
 * @param line where it begins in its file
 * @param words its own words, up to the first paragraph below it
 * @param closing its own words after the paragraphs below it, empty in most
 */
public record Paragraph(
    String label,
    List<String> path,
    int line,
    String words,
    List<Paragraph> below,
    String closing) {

  /** Copies the lists. */
  public Paragraph {
    path = List.copyOf(path);
    below = List.copyOf(below);
  }

  /** Its own words, with whitespace made single blanks: what a rule is read against. */
  String own() {
    return SourceText.plain(words + " " + closing);
  }

  /** It and every paragraph below it, in their order. */
  public Stream<Paragraph> all() {
    return Stream.concat(Stream.of(this), below.stream().flatMap(Paragraph::all));
  }

  /** The paragraph directly below with this label, or null; its case matters if two have it. */
  @Nullable Paragraph child(String wanted) {
    for (Paragraph one : below) {
      if (one.label.equals(wanted)) {
        return one;
      }
    }
    for (Paragraph one : below) {
      if (one.label.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))) {
        return one;
      }
    }
    return null;
  }
}
