package expunge.screening;

import expunge.imports.Row;
import expunge.json.InputProblem;
import java.util.List;

/**
 * What stands for one record in an input, as yet unread.
 *
 * @param input the file, as the user named it
 * @param line the line on which it begins; the number of its row where there are no lines
 * @param after where the input goes on after it
 */
public record Item(String input, long line, Content content, Place after) {

  /** What was found there. */
  public sealed interface Content {

    /** About how many bytes it takes. */
    int weight();
  }

  /** The text of a record. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a file; never compared
  record Text(byte[] bytes) implements Content {
    @Override
    public int weight() {
      return bytes.length;
    }
  }

  /**
   * The rows of one person.
   *
   * @param person the key of the person in the input
   * @param dropped how many more rows there were than one person's record may have
   */
  record Rows(String person, List<Row> rows, long dropped) implements Content {
    @Override
    public int weight() {
      return 64 + rows.size() * 512;
    }
  }

  /** Something that can't be told apart into a record. */
  record Broken(InputProblem problem) implements Content {
    @Override
    public int weight() {
      return 64;
    }
  }
}
