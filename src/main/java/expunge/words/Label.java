package expunge.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark before a paragraph of law: {@code (1)}, {@code (b)}, {@code (iv)}, {@code 2.}, {@code
 * Subd. 3.}.
 *
 * @param text what stands between the marks: {@code 1}, {@code b.1}, {@code subd. 3}
 * @param mark how it is set off
 */
record Label(String text, Mark mark) {

  /** How a label is set off from the words. */
  enum Mark {
    /** {@code (a)}. */
    PARENTHESES,
    /** {@code a.}. */
    DOT,
    /** {@code Subd. 3.}. */
    SUBDIVISION,
    /** {@code § 1.2}, where one text holds several sections. */
    SECTION,
    /** What follows the section: history, effective dates, notes. */
    NOTE
  }

  /** How the labels of one level are counted. */
  enum Kind {
    NUMBER,
    LOWER,
    UPPER,
    ROMAN,
    ROMAN_UPPER,
    DOUBLED,
    DOUBLED_UPPER
  }

  /**
   * One way to read a label: {@code i} is the ninth letter or the first roman number.
   *
   * @param ordinal from 1
   * @param suffix what follows the number or letter, {@code .1} in {@code (a.1)}
   */
  record Reading(Kind kind, int ordinal, String suffix) {

    boolean first() {
      return ordinal == 1 && suffix.isEmpty();
    }

    /** Whether it is the next of its level after {@code last}. */
    boolean follows(Reading last) {
      return kind == last.kind
          && (ordinal == last.ordinal + 1 || (ordinal == last.ordinal && after(last.suffix)));
    }

    /** Whether it stands anywhere after {@code last}, where some were left out between. */
    boolean later(Reading last) {
      return kind == last.kind && ordinal > last.ordinal;
    }

    private boolean after(String other) {
      return suffix.length() > other.length()
          || (suffix.length() == other.length() && suffix.compareTo(other) > 0);
    }
  }

  private static final Pattern WORD =
      Pattern.compile("(\\d{1,3}|[a-z]{1,6}|[A-Z]{1,6})([a-zA-Z]?|[.-]\\d{1,2}|-[a-zA-Z])");
  private static final Pattern ROMAN_NUMBER =
      Pattern.compile("(?=.)c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})");

  /** Whether {@code text} can be a label at all, and not a word in parentheses. */
  static boolean plausible(String text) {
    return !new Label(text, Mark.PARENTHESES).readings().isEmpty();
  }

  /** The ways to read it, the likelier first; none when it isn't counted. */
  List<Reading> readings() {
    Matcher word = WORD.matcher(text);
    List<Reading> readings = new ArrayList<>();
    if (mark == Mark.SECTION || mark == Mark.NOTE || mark == Mark.SUBDIVISION || !word.matches()) {
      return readings;
    }
    String base = word.group(1);
    String suffix = word.group(2);
    if (Character.isDigit(base.charAt(0))) {
      readings.add(new Reading(Kind.NUMBER, Integer.parseInt(base), suffix));
      return readings;
    }
    if (!suffix.isEmpty() && Character.isLetter(suffix.charAt(0))) {
      base += suffix; // letters belong together whatever their case: (iA) is no label
      suffix = "";
    }
    boolean lower = base.equals(base.toLowerCase(java.util.Locale.ROOT));
    boolean upper = base.equals(base.toUpperCase(java.util.Locale.ROOT));
    if (!lower && !upper) {
      return readings;
    }
    String small = base.toLowerCase(java.util.Locale.ROOT);
    int letter = small.charAt(0) - 'a' + 1;
    boolean one = small.length() == 1;
    boolean twice = small.length() == 2 && small.charAt(0) == small.charAt(1);
    if (one || twice) {
      readings.add(
          new Reading(lower ? Kind.LOWER : Kind.UPPER, one ? letter : 26 + letter, suffix));
    }
    if (ROMAN_NUMBER.matcher(small).matches()) {
      readings.add(new Reading(lower ? Kind.ROMAN : Kind.ROMAN_UPPER, roman(small), suffix));
    }
    if (twice) {
      readings.add(new Reading(lower ? Kind.DOUBLED : Kind.DOUBLED_UPPER, letter, suffix));
    }
    return readings;
  }

  private static int roman(String small) {
    int sum = 0;
    int before = 0;
    for (int i = small.length() - 1; i >= 0; i--) {
      int value =
          switch (small.charAt(i)) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            default -> 100;
          };
      sum += value < before ? -value : value;
      before = value;
    }
    return sum;
  }

  /** The label that stands {@code more} places after this one as a number or a letter. */
  static String counted(Reading reading, int ordinal) {
    return switch (reading.kind()) {
      case NUMBER -> String.valueOf(ordinal);
      case UPPER -> String.valueOf((char) ('A' + ordinal - 1));
      default -> String.valueOf((char) ('a' + ordinal - 1));
    };
  }
}
