package expunge.finding;

import expunge.record.Charge;

/**
 * Something that can still be done or end stands between the person and the relief: pay, finish, be
 * released.
 */
public record Requires(String relief, Charge charge, boolean isUnsettled) implements Finding {

  /** This finding about what {@code about} is about. */
  public static Requires of(About about) {
    return new Requires(about.relief(), about.charge(), false);
  }

  /** The same, marked as unsettled law. */
  public Requires unsettled() {
    return new Requires(relief, charge, true);
  }
}
