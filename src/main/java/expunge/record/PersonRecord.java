package expunge.record;

import expunge.law.Jurisdiction;
import java.time.LocalDate;
import java.util.List;

/**
 * A person's record as it was told: the filing date, the person, the cases with their charges.
 * Immutable.
 *
 * @param asOf the filing date: the day for which the question is asked
 */
public record PersonRecord(LocalDate asOf, Sheet person, List<CaseRecord> cases) {

  /** A charging instrument in a court, as told. */
  public record CaseRecord(
      String id, Jurisdiction jurisdiction, Sheet sheet, List<ChargeRecord> charges) {

    /** Copies the list. */
    public CaseRecord {
      charges = List.copyOf(charges);
    }

    @Override
    public String toString() {
      return "a case";
    }
  }

  /** One charge, as told. */
  public record ChargeRecord(String id, Sheet sheet) {
    @Override
    public String toString() {
      return "a charge";
    }
  }

  /** Copies the list. */
  public PersonRecord {
    cases = List.copyOf(cases);
  }

  /** The same record, asked about another day. */
  public PersonRecord on(LocalDate day) {
    return new PersonRecord(day, person, cases);
  }

  @Override
  public String toString() {
    return "a record";
  }
}
