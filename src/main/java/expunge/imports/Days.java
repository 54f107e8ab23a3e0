package expunge.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways in which a file writes calendar days, tried in order; a day that is none is no day. */
final class Days {

  private static final int FIRST_YEAR = 1850;
  private static final int LAST_YEAR = 2199;

  private final List<DateTimeFormatter> ways;

  /**
   * Ways written as {@code yyyy-MM-dd}, {@code M/d/yyyy} or {@code yyyyMMdd}.
   *
   * @throws IllegalArgumentException when one can't be used, with why
   */
  Days(List<String> patterns) {
    this.ways = patterns.stream().map(Days::way).toList();
  }

  private static DateTimeFormatter way(String pattern) {
    if (!pattern.contains("yyyy") || !pattern.contains("d") || !pattern.contains("M")) {
      throw new IllegalArgumentException(
          "`" + pattern + "`: a day has its year in four digits (yyyy), month (M) and day (d)");
    }
    return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.US)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The day written so, or null. */
  @Nullable LocalDate read(String text) {
    return ways.stream()
        .map(way -> read(way, text))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private static Optional<LocalDate> read(DateTimeFormatter way, String text) {
    try {
      LocalDate day = LocalDate.from(way.parse(text));
      return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR
          ? Optional.empty()
          : Optional.of(day);
    } catch (DateTimeException another) {
      return Optional.empty(); // another way of writing a day
    }
  }
}
