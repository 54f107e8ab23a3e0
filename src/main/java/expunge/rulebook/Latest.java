package expunge.rulebook;

import expunge.record.Day;
import java.util.List;

/**
 * {@code latest( $day )} of an {@code accumulate}: the latest of the days gone through. Days that
 * never were are left aside; without any day the rule says nothing.
 */
public final class Latest extends DayAccumulate {

  @Override
  Day of(List<Day> days) {
    return Day.latest(days);
  }
}
