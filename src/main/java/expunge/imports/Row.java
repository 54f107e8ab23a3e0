package expunge.imports;

import java.util.List;

/**
 * One row of an office's file, with the columns that its mapping reads and no others.
 *
 * @param mapping which of the mappings in use it is read by, from 0
 * @param input the file, as the user named it
 * @param line the line on which it stands
 * @param cells the cells of the columns that the mapping reads, in its order; blank where the row
 *     has none
 */
public record Row(int mapping, String input, long line, List<String> cells) {

  /** Copies the list. */
  public Row {
    cells = List.copyOf(cells);
  }

  @Override
  public String toString() {
    return "a row";
  }
}
