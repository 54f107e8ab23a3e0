package expunge.json;

/**
 * Something in a record that can't be read.
 *
 * @param pointer where, as a JSON pointer
 * @param found what stands there, shortened
 * @param accepted what would be accepted, and what to do
 */
public record InputProblem(String pointer, String found, String accepted) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the record" : pointer) + ": found " + found + "; " + accepted;
  }
}
