package expunge.screening;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, none longer in memory than is allowed. A byte order mark at the start and
 * the carriage return before a line's end are left away. Used by one thread.
 */
final class Lines {

  /**
   * A line.
   *
   * @param tooLong whether it had more bytes than is allowed; then only its start is here
   * @param ended whether its end was there, and not only the end of the file
   * @param next the offset of the line after it
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a file; never compared
  record Line(long number, byte[] bytes, boolean tooLong, boolean ended, long next) {

    boolean blank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int filled;
  private byte[] line = new byte[8 * 1024];
  private long offset;
  private long number;

  /** The lines of {@code in}, which stands at {@code offset}, where line {@code number} begins. */
  Lines(InputStream in, int longest, long offset, long number) {
    this.in = in;
    this.longest = longest;
    this.offset = offset;
    this.number = number;
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    int length = 0;
    boolean tooLong = false;
    boolean any = false;
    boolean start = offset == 0;
    while (true) {
      if (at == filled) {
        filled = Math.max(0, in.read(buffer));
        at = 0;
        if (filled == 0) {
          return any ? line(length, tooLong, false, start) : null;
        }
      }
      any = true;
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      int taken = Math.min(end - at, longest - length);
      tooLong |= taken < end - at;
      if (length + taken > line.length) {
        line = Arrays.copyOf(line, Math.min(longest, Math.max(2 * line.length, length + taken)));
      }
      System.arraycopy(buffer, at, line, length, taken);
      length += taken;
      offset += end - at;
      at = end;
      if (end < filled) {
        at++;
        offset++;
        return line(length, tooLong, true, start);
      }
    }
  }

  private Line line(int length, boolean tooLong, boolean ended, boolean start) {
    int from =
        start
                && length >= 3
                && line[0] == (byte) 0xEF
                && line[1] == (byte) 0xBB
                && line[2] == (byte) 0xBF
            ? 3
            : 0;
    int to = ended && !tooLong && length > from && line[length - 1] == '\r' ? length - 1 : length;
    byte[] bytes = Arrays.copyOfRange(line, from, to);
    if (line.length > 1024 * 1024) {
      line = new byte[8 * 1024];
    }
    return new Line(number++, bytes, tooLong, ended, offset);
  }
}
