package expunge.rulebook;

import expunge.record.Day;
import java.util.List;

/**
 * {@code earliest( $day )} of an {@code accumulate}: the earliest of the days gone through. Days
 * that never were are left aside; without any day the rule says nothing.
 */
public final class Earliest extends DayAccumulate {

  @Override
  Day of(List<Day> days) {
    return Day.earliest(days);
  }
}
