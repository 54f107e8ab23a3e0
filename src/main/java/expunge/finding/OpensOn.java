package expunge.finding;

import expunge.record.Charge;
import expunge.record.Day;
import java.util.Optional;

/**
 * Not before this day.
 *
 * @param opens the first day
 */
public record OpensOn(String relief, Charge charge, Day opens, boolean isUnsettled)
    implements Finding {

  /** This finding about what {@code about} is about. */
  public static OpensOn of(About about, Day opens) {
    return new OpensOn(about.relief(), about.charge(), opens, false);
  }

  /** The same, marked as unsettled law. */
  public OpensOn unsettled() {
    return new OpensOn(relief, charge, opens, true);
  }

  @Override
  public Optional<Day> day() {
    return Optional.of(opens);
  }
}
