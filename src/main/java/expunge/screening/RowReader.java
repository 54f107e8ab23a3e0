package expunge.screening;

import expunge.json.InputProblem;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an office's file, with the columns that its mapping reads. Used by one thread. */
interface RowReader extends Closeable {

  /**
   * A row, or why it is none.
   *
   * @param cells the cells of the mapping's columns
   * @param document the number of the document that it comes from; 0 where there are only rows
   */
  record Found(long line, List<String> cells, long document, @Nullable InputProblem problem) {

    static Found row(long line, List<String> cells) {
      return new Found(line, cells, 0, null);
    }

    static Found broken(long line, String found, String accepted) {
      return new Found(line, List.of(), 0, new InputProblem("", found, accepted));
    }
  }

  /** Which of the mappings in use it reads by. */
  int mapping();

  /** The columns of the file that the mapping doesn't read. */
  List<String> unreadColumns();

  /** The next row, or null at the end. */
  @Nullable Found next() throws IOException;

  /** How many bytes of the file have been read. */
  long bytesRead();

  @Override
  void close() throws IOException;
}
