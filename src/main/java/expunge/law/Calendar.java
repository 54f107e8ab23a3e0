package expunge.law;

import java.time.LocalDate;

/**
 * Counting of years, months and days from a day, in the one reading that every rule uses.
 *
 * <p>A period of years or months ends on the day with the same number. Where the month has no such
 * day (29 February in a common year, the 31st of a short month) it ends on the first day of the
 * next month. Counting to the later day keeps a waiting period from being called over before it
 * surely is: a period from 29 February 2020 of three years ends on 1 March 2023.
 */
public final class Calendar {

  private Calendar() {}

  /** The day {@code years} after {@code from} (before it, when negative). */
  public static LocalDate plusYears(LocalDate from, int years) {
    return settle(from, from.plusYears(years));
  }

  /** The day {@code months} after {@code from} (before it, when negative). */
  public static LocalDate plusMonths(LocalDate from, int months) {
    return settle(from, from.plusMonths(months));
  }

  private static LocalDate settle(LocalDate from, LocalDate sameMonth) {
    return sameMonth.getDayOfMonth() == from.getDayOfMonth() ? sameMonth : sameMonth.plusDays(1);
  }
}
