package expunge.record;

import expunge.law.Jurisdiction;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One case: a charging instrument in a court, as rules ask about it. */
public final class Case extends Entity {

  private final Jurisdiction jurisdiction;
  private final int charges;
  private final @Nullable LocalDate firstEnd;

  /**
   * @param firstEnd the first day on which one of its charges ended, as far as told
   */
  Case(
      Sheet sheet,
      Inquiry inquiry,
      String pointer,
      String id,
      Jurisdiction jurisdiction,
      int charges,
      @Nullable LocalDate firstEnd) {
    super(sheet, inquiry, pointer, id);
    this.jurisdiction = jurisdiction;
    this.charges = charges;
    this.firstEnd = firstEnd;
  }

  /** Whose law the case was brought under. */
  public Jurisdiction jurisdiction() {
    return jurisdiction;
  }

  /** What sort of court had the case; one that only that jurisdiction can have is not asked for. */
  public CourtKind courtKind() {
    return one(Facts.COURT_KIND, CourtKind.possibleFor(jurisdiction));
  }

  /** The day of arrest or citation. */
  public Day arrestedOn() {
    return day(Facts.ARRESTED_ON, null, null);
  }

  /** The day the charges were filed: none ends before it is filed. */
  public Day filedOn() {
    return day(Facts.FILED_ON, null, firstEnd);
  }

  /** Whether the case has only one charge. */
  public boolean singleCharge() {
    return charges == 1;
  }

  /** Whether the court's record is electronic. */
  public boolean electronicRecord() {
    return yes(Facts.ELECTRONIC_RECORD);
  }

  /** Whether there was a victim. */
  public boolean victim() {
    return yes(Facts.VICTIM);
  }

  /** Whether fingerprints were taken at the arrest, or other reliable identification was shown. */
  public boolean identifiedAtArrest() {
    return yes(Facts.IDENTIFIED_AT_ARREST);
  }

  /** Whether the person was fingerprinted for the charges. */
  public boolean fingerprinted() {
    return yes(Facts.FINGERPRINTED);
  }

  /** Whether every fine is paid. */
  public boolean finesPaid() {
    return yes(Facts.FINES_PAID);
  }

  /** Whether every fee and cost is paid. */
  public boolean feesPaid() {
    return yes(Facts.FEES_PAID);
  }

  /** Whether all restitution is paid. */
  public boolean restitutionPaid() {
    return yes(Facts.RESTITUTION_PAID);
  }

  /** Whether a court has found that the person can't pay what is owed in it. */
  public boolean foundIndigent() {
    return yes(Facts.FOUND_INDIGENT);
  }
}
