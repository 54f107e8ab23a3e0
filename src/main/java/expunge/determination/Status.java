package expunge.determination;

/**
 * What the answer is for one charge and one relief; the best next step first. What the authorities
 * must do unasked comes before what has to be asked for: a petition costs a fee and a hearing.
 */
public enum Status {
  /** The authorities must do it unasked. */
  AUTOMATIC,
  /** Ask now. */
  ELIGIBLE,
  /** It has already happened by operation of law. */
  GRANTED,
  /** Something is left to do. */
  CONDITIONS,
  /** Not before a day. */
  NOT_YET,
  /** It turns on facts that were not told. */
  DEPENDS,
  /** The law itself is unsettled here, or a part that is not coded decides. */
  REVIEW,
  NOT_ELIGIBLE,
  /** This relief doesn't reach this charge. */
  NOT_COVERED;

  /** Whether the person has the relief or can have it on the day in question. */
  public boolean open() {
    return this == ELIGIBLE || this == AUTOMATIC || this == GRANTED;
  }
}
