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
 */
record Answered(
    Item item,
    @Nullable String id,
    byte @Nullable [] determination,
    byte[] rows,
    byte[] rejects,
    List<List<String>> reasons,
    int charges) {

  boolean rejected() {
    return determination == null;
  }
}
