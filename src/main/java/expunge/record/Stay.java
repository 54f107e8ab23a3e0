package expunge.record;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stay in jail or prison, from its first to its last day, both inclusive; {@code to} is null
 * while it lasts.
 */
public record Stay(LocalDate from, @Nullable LocalDate to) {

  /** Whether any of it lies on or after {@code day}. */
  boolean reaches(LocalDate day) {
    return to == null || !to.isBefore(day);
  }

  /** How many of its days lie on or after {@code day}; it must have ended. */
  long daysFrom(LocalDate day) {
    LocalDate end = to;
    if (end == null) {
      throw new IllegalStateException("the stay has not ended");
    }
    LocalDate first = from.isBefore(day) ? day : from;
    return Math.max(0, ChronoUnit.DAYS.between(first, end) + 1);
  }
}
