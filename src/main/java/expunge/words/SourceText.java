package expunge.words;

import expunge.words.Label.Mark;
import expunge.words.Nesting.Draft;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one source, as a rulebook keeps them in {@code sources/}: above a line of three
 * hyphens where they are from, below it the words, each labelled paragraph beginning a line.
 *
 * @param file the file, relative to the rulebook
 * @param section the whole text as one paragraph with those below it
 * @param whole all its words in their order, with whitespace made single blanks
 */
public record SourceText(String file, Paragraph section, String whole) {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
  private static final Pattern PARENTHESES =
      Pattern.compile("^[\\s\\u00a0]*\\(([A-Za-z0-9.-]{1,7})\\)[\\s\\u00a0]*");
  private static final Pattern DOT =
      Pattern.compile("^[\\s\\u00a0]*(\\d{1,3}(?:-[a-z])?|[A-Za-z])\\.(?:[\\s\\u00a0]+|(?=\\())");
  private static final Pattern SUBDIVISION =
      Pattern.compile("^\\s*(?:Subd\\.|Subdivision)\\s*(\\d+[a-z]?)\\.?\\s*");
  private static final Pattern SECTION =
      Pattern.compile("^\\s*(?:§|Sec\\.|Art\\.)\\s*(\\d[\\w.:-]*\\w)\\.?(?:\\s+|$)");
  private static final Pattern NOTE =
      Pattern.compile(
          "^\\s*(?:Notes?\\b|\\(?History:|Effective [Dd]ate|\\[(?:\\d{4} c\\.|Formerly|Order No)|\\((?:Added|Pub\\. L)|\\([A-Z][a-z]+\\.? \\d+, \\d{4}, ch\\.|CREDIT|Credit).*");

  /** Reads a file's text. What can't be nested stays within the paragraph before it. */
  public static SourceText read(String file, String text) {
    List<String> lines = text.lines().toList();
    int first = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("---")) {
        first = i + 1;
        break;
      }
    }
    boolean several = sections(lines, first) > 1;
    List<Label> labels = new ArrayList<>();
    for (int i = first; i < lines.size(); i++) {
      labels.addAll(cut(lines.get(i), several).labels());
    }
    Draft section = new Draft("", Math.min(first + 1, Math.max(1, lines.size())));
    Nesting nesting = new Nesting(labels, section);
    for (int i = first; i < lines.size(); i++) {
      Cut cut = cut(lines.get(i), several);
      Draft paragraph = null;
      for (int k = 0; k < cut.labels().size(); k++) {
        paragraph = nesting.next(i + 1);
      }
      if (!cut.rest().isEmpty()) {
        (paragraph == null ? nesting.flush(cut.rest()) : paragraph).add(cut.rest());
      }
    }
    return new SourceText(
        file,
        section.finished(List.of()),
        plain(String.join("\n", lines.subList(first, lines.size()))));
  }

  private static int sections(List<String> lines, int first) {
    Set<String> numbers = new HashSet<>();
    for (String line : lines.subList(first, lines.size())) {
      Matcher section = SECTION.matcher(line);
      if (section.find()) {
        numbers.add(section.group(1));
      }
    }
    return numbers.size();
  }

  private record Cut(List<Label> labels, String rest) {}

  /** The labels with which a line begins, and what stands after them. */
  private static Cut cut(String line, boolean severalSections) {
    List<Label> labels = new ArrayList<>();
    String rest = line;
    if (line.strip().equals("---") || NOTE.matcher(line).matches()) {
      return new Cut(
          List.of(new Label("note", Mark.NOTE)), line.strip().equals("---") ? "" : line.strip());
    }
    Matcher section = SECTION.matcher(rest);
    if (severalSections && section.find()) {
      labels.add(new Label(section.group(1), Mark.SECTION));
      rest = rest.substring(section.end());
    }
    Matcher subdivision = SUBDIVISION.matcher(rest);
    if (subdivision.find()) {
      labels.add(new Label("subd. " + subdivision.group(1), Mark.SUBDIVISION));
      rest = rest.substring(subdivision.end());
    }
    for (boolean more = labels.isEmpty() || rest.startsWith("("); more; ) {
      more = false;
      Matcher dot = DOT.matcher(rest);
      Matcher parentheses = PARENTHESES.matcher(rest);
      if (parentheses.find() && Label.plausible(parentheses.group(1))) {
        labels.add(new Label(parentheses.group(1), Mark.PARENTHESES));
        rest = rest.substring(parentheses.end());
        more = true;
      } else if (dot.find() && labels.stream().noneMatch(l -> l.mark() == Mark.PARENTHESES)) {
        labels.add(new Label(dot.group(1), Mark.DOT));
        rest = rest.substring(dot.end());
        more = true;
      }
    }
    return new Cut(labels, rest.strip());
  }

  static String plain(String words) {
    return BLANKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }
}
