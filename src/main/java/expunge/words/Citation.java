package expunge.words;

import expunge.law.Statute;
import expunge.words.Label.Kind;
import expunge.words.Label.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A citation as rules and people write it, compared with the citations of sources and taken apart
 * below the section: {@code ORS 137.225(6)(f)(A)(ii), (B)(v)} points to two paragraphs.
 */
final class Citation {

  /**
   * One paragraph that is pointed to.
   *
   * @param section the section, where it is another than the citation begins with; empty otherwise
   * @param path the labels below the section
   * @param whole whether everything that was written below the section could be read as labels
   */
  record Pointer(String section, List<String> path, boolean whole) {}

  private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
  private static final Pattern SECTION_MARKS = Pattern.compile("§+|\\b[Ss]ec(?:tions?|s?\\.)");
  private static final Pattern ABBREVIATION = Pattern.compile("(?<=[A-Za-z])\\.(?=[A-Za-z\\s]|$)");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

  private static final Pattern GROUP = Pattern.compile("\\(\\s*([A-Za-z0-9.-]{1,7})\\s*\\)");
  private static final Pattern RANGE =
      Pattern.compile("(?:-|to)\\s*\\(\\s*([A-Za-z]|\\d{1,3})\\s*\\)");
  private static final Pattern NEXT = Pattern.compile("(?:[,;/]|and\\b|or\\b|,\\s*and\\b)\\s*");
  private static final Pattern OTHER_SECTION = Pattern.compile("\\d[\\w:-]*[.:-][\\w.:-]*");
  private static final Pattern SUBDIVISION =
      Pattern.compile("(?:subd|subdivision)\\.?\\s*(\\d+[a-z]?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTE = Pattern.compile("notes?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME_OF_LEVEL =
      Pattern.compile(
          "(?:subsections?|paragraphs?|subparagraphs?|subsecs?|pars?)\\b\\.?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9]{1,5}(?=\\s|$)");
  private static final Pattern TAG = Pattern.compile("\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)");
  private static final Pattern OTHER =
      Pattern.compile("(?:[^\\s,;(]+|\\()(?:\\s+\\d+\\b)?"); // "par. 3" is one word

  private Citation() {}

  /** One way to write what can be written in several: without section marks and needless points. */
  static String clean(String written) {
    String text = DASHES.matcher(written).replaceAll("-");
    text = SECTION_MARKS.matcher(text).replaceAll(" ");
    text = ABBREVIATION.matcher(text).replaceAll("");
    return Statute.withoutDottedSubsections(BLANKS.matcher(text).replaceAll(" ").strip());
  }

  /**
   * Where {@code source}, cleaned, ends in {@code written}, cleaned; -1 when it isn't its start.
   */
  static int end(String written, String source) {
    int at = 0;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (blank(c)) {
        continue;
      }
      while (at < written.length() && blank(written.charAt(at))) {
        at++;
      }
      if (at == written.length() || lower(written.charAt(at)) != lower(c)) {
        return -1;
      }
      at++;
    }
    boolean goesOn = at < written.length() && Character.isLetterOrDigit(written.charAt(at));
    return goesOn ? -1 : at;
  }

  private static boolean blank(char c) {
    return c == ' ' || c == ',' || c == '\'' || c == '’';
  }

  private static char lower(char c) {
    return Character.toLowerCase(c);
  }

  /**
   * The paragraphs that are pointed to by what follows a section's number.
   *
   * @param rest cleaned
   */
  static List<Pointer> below(String rest) {
    return new Reader(rest).read();
  }

  private static final class Reader {
    private final String rest;
    private final List<Pointer> pointers = new ArrayList<>();
    private List<String> before = List.of();
    private List<String> path = new ArrayList<>();
    private String section = "";
    private boolean whole = true;
    private Matcher seen = OTHER.matcher("");
    private int at;

    Reader(String rest) {
      this.rest = rest;
    }

    List<Pointer> read() {
      while (at < rest.length()) {
        if (rest.charAt(at) == ' ') {
          at++;
        } else {
          step();
        }
      }
      finish();
      return pointers;
    }

    private void step() {
      boolean apart = at == 0 || rest.charAt(at - 1) == ' ';
      if (sees(GROUP) && Label.plausible(seen.group(1))) {
        label(seen.group(1));
      } else if (!path.isEmpty() && sees(RANGE)) {
        range(seen.group(1));
      } else if (sees(NEXT)) {
        next();
        return;
      } else if (sees(SUBDIVISION)) {
        path.add("subd. " + seen.group(1).toLowerCase(Locale.ROOT));
      } else if (sees(NOTE)) {
        path.add("note");
      } else if (sees(TAG)
          || (sees(NAME_OF_LEVEL) && rest.startsWith("(", skipBlanks(seen.end())))) {
        // "(history)" tells two rules of one paragraph apart, "subsection (b)" says no more than
        // (b)
      } else if (apart && sees(BARE) && Label.plausible(seen.group())) {
        path.add(seen.group());
      } else {
        whole = false;
        sees(OTHER);
      }
      at = Math.max(at + 1, seen.end());
    }

    private boolean sees(Pattern pattern) {
      seen = pattern.matcher(rest).region(at, rest.length()).useTransparentBounds(true);
      return seen.lookingAt();
    }

    private int skipBlanks(int from) {
      int to = from;
      while (to < rest.length() && rest.charAt(to) == ' ') {
        to++;
      }
      return to;
    }

    /** The first label after a comma takes the place of the last one of its kind. */
    private void label(String text) {
      if (path.isEmpty() && section.isEmpty() && !before.isEmpty()) {
        int level = before.size() - 1;
        while (level >= 0 && !alike(before.get(level), text)) {
          level--;
        }
        path.addAll(before.subList(0, level < 0 ? before.size() - 1 : level));
      }
      path.add(text);
    }

    private static boolean alike(String one, String other) {
      List<Kind> kinds = readings(one).stream().map(Reading::kind).toList();
      List<Kind> others = readings(other).stream().map(Reading::kind).toList();
      return (!kinds.isEmpty() && !others.isEmpty() && kinds.get(0) == others.get(0))
          || (kinds.contains(Kind.ROMAN) && others.contains(Kind.ROMAN));
    }

    private static List<Reading> readings(String text) {
      return new Label(text, Label.Mark.PARENTHESES).readings();
    }

    private void range(String last) {
      List<Reading> from = readings(path.get(path.size() - 1));
      List<Reading> to = readings(last);
      if (from.isEmpty() || to.isEmpty() || from.get(0).kind() != to.get(0).kind()) {
        whole = false;
        return;
      }
      List<String> above = List.copyOf(path.subList(0, path.size() - 1));
      for (int i = from.get(0).ordinal() + 1; i <= to.get(0).ordinal(); i++) {
        finish();
        path.addAll(above);
        path.add(Label.counted(from.get(0), i));
      }
    }

    private void next() {
      int end = seen.end();
      Matcher other = OTHER_SECTION.matcher(rest).region(end, rest.length());
      if (other.lookingAt()) {
        finish();
        section = other.group();
        at = other.end();
      } else if (rest.startsWith("(", end)) {
        finish();
        at = end;
      } else {
        at = end; // words after a comma: "opening", "par. 1"
      }
    }

    private void finish() {
      if (!path.isEmpty() || !section.isEmpty() || pointers.isEmpty()) {
        pointers.add(new Pointer(section, List.copyOf(path), whole));
      }
      before = List.copyOf(path);
      path = new ArrayList<>();
      section = "";
    }
  }
}
