package expunge.finding;

import expunge.record.Charge;
import expunge.record.Day;
import java.util.Optional;

/**
 * The last day on which the authorities must have done what they do unasked. It opens and closes
 * nothing; an automatic relief says it to the person.
 *
 * @param due the day by which it is due
 */
public record DueBy(String relief, Charge charge, Day due, boolean isUnsettled) implements Finding {

  /** This finding about what {@code about} is about. */
  public static DueBy of(About about, Day due) {
    return new DueBy(about.relief(), about.charge(), due, false);
  }

  /** The same, marked as unsettled law. */
  public DueBy unsettled() {
    return new DueBy(relief, charge, due, true);
  }

  @Override
  public Optional<Day> day() {
    return Optional.of(due);
  }
}
