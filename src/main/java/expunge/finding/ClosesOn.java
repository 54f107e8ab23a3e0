package expunge.finding;

import expunge.record.Charge;
import expunge.record.Day;
import java.util.Optional;

/**
 * Not after this day.
 *
 * @param closes the last day
 */
public record ClosesOn(String relief, Charge charge, Day closes, boolean isUnsettled)
    implements Finding {

  /** This finding about what {@code about} is about. */
  public static ClosesOn of(About about, Day closes) {
    return new ClosesOn(about.relief(), about.charge(), closes, false);
  }

  /** The same, marked as unsettled law. */
  public ClosesOn unsettled() {
    return new ClosesOn(relief, charge, closes, true);
  }

  @Override
  public Optional<Day> day() {
    return Optional.of(closes);
  }
}
