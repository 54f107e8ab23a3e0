package expunge.record;

import expunge.law.Calendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A calendar day as rules speak of it: a day that was told, the day of something that hasn't
 * happened yet, the day of something that never was (release, for one who was not imprisoned), or a
 * day that nobody told.
 *
 * <p>Years are counted as {@link Calendar} says. Comparing a day that nobody told asks for it only
 * as finely as the comparison needs: "on or before 1 June 2020, or after?".
 */
public abstract sealed class Day {

  private static final ConcurrentHashMap<String, Day> WRITTEN_IN_RULES = new ConcurrentHashMap<>();

  private Day() {}

  /** A day that is known. */
  public static Day of(LocalDate day) {
    return new Known(day);
  }

  /** The day written so in a rule, {@code 2015-07-01}. */
  public static Day of(String written) {
    Day known = WRITTEN_IN_RULES.get(written);
    return known != null
        ? known
        : WRITTEN_IN_RULES.computeIfAbsent(written, w -> new Known(LocalDate.parse(w)));
  }

  /** The day of something that has not happened yet, and may. It is after every day. */
  static Day notYet() {
    return new NotYet();
  }

  /** The day of something that there never was. It is neither before nor after any day. */
  static Day none() {
    return new None();
  }

  static Day missing(Inquiry inquiry, Unknown unknown, long low, long high) {
    return new Missing(inquiry, unknown, new Domain.Range(low, high));
  }

  /** The day itself, where it is known. */
  public Optional<LocalDate> known() {
    return Optional.empty();
  }

  /**
   * The fact that would have to be told for the day to be known; empty when it is known, ahead or
   * absent.
   */
  public Optional<Unknown> missing() {
    return known().isPresent() || ahead() || absent()
        ? Optional.empty()
        : Optional.of(firstMissing().unknown);
  }

  /** Whether it is the day of something that has not happened yet. */
  public boolean ahead() {
    return false;
  }

  /** Whether it is the day of something that there never was. */
  public boolean absent() {
    return false;
  }

  /** Whether the day is {@code limit} or an earlier one. */
  public abstract boolean isOnOrBefore(LocalDate limit);

  /** Whether the day is later than {@code limit}. */
  public boolean isAfter(LocalDate limit) {
    return !absent() && !isOnOrBefore(limit);
  }

  /** Whether the day is the one written or an earlier one. */
  public boolean isOnOrBefore(String written) {
    return isOnOrBefore(literal(written));
  }

  /** Whether the day is earlier than the one written. */
  public boolean isBefore(String written) {
    return isOnOrBefore(literal(written).minusDays(1));
  }

  /** Whether the day is later than the one written. */
  public boolean isAfter(String written) {
    return isAfter(literal(written));
  }

  /** Whether the day is the one written or a later one. */
  public boolean isOnOrAfter(String written) {
    return isAfter(literal(written).minusDays(1));
  }

  /** Whether the day is one of those from {@code first} to {@code last}, both inclusive. */
  public boolean isBetween(String first, String last) {
    return isOnOrAfter(first) && isOnOrBefore(last);
  }

  /** Whether the day is earlier than {@code other}. */
  public boolean isBefore(Day other) {
    if (absent() || other.absent()) {
      return false;
    }
    if (other.known().isPresent()) {
      return isOnOrBefore(other.known().get().minusDays(1));
    }
    if (known().isPresent()) {
      return other.isAfter(known().get());
    }
    return !ahead() && (other.ahead() || undecided(other));
  }

  /** Whether the day is {@code other} or an earlier one. */
  public boolean isOnOrBefore(Day other) {
    return !absent() && !other.absent() && !other.isBefore(this);
  }

  /** Whether the day is later than {@code other}. */
  public boolean isAfter(Day other) {
    return other.isBefore(this);
  }

  /** Whether the day is {@code other} or a later one. */
  public boolean isOnOrAfter(Day other) {
    return other.isOnOrBefore(this);
  }

  /** The day {@code years} later. */
  public Day plusYears(int years) {
    return shifted(d -> Calendar.plusYears(d, years), years + " years after", years * 366L);
  }

  /** The day {@code months} later. */
  public Day plusMonths(int months) {
    return shifted(d -> Calendar.plusMonths(d, months), months + " months after", months * 31L);
  }

  /** The day {@code days} later. */
  public Day plusDays(int days) {
    return shifted(d -> d.plusDays(days), days + " days after", days);
  }

  abstract Day shifted(UnaryOperator<LocalDate> shift, String words, long atMost);

