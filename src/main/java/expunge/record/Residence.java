package expunge.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's standing under immigration law from one day to another, both inclusive; {@code to} is
 * null while it lasts.
 */
public record Residence(Status status, LocalDate from, @Nullable LocalDate to) {

  /** What the person was. */
  public enum Status {
    CITIZEN,
    PERMANENT_RESIDENT,
    /** Lawfully present, but neither citizen nor permanent resident. */
    LAWFULLY_PRESENT,
    NOT_LAWFULLY_PRESENT
  }

  boolean on(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
