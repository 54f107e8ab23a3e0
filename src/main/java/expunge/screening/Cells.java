package expunge.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file being put together. Used by one thread. */
final class Cells {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final StringBuilder text = new StringBuilder();

  /** Adds a row; a cell without a value is empty. */
  Cells row(List<? extends @Nullable Object> cells) {
    try {
      FORMAT.printRecord(
          text,
          cells.stream().map(cell -> cell == null ? "" : harmless(cell.toString())).toArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a string builder takes everything
    }
    return this;
  }

  /**
   * A spreadsheet takes a cell that begins so for a formula, and would run what a stranger wrote
   * into a record; an apostrophe makes it text.
   */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
