package expunge.workshop;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Days on which something may have happened, as seen from a filing date: often the last day, the
 * eve or the morrow of a period that rules count, or of a day that they name; sometimes a leap day.
 */
final class Moments {

  private static final List<Integer> AROUND = List.of(-1, 0, 1);

  private final Chance chance;
  private final Constants constants;
  private final LocalDate asOf;

  Moments(Chance chance, Constants constants, LocalDate asOf) {
    this.chance = chance;
    this.constants = constants;
    this.asOf = asOf;
  }

  /** A day out of these, both inclusive; {@code from} where they are none. */
  LocalDate day(LocalDate from, LocalDate to) {
    if (!to.isAfter(from)) {
      return from;
    }
    for (int attempt = 0; attempt < 4; attempt++) {
      LocalDate day = telling(from, to);
      if (!day.isBefore(from) && !day.isAfter(to)) {
        return day;
      }
    }
    return any(from, to);
  }

  private LocalDate telling(LocalDate from, LocalDate to) {
    int kind = chance.below(100);
    if (kind < 40 && !constants.periods().isEmpty()) {
      return around(chance.pick(constants.periods()).back(asOf));
    }
    if (kind < 60 && !constants.days().isEmpty()) {
      return around(chance.pick(constants.days()));
    }
    LocalDate any = any(from, to);
    return kind < 65 ? any.withDayOfYear(1).plusDays(59).minusDays(chance.below(2)) : any;
  }

  /** The day from which a period is counted that ends on, just before or just after a day. */
  LocalDate before(LocalDate end, List<Period> periods) {
    return around(chance.pick(periods).back(end));
  }

  private LocalDate around(LocalDate day) {
    return day.plusDays(chance.pick(AROUND));
  }

  /** Any day of these, both inclusive. */
  LocalDate any(LocalDate from, LocalDate to) {
    return to.isAfter(from)
        ? from.plusDays(chance.below(1 + ChronoUnit.DAYS.between(from, to)))
        : from;
  }
}
