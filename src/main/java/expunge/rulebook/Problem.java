package expunge.rulebook;

import java.util.Comparator;

/**
 * Something wrong with a rulebook's files, placed and said so that a lawyer can mend it.
 *
 * @param file the file, relative to the rules folder
 * @param line from 1
 * @param column from 1
 * @param code a stable word for the sort of problem
 * @param sentence what was found, what would be accepted, what to do
 */
public record Problem(String file, int line, int column, String code, String sentence)
    implements Comparable<Problem> {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::code)
          .thenComparing(Problem::sentence);

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + code + ": " + sentence;
  }
}
