package expunge.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long a charge has been pending, time under a bench warrant not counted. */
final class PendingTime {

  private PendingTime() {}

  /**
   * Whether a charge filed on {@code filed} has, on {@code asOf}, been pending for at most so many
   * years: days under a bench warrant for failure to appear stop the time. Where their number isn't
   * told it matters only once the years have passed.
   */
  static boolean atMost(
      Day filed,
      int years,
      @Nullable Double warrantDays,
      LocalDate asOf,
      Inquiry inquiry,
      Unknown unknown) {
    Day passed = filed.plusYears(years);
    Day today = Day.of(asOf);
    if (warrantDays != null) {
      return !passed.plusDays((int) Math.round(warrantDays)).isBefore(today);
    }
    return !passed.isBefore(today)
        || inquiry.holds(
            unknown,
            "under a bench warrant for so long that it has not been pending for more than "
                + years
                + " years without it");
  }
}
