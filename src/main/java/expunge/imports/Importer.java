package expunge.imports;

import java.util.List;

/**
 * Makes records of rows, by the mappings in use. What can't be read is left open and said; nothing
 * is guessed and nothing is put right. Safe for use by many threads at once.
 */
public final class Importer {

  private final List<Mapping> mappings;

  /** One that reads by these. */
  public Importer(List<Mapping> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  /**
   * The record of one person.
   *
   * @param person what the file calls the person
   * @param rows every row of the person, in the order of the files
   * @param dropped how many more rows there were
   */
  public Imported record(String person, List<Row> rows, long dropped) {
    return new PersonRows(mappings, rows, dropped).read();
  }
}
