package expunge.screening;

/**
 * How far the inputs have been read.
 *
 * @param source which of the sources, from 0
 * @param items how many items of that source
 * @param offset how many bytes of its text, after decompression; 0 where it isn't text
 * @param line the line on which the next item is looked for
 * @param blank how many blank lines were passed over, in this source and those before it
 */
public record Place(int source, long items, long offset, long line, long blank) {

  /** The start of the first source. */
  static final Place START = new Place(0, 0, 0, 1, 0);

  /** The start of the next source. */
  Place nextSource() {
    return new Place(source + 1, 0, 0, 1, blank);
  }
}
