package expunge.finding;

import expunge.record.Charge;

/** This relief reaches this charge. */
public record Covers(String relief, Charge charge, boolean isUnsettled) implements Finding {

  /** This finding about what {@code about} is about. */
  public static Covers of(About about) {
    return new Covers(about.relief(), about.charge(), false);
  }

  /** The same, marked as unsettled law. */
  public Covers unsettled() {
    return new Covers(relief, charge, true);
  }
}
