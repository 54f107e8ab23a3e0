package expunge.finding;

import expunge.record.Charge;

/** What the person must know and the answer doesn't turn on. */
public record Caution(String relief, Charge charge, boolean isUnsettled) implements Finding {

  /** This finding about what {@code about} is about. */
  public static Caution of(About about) {
    return new Caution(about.relief(), about.charge(), false);
  }

  /** The same, marked as unsettled law. */
  public Caution unsettled() {
    return new Caution(relief, charge, true);
  }
}
