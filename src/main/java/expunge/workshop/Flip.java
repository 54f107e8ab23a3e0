package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Status;
import expunge.law.Relief;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer that the new rules change: another status, or another day.
 *
 * @param place where the record stands
 * @param population whether the record is of people, out of a file, and not of the workshop's own
 * @param asOf the filing date
 * @param charge the id of the charge
 * @param before the old answer, null where the relief wasn't asked
 * @param after the new answer, null where the relief isn't asked
 * @param pinned whether the record is that of a case of the new rules which expects this answer
 */
public record Flip(
    Kind kind,
    String place,
    boolean population,
    JsonNode record,
    LocalDate asOf,
    String charge,
    @Nullable ReliefAnswer before,
    @Nullable ReliefAnswer after,
    boolean pinned) {

  /** Where the first day went, in an answer whose status stays. */
  public enum Move {
    EARLIER,
    LATER,
    /** The status is another, or one of the days is missing. */
    NONE
  }

  /**
   * What flips have in common that are judged, accepted and counted together.
   *
   * @param changes the changed rules that made the difference; none where another change did
   * @param statute the charge's statute as told, where no rule made the difference; else empty
   */
  public record Kind(
      List<Change> changes,
      String folder,
      String relief,
      Status before,
      Status after,
      Move move,
      String statute) {}

  /** The status of an answer. */
  public static Status status(@Nullable ReliefAnswer answer) {
    return answer == null ? Status.NOT_COVERED : answer.status();
  }

  /** The day of an answer: since when it is granted, or from when it is open. */
  public static @Nullable LocalDate day(@Nullable ReliefAnswer answer) {
    return answer == null ? null : answer.since() != null ? answer.since() : answer.eligibleOn();
  }

  /** The last day on which the relief can be asked for. */
  static @Nullable LocalDate until(@Nullable ReliefAnswer answer) {
    return answer == null ? null : answer.until();
  }

  /** Status and day as cases write them: {@code NOT_YET 2027-01-01}. */
  public static String said(@Nullable ReliefAnswer answer) {
    LocalDate day = day(answer);
    return day == null ? status(answer).name() : status(answer) + " " + day;
  }

  /** Whether two answers say the same to the person. */
  static boolean same(@Nullable ReliefAnswer one, @Nullable ReliefAnswer other) {
    return status(one) == status(other)
        && Objects.equals(day(one), day(other))
        && Objects.equals(until(one), until(other));
  }

  static Move move(@Nullable ReliefAnswer before, @Nullable ReliefAnswer after) {
    boolean days = !Objects.equals(day(before), day(after));
    LocalDate old = days ? day(before) : until(before);
    LocalDate now = days ? day(after) : until(after);
    if (status(before) != status(after) || old == null || now == null) {
      return Move.NONE;
    }
    return now.isBefore(old) ? Move.EARLIER : Move.LATER;
  }

  /** The relief. */
  public Relief relief() {
    return Objects.requireNonNull(after != null ? after : before, "an answer").relief();
  }
}
