package expunge.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A citation of a statute or regulation, taken apart so that two spellings of one section are
 * equal: {@code 21 U.S.C. § 844(a)}, {@code 21 USC 844 (a)} and the docket form {@code 21:844A} are
 * one.
 *
 * <p>Subsections are compared without regard to letter case. The letter that belongs to a section
 * number itself is not: {@code 21 U.S.C. 844a} (a civil penalty) is another section than {@code
 * 844(a)} (the crime).
 */
public final class Statute {

  /** How one citation stands to another. */
  public enum Relation {
    /** The first lies within the second: 844(a) within 844. */
    WITHIN,
    /** The first is too short to tell: 844 against 844(a). */
    TOO_SHORT,
    /** They are different provisions. */
    APART
  }

  private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
  private static final Pattern SECTION_MARKS =
      Pattern.compile("[§\\u00a0]|\\b[Ss]ec(?:tion|s?\\.)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern UNITED_STATES_CODE =
      Pattern.compile(
          "^(\\d+)\\s*U\\.?\\s*S\\.?\\s*C\\.?(?:\\s*A\\.?(?=[\\s§\\d]))?\\s*(.*)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FEDERAL_REGULATIONS =
      Pattern.compile("^(\\d+)\\s*C\\.?\\s*F\\.?\\s*R\\.?\\s*(.*)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern DOCKET = Pattern.compile("^(\\d+):(\\d+[A-Za-z]?.*)$");
  private static final Pattern DOCKET_LETTER = Pattern.compile("^(\\d+)([A-Z])(.*)$");
  private static final Pattern MILITARY =
      Pattern.compile(
          "^(?:UCMJ,?\\s*)?art(?:icle|\\.)?\\s*(\\d+[a-z]?)(.*?)(?:,?\\s*UCMJ)?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DISTRICT_CODE =
      Pattern.compile(
          "^D\\.?\\s*C\\.?\\s*(?:Official\\s*)?Code(?:\\s*Ann\\.?)?\\s*(.*)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED_CODE =
      Pattern.compile("^([A-Za-z][A-Za-z.&'\\s]*?)\\s*(\\d.*)$");

  /** Missouri's and Iowa's way: 571.030.1(4) is subdivision (4) of subsection 1 of 571.030. */
  private static final Pattern DOTTED_SUBSECTION =
      Pattern.compile("(?<![\\d.])(\\d+[A-Za-z]?\\.\\d{3})\\.(\\d{1,2})(?![\\w.])");

  private static final Pattern SUBDIVISION = Pattern.compile("\\(\\s*([A-Za-z0-9.-]+)\\s*\\)");

  private static final Pattern TITLED_CODE =
      Pattern.compile("^(\\d+[A-Za-z]?)\\s*([A-Za-z][A-Za-z.&'\\s]*?)\\s*(\\d.*)$");
  private static final Pattern CODE_BEHIND =
      Pattern.compile("^(\\d[A-Za-z0-9.:()/-]*)\\s*,?\\s+([A-Za-z][A-Za-z.&'\\s]*)$");

  private static final ConcurrentHashMap<String, Statute> CITED_IN_RULES =
      new ConcurrentHashMap<>();

  private final String written;
  private final String code;
  private final List<String> path;
  private final int hash;

  private Statute(String written, String code, List<String> path) {
    this.written = written;
    this.code = code;
    this.path = List.copyOf(path);
    this.hash = 31 * code.hashCode() + this.path.hashCode();
  }

  /** The statute that {@code written} cites when it stands in a record of {@code where}. */
  public static Statute parse(Jurisdiction where, String written) {
    String text = DASHES.matcher(written).replaceAll("-");
    text = SECTION_MARKS.matcher(text).replaceAll(" ");
    text = withoutDottedSubsections(BLANKS.matcher(text).replaceAll(" ").strip());
    Matcher m = UNITED_STATES_CODE.matcher(text);
    if (m.matches()) {
      return sections(written, "USC", m.group(1), m.group(2), true);
    }
    m = FEDERAL_REGULATIONS.matcher(text);
    if (m.matches()) {
      return sections(written, "CFR", m.group(1), m.group(2), true);
    }
    m = DISTRICT_CODE.matcher(text);
    if (m.matches()) {
      return sections(written, "DC CODE", "", m.group(1), false);
    }
    if (where.federal()) {
      m = DOCKET.matcher(text);
      if (m.matches()) {
        return docket(written, m.group(1), m.group(2));
      }
      m = MILITARY.matcher(text);
      if (m.matches()) {
        return military(written, m.group(1), m.group(2));
      }
    }
    m = TITLED_CODE.matcher(text);
    if (m.matches()) {
      Codes.Code code = Codes.named(where, m.group(2)).orElse(null);
      if (code != null && code.titled()) {
        return sections(written, code.name(), m.group(1), m.group(3), false);
      }
    }
    m = CODE_BEHIND.matcher(text);
    if (m.matches()) {
      Codes.Code code = Codes.named(where, m.group(2)).orElse(null);
      if (code != null && !code.titled()) {
        return sections(written, code.name(), "", m.group(1), false);
      }
    }
    m = NAMED_CODE.matcher(text);
    if (m.matches()) {
      String code =
          Codes.named(where, m.group(1))
              .map(Codes.Code::name)
              .orElse(m.group(1).toUpperCase(Locale.ROOT).replaceAll("[.'\\s]", ""));
      return sections(written, code, "", m.group(2), false);
    }
    return sections(written, Codes.main(where), "", text, false);
  }

  /** The citation with a subsection that follows a point in parentheses: 571.030(1)(4). */
  public static String withoutDottedSubsections(String citation) {
    return DOTTED_SUBSECTION.matcher(citation).replaceAll("$1($2)");
  }

  /** The statute that a rule or a table cites; such citations name their code. */
  public static Statute cited(String citation) {
    Statute known = CITED_IN_RULES.get(citation);
    return known != null
        ? known
        : CITED_IN_RULES.computeIfAbsent(citation, c -> parse(Jurisdiction.US, c));
  }

  /** Court dockets run the subsection's letter into the number: 21:844A is 21 U.S.C. 844(a). */
  private static Statute docket(String written, String title, String rest) {
    Matcher letter = DOCKET_LETTER.matcher(rest);
    String sections =
        letter.matches() ? letter.group(1) + "(" + letter.group(2) + ")" + letter.group(3) : rest;
    return sections(written, "USC", title, sections, true);
  }

  /**
   * The punitive articles of the military code stand at 10 U.S.C. 800 plus the article's number.
   */
  private static Statute military(String written, String article, String rest) {
    String digits = article.replaceAll("[A-Za-z]", "");
    String letter = article.substring(digits.length()).toLowerCase(Locale.ROOT);
    String section = digits.length() > 4 ? article : (800 + Integer.parseInt(digits)) + letter;
    return sections(written, "USC", "10", section + rest, true);
  }

  private static Statute sections(
      String written, String code, String title, String rest, boolean caseMatters) {
    List<String> path = new ArrayList<>();
    if (!title.isEmpty()) {
      path.add(title);
    }
    int open = rest.indexOf('(');
    String section = (open < 0 ? rest : rest.substring(0, open)).replaceAll("[\\s,;]+", "");
    section = section.endsWith(".") ? section.substring(0, section.length() - 1) : section;
    path.add(caseMatters ? section : section.toLowerCase(Locale.ROOT));
    Matcher subdivisions = SUBDIVISION.matcher(open < 0 ? "" : rest.substring(open));
    while (subdivisions.find()) {
      path.add(subdivisions.group(1).toLowerCase(Locale.ROOT));
    }
    return new Statute(written, code, path);
  }

  /** How this citation stands to {@code other}. */
  public Relation relationTo(Statute other) {
    if (!code.equals(other.code)) {
      return Relation.APART;
    }
    int common = Math.min(path.size(), other.path.size());
    for (int i = 0; i < common; i++) {
      if (!path.get(i).equals(other.path.get(i))) {
        return Relation.APART;
      }
    }
    return path.size() >= other.path.size() ? Relation.WITHIN : Relation.TOO_SHORT;
  }

  /**
   * Whether this citation's section lies from {@code first} to {@code last}, both inclusive,
   * counted number by number: ORS 811.700 lies from ORS 801.000 to ORS 826.999.
   */
  public boolean between(Statute first, Statute last) {
    return code.equals(first.code)
        && code.equals(last.code)
        && compareSections(first) >= 0
        && compareSections(last) <= 0;
  }

  private int compareSections(Statute other) {
    int common = Math.min(path.size(), other.path.size());
    for (int i = 0; i < common; i++) {
      String[] mine = path.get(i).split("[.-]", -1);
      String[] theirs = other.path.get(i).split("[.-]", -1);
      for (int k = 0; k < Math.min(mine.length, theirs.length); k++) {
        int order = comparePart(mine[k], theirs[k]);
        if (order != 0) {
          return order;
        }
      }
      if (mine.length != theirs.length) {
        return Integer.compare(mine.length, theirs.length);
      }
    }
    return 0;
  }

  private static int comparePart(String mine, String theirs) {
    String a = mine.replaceAll("\\D.*$", "");
    String b = theirs.replaceAll("\\D.*$", "");
    if (a.isEmpty() || b.isEmpty() || a.length() > 9 || b.length() > 9) {
      return mine.compareTo(theirs);
    }
    int numbers = Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
    return numbers != 0
        ? numbers
        : mine.substring(a.length()).compareTo(theirs.substring(b.length()));
  }

  /**
   * Why this citation can be read in two ways, with what to write instead; empty when it can't.
   * Only 21 U.S.C. 844A is known to be so: the crime is 844(a), the civil penalty is the section
   * 844a, and both are written with a capital.
   */
  public String ambiguity() {
    boolean doubtful =
        code.equals("USC")
            && path.size() >= 2
            && path.get(0).equals("21")
            && path.get(1).equals("844A");
    return doubtful
        ? "write 21 USC 844(a) for the crime, or 21 USC 844a for the civil penalty"
        : "";
  }

  /** Whether any section number was found in what was written. */
  public boolean readable() {
    return path.stream().anyMatch(part -> part.chars().anyMatch(Character::isDigit));
  }

  /** The citation as it was written. */
  public String written() {
    return written;
  }

  /** One spelling for all spellings of the provision: {@code USC 21 844 (a)}. */
  public String canonical() {
    return code + " " + String.join(" ", path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Statute s && s.code.equals(code) && s.path.equals(path);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return canonical();
  }
}
