package expunge.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines as they come in, none of them held longer than until the next is asked for. */
final class Lines {

  /** A line. */
  static final class Line {
    private final long number;
    private final byte @Nullable [] bytes;

    private Line(long number, byte @Nullable [] bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    /** Its number, from 1. */
    long number() {
      return number;
    }

    /** What it holds, without its end; null when it is longer than is read. */
    byte @Nullable [] bytes() {
      return bytes;
    }

    boolean isBlank() {
      byte[] all = bytes;
      if (all == null) {
        return false;
      }
      for (byte one : all) {
        if (one != ' ' && one != '\t' && one != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  private final BufferedInputStream in;
  private final int longest;
  private long number;

  Lines(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
  }

  /** The next line, or null after the last. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    boolean any = false;
    boolean tooLong = false;
    for (int one = in.read(); one >= 0; one = in.read()) {
      any = true;
      if (one == '\n') {
        break;
      }
      if (line.size() == longest) {
        tooLong = true; // the rest of it is read away
      } else {
        line.write(one);
      }
    }
    return any ? new Line(++number, tooLong ? null : line.toByteArray()) : null;
  }

  /** Whether nothing of the next line is here yet. */
  boolean wouldWait() throws IOException {
    return in.available() == 0;
  }
}