  /**
   * Whether both are the same day, or, where nobody told it, are made alike from the same facts.
   */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Day day
            && known().equals(day.known())
            && ahead() == day.ahead()
            && absent() == day.absent()
            && (known().isPresent() || words().equals(day.words())));
  }

  @Override
  public final int hashCode() {
    return known().isPresent() ? known().hashCode() : words().hashCode();
  }

  /**
   * Two days, both of which nobody told: which comes first is asked as it stands, of the one that
   * stands first in the record. A day is never before itself, and no two days are each before the
   * other.
   */
  private boolean undecided(Day other) {
    String mine = words();
    String theirs = other.words();
    if (mine.equals(theirs)) {
      return false;
    }
    Missing one = firstMissing();
    Missing two = other.firstMissing();
    Unknown asked =
        one.unknown.pointer().compareTo(two.unknown.pointer()) <= 0 ? one.unknown : two.unknown;
    return !one.inquiry.settled(asked, theirs + " is before " + mine)
        && one.inquiry.holds(asked, mine + " is before " + theirs);
  }

  /**
   * How the day is made from days of the record, so that two that are made alike are called alike.
   */
  String words() {
    return known().map(LocalDate::toString).orElse("a day");
  }

  Missing firstMissing() {
    throw new IllegalStateException("every part of this day is known");
  }

  private static LocalDate literal(String written) {
    return of(written).known().orElseThrow();
  }

  /** The latest of several days; those that never were are left aside. */
  public static Day latest(List<Day> days) {
    return extreme(days, true);
  }

  /** The earliest of several days; those that never were are left aside. */
  public static Day earliest(List<Day> days) {
    return extreme(days, false);
  }

  private static Day extreme(List<Day> days, boolean latest) {
    List<Day> open = new ArrayList<>();
    LocalDate known = null;
    for (Day day : days) {
      if (day.known().isPresent()) {
        LocalDate d = day.known().get();
        known = known == null || latest == d.isAfter(known) ? d : known;
      } else if (day.ahead()) {
        if (latest) {
          return day;
        }
      } else if (!day.absent()) {
        open.add(day);
      }
    }
    if (open.isEmpty()) {
      if (known != null) {
        return of(known);
      }
      return days.stream().filter(Day::ahead).findFirst().orElse(none());
    }
    if (known != null) {
      open.add(of(known));
    }
    return open.size() == 1 ? open.get(0) : new Extreme(open, latest);
  }

  private static final class Known extends Day {
    private final LocalDate day;

    Known(LocalDate day) {
      this.day = day;
    }

    @Override
    public Optional<LocalDate> known() {
      return Optional.of(day);
    }

    @Override
    public boolean isOnOrBefore(LocalDate limit) {
      return !day.isAfter(limit);
    }

    @Override
    Day shifted(UnaryOperator<LocalDate> shift, String words, long atMost) {
      return of(shift.apply(day));
    }
  }

  private static final class NotYet extends Day {
    @Override
    public boolean ahead() {
      return true;
    }

    @Override
    public boolean isOnOrBefore(LocalDate limit) {
      return false;
    }

    @Override
    Day shifted(UnaryOperator<LocalDate> shift, String words, long atMost) {
      return this;
    }
  }

  private static final class None extends Day {
    @Override
    public boolean absent() {
      return true;
    }

    @Override
    public boolean isOnOrBefore(LocalDate limit) {
      return false;
    }

    @Override
    Day shifted(UnaryOperator<LocalDate> shift, String words, long atMost) {
      return this;
    }
  }

  private static final class Missing extends Day {
    private final Inquiry inquiry;
    private final Unknown unknown;
    private final Domain.Range widest;

    Missing(Inquiry inquiry, Unknown unknown, Domain.Range widest) {
      this.inquiry = inquiry;
      this.unknown = unknown;
      this.widest = widest;
    }

    @Override
    public boolean isOnOrBefore(LocalDate limit) {
      return inquiry.atMost(
          unknown, widest, limit.toEpochDay(), "on or before " + limit, "after " + limit);
    }

    @Override
    Day shifted(UnaryOperator<LocalDate> shift, String words, long atMost) {
      return new Shifted(this, shift, words, atMost);
    }

    @Override
    String words() {
      return unknown.pointer();
    }

    @Override
    Missing firstMissing() {
      return this;
    }
  }

  /**
   * A day counted from one that nobody told. Counting never turns an earlier day into a later one
   * than a later day.
   */
  private static final class Shifted extends Day {
    private final Day base;
    private final UnaryOperator<LocalDate> shift;
    private final String words;
    private final long atMost;

    Shifted(Day base, UnaryOperator<LocalDate> shift, String words, long atMost) {
      this.base = base;
      this.shift = shift;
      this.words = words;
      this.atMost = atMost;
    }

    /** Asks the base about the last day that is counted to {@code limit} or before. */
    @Override
    public boolean isOnOrBefore(LocalDate limit) {
      LocalDate last = limit.minusDays(atMost);
      while (shift.apply(last).isAfter(limit)) {
        last = last.minusDays(1);
      }
      while (!shift.apply(last.plusDays(1)).isAfter(limit)) {
        last = last.plusDays(1);
      }
      return base.isOnOrBefore(last);
    }

    @Override
    Day shifted(UnaryOperator<LocalDate> more, String moreWords, long further) {
      return new Shifted(this, more, moreWords, further);
    }

    @Override
    String words() {
      return words + " " + base.words();
    }

    @Override
    Missing firstMissing() {
      return base.firstMissing();
    }
  }

  /** The latest or earliest of several days, some of which nobody told. */
  private static final class Extreme extends Day {
    private final List<Day> days;
    private final boolean latest;

    Extreme(List<Day> days, boolean latest) {
      this.days = List.copyOf(days);
      this.latest = latest;
    }

    @Override
    public boolean isOnOrBefore(LocalDate limit) {
      for (Day day : days) {
        if (day.isOnOrBefore(limit) != latest) {
          return !latest;
        }
      }
      return latest;
    }

    @Override
    Day shifted(UnaryOperator<LocalDate> shift, String words, long atMost) {
      return new Extreme(days.stream().map(d -> d.shifted(shift, words, atMost)).toList(), latest);
    }

    @Override
    String words() {
      return (latest ? "the latest of " : "the earliest of ")
          + String.join(", ", days.stream().map(Day::words).toList());
    }

    @Override
    Missing firstMissing() {
      return days.stream()
          .filter(d -> d.known().isEmpty())
          .findFirst()
          .orElseThrow()
          .firstMissing();
    }
  }
}
