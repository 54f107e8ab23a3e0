package expunge.record;

import java.util.List;

/** What rules do with several days. */
public final class Days {

  private Days() {}

  /** The later of two days; one that never was is left aside. */
  public static Day later(Day one, Day other) {
    return Day.latest(List.of(one, other));
  }

  /** The latest of three days; those that never were are left aside. */
  public static Day latest(Day one, Day two, Day three) {
    return Day.latest(List.of(one, two, three));
  }

  /** The earlier of two days; one that never was is left aside. */
  public static Day earlier(Day one, Day other) {
    return Day.earliest(List.of(one, other));
  }
}
