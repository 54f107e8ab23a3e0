package expunge.record;

/** In what a quantity of a drug is measured. */
public enum QuantityUnit {
  G(1_000_000L),
  /** The avoirdupois ounce, exactly 28.349523125 g. */
  OZ(28_349_523L),
  LB(453_592_370L),
  MG(1_000L),
  /** A count of plants; no weight. */
  PLANTS(0L);

  private final long micrograms;

  QuantityUnit(long micrograms) {
    this.micrograms = micrograms;
  }

  /** Micrograms in one; 0 for plants, which have no weight. */
  long micrograms() {
    return micrograms;
  }
}
