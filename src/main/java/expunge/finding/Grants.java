package expunge.finding;

import expunge.record.Charge;
import expunge.record.Day;
import java.util.Optional;

/**
 * It has already happened by operation of law, from this day.
 *
 * @param since the day since which it has been so
 */
public record Grants(String relief, Charge charge, Day since, boolean isUnsettled)
    implements Finding {

  /** This finding about what {@code about} is about. */
  public static Grants of(About about, Day since) {
    return new Grants(about.relief(), about.charge(), since, false);
  }

  /** The same, marked as unsettled law. */
  public Grants unsettled() {
    return new Grants(relief, charge, since, true);
  }

  @Override
  public Optional<Day> day() {
    return Optional.of(since);
  }
}
