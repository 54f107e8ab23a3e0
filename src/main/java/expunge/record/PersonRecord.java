package expunge.record;

import expunge.law.Jurisdiction;
import expunge.law.Statute;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * One charge, as told.
   *
   * @param statute what its statute cites, read as its case's jurisdiction writes it; null when it
   *     isn't told
   */
  public record ChargeRecord(String id, Sheet sheet, @Nullable Statute statute) {
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
