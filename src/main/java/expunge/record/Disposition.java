package expunge.record;

/** How a charge ended, or that it has not ended. */
public enum Disposition {
  /** Found guilty, or pleaded guilty or no contest, and judgment entered. */
  CONVICTED,
  /** The court dismissed the charge. */
  DISMISSED,
  ACQUITTED,
  /** Arrested or cited, but no accusatory instrument was filed. */
  NOT_FILED,
  /** The prosecutor said that the charge would not be pursued. */
  DECLINED,
  /** A grand jury refused to indict. */
  NO_BILL,
  NOLLE_PROSEQUI,
  /** Dismissed after a diversion agreement was completed. */
  DIVERTED,
  /** Guilt found or admitted, judgment withheld, and the term still runs. */
  DEFERRED_PENDING,
  /** Guilt found or admitted, judgment withheld, and the charge dismissed at the end. */
  DEFERRED_DISMISSED,
  /**
   * Guilt found or admitted, and adjudication withheld for good: neither convicted nor dismissed.
   */
  ADJUDICATION_WITHHELD,
  /** There was a conviction and a court vacated it. */
  VACATED,
  /** Not decided yet. */
  PENDING,
  /** Found in contempt of court. */
  FOUND_IN_CONTEMPT,
  /**
   * Guilty except for insanity, or not guilty by reason of insanity with a judgment of that kind.
   */
  GUILTY_EXCEPT_INSANITY,
  /** A civil penalty was assessed instead of a prosecution. */
  CIVIL_PENALTY,
  /** Adjudicated in juvenile court. */
  ADJUDICATED_JUVENILE,
  /** Adjudicated a youthful offender in an adult court instead of convicted. */
  YOUTHFUL_OFFENDER,
  /** There was a conviction and a court has already set it aside, expunged or sealed it. */
  SET_ASIDE;

  /** Whether it says that judgment of conviction was entered, set aside since or not. */
  public boolean conviction() {
    return this == CONVICTED || this == SET_ASIDE;
  }
}
