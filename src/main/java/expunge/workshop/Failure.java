package expunge.workshop;

/**
 * A case or an example that did not turn out as written.
 *
 * @param file the file, relative to where the tests were read
 * @param line the line of the case's title
 * @param what the case
 * @param expected what was written
 * @param found what came out
 */
public record Failure(String file, int line, String what, String expected, String found) {
  @Override
  public String toString() {
    return file
        + ":"
        + line
        + ": "
        + what
        + "\n    expected  "
        + expected
        + "\n    found     "
        + found;
  }
}
