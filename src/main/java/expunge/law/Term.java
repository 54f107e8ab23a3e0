package expunge.law;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of imprisonment that a law allows for an offense: {@code 93 days}, {@code 6 months},
 * {@code 10 years}, {@code life}, {@code none}.
 *
 * <p>Lengths are compared in days: a month counts as the twelfth part of a year, a year as 365, so
 * that 12 months are 1 year and 93 days are more than 3 months. Life is longer than any number of
 * years.
 *
 * @param written as it stands in the record or the rule
 * @param days its length
 */
public record Term(String written, long days) {

  /** Imprisonment for life. */
  public static final Term LIFE = new Term("life", 1_000_000);

  /** No imprisonment: a fine at most. */
  public static final Term NONE = new Term("none", 0);

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4}) (day|month|year)s?");

  /** The term written so, if one is written so. */
  public static Optional<Term> find(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (text.equals(LIFE.written())) {
      return Optional.of(LIFE);
    }
    if (text.equals(NONE.written())) {
      return Optional.of(NONE);
    }
    Matcher m = WRITTEN.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(m.group(1));
    long days =
        switch (m.group(2)) {
          case "day" -> number;
          case "month" -> number * 365 / 12;
          default -> number * 365;
        };
    return Optional.of(new Term(text, days));
  }

  /**
   * The term that a rule writes.
   *
   * @throws IllegalArgumentException when no term is written so
   */
  public static Term of(String written) {
    return find(written)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "`" + written + "` is no term; write 93 days, 6 months, 10 years or life"));
  }

  @Override
  public String toString() {
    return written;
  }
}
