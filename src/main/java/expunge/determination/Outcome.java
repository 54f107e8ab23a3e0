package expunge.determination;

import expunge.rulebook.Found;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer in one world.
 *
 * @param eligibleOn the first day on which the relief is open, where it isn't yet
 * @param since the day from which it has been granted
 * @param until the last day on which it can be asked for
 * @param dueBy the last day on which the authorities must have done it unasked
 * @param findings everything that was found, on the filing date
 */
record Outcome(
    Status status,
    @Nullable LocalDate eligibleOn,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    @Nullable LocalDate dueBy,
    List<Found> findings) {

  /** Whether both say the same to the person, whatever the reasons. */
  boolean agrees(Outcome other) {
    return status == other.status
        && Objects.equals(eligibleOn, other.eligibleOn)
        && Objects.equals(since, other.since)
        && Objects.equals(until, other.until)
        && Objects.equals(dueBy, other.dueBy);
  }
}
