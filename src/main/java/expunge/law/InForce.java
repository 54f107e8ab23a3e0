package expunge.law;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a provision is law: from {@code first} to {@code last}, both inclusive,
 * calendar days without a time zone; {@code last} is null while no end is known.
 */
public record InForce(LocalDate first, @Nullable LocalDate last) {

  /**
   * The period written {@code 2022-01-01} or {@code 2022-01-01/2025-12-31}; empty when it isn't
   * written so.
   */
  public static Optional<InForce> parse(String written) {
    int slash = written.indexOf('/');
    try {
      LocalDate first = LocalDate.parse(slash < 0 ? written : written.substring(0, slash));
      LocalDate last = slash < 0 ? null : LocalDate.parse(written.substring(slash + 1));
      boolean plausible =
          first.getYear() >= 1700
              && first.getYear() <= 2199
              && (last == null || last.getYear() <= 2199);
      return !plausible || (last != null && last.isBefore(first))
          ? Optional.empty()
          : Optional.of(new InForce(first, last));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  /** Whether the provision is law on {@code day}. */
  public boolean on(LocalDate day) {
    return !day.isBefore(first) && (last == null || !day.isAfter(last));
  }

  @Override
  public String toString() {
    return last == null ? first.toString() : first + "/" + last;
  }
}
