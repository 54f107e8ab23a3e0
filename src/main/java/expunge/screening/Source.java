package expunge.screening;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An input that yields one item after another. Used by one thread. */
interface Source extends Closeable {

  /**
   * The next item, or null at the end. What is wrong with the input comes as a broken item; an
   * exception is for a disk that fails.
   */
  @Nullable Item next() throws IOException;

  /** How far it has been read. */
  Place place();

  /** How many bytes of the file have been read, as it lies on the disk. */
  long bytesRead();

  @Override
  void close() throws IOException;
}
