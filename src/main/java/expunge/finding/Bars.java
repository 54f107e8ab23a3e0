package expunge.finding;

import expunge.record.Charge;

/** Not while the facts stand. */
public record Bars(String relief, Charge charge, boolean isUnsettled) implements Finding {

  /** This finding about what {@code about} is about. */
  public static Bars of(About about) {
    return new Bars(about.relief(), about.charge(), false);
  }

  /** The same, marked as unsettled law. */
  public Bars unsettled() {
    return new Bars(relief, charge, true);
  }
}
