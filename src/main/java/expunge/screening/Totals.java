package expunge.screening;

/**
 * What a screening has counted.
 *
 * @param read records that were taken from the inputs
 * @param answered records with a determination
 * @param rejected records without one; each stands in rejects.csv
 * @param charges charges that were answered
 * @param rowsIn rows of office files that were read
 * @param rows rows of office files that the records were made of
 * @param blank blank lines that were passed over
 */
public record Totals(
    long read, long answered, long rejected, long charges, long rowsIn, long rows, long blank) {

  static final Totals ZERO = new Totals(0, 0, 0, 0, 0, 0, 0);

  Totals plus(Answered one) {
    return new Totals(
        read,
        answered + (one.rejected() ? 0 : 1),
        rejected + (one.rejected() ? 1 : 0),
        charges + one.charges(),
        rowsIn,
        rows + one.imported().rows(),
        blank);
  }

  /** With what the reading side counted. */
  Totals read(long records, long blankLines) {
    return new Totals(records, answered, rejected, charges, rowsIn, rows, blankLines);
  }

  /** With the rows that were read. */
  Totals rowsIn(long all) {
    return new Totals(read, answered, rejected, charges, all, rows, blank);
  }

  /** Whether every record that was read has been answered or rejected, and every row is in one. */
  public boolean balanced() {
    return read == answered + rejected && rowsIn == rows;
  }
}
