package expunge.screening;

import java.io.IOException;

/** Something that can be opened and read item by item, from any place in it. */
interface Supply {

  /** What the user calls it. */
  String name();

  /** How many bytes it has on the disk. */
  long size();

  /** Opens it where {@code from} says. */
  Source open(Place from) throws IOException;
}
