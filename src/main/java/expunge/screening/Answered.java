package expunge.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written about one item.
 *
 * @param id what the input calls the record, where it calls it anything
 * @param determination the answer as JSON, or null when the item was rejected
 * @param rows its rows for rows.csv
 * @param rejects its rows for rejects.csv
 * @param reasons what it adds to the summary
 * @param charges how many charges were answered
 * @param imported what the importer has to say of it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a file; never compared
record Answered(
    Item item,
    @Nullable String id,
    byte @Nullable [] determination,
    byte[] rows,
    byte[] rejects,
    List<List<String>> reasons,
    int charges,
    FromRows imported) {

  /**
   * What is said of a record that was put together from rows.
   *
   * @param rows how many rows
   * @param notes the rows for notes.csv
   * @param unread what could not be read in them
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a file; never compared
  record FromRows(long rows, byte[] notes, List<List<String>> unread) {
    static final FromRows NONE = new FromRows(0, new byte[0], List.of());
  }

  boolean rejected() {
    return determination == null;
  }

  Answered with(FromRows from) {
    return new Answered(item, id, determination, rows, rejects, reasons, charges, from);
  }
}
