package expunge.screening;

import com.github.luben.zstd.ZstdInputStream;
import expunge.json.InputProblem;
import expunge.screening.Item.Broken;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** An input file, opened and, where it is compressed, being decompressed. */
final class Opened implements Closeable {

  /** The most bytes that one record may take. */
  static final int LONGEST = 8 * 1024 * 1024;

  static final String LONGEST_WORDS = "8 MB";

  private final String name;
  private final Counted counted;
  private final InputStream text;
  private final boolean compressed;

  private Opened(String name, Counted counted, InputStream text, boolean compressed) {
    this.name = name;
    this.counted = counted;
    this.text = text;
    this.compressed = compressed;
  }

  /**
   * Opens {@code path}, at {@code offset} of its text.
   *
   * @param name the file as the user named it
   */
  static Opened at(Path path, String name, long offset) throws IOException {
    Counted counted = new Counted(Files.newInputStream(path));
    try {
      BufferedInputStream raw = new BufferedInputStream(counted, 64 * 1024);
      raw.mark(8);
      byte[] magic = raw.readNBytes(4);
      raw.reset();
      InputStream text = raw;
      boolean gzip = magic.length > 1 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
      boolean zstd =
          magic.length == 4
              && magic[0] == 0x28
              && magic[1] == (byte) 0xB5
              && magic[2] == 0x2F
              && magic[3] == (byte) 0xFD;
      if (gzip) {
        text = new GZIPInputStream(raw, 64 * 1024);
      } else if (zstd) {
        text = new ZstdInputStream(raw);
      }
      if (offset > 0) {
        text.skipNBytes(offset);
      }
      return new Opened(name, counted, text, gzip || zstd);
    } catch (IOException unreadable) {
      counted.close();
      throw unreadable;
    }
  }

  String name() {
    return name;
  }

  InputStream text() {
    return text;
  }

  long bytesRead() {
    return counted.bytes;
  }

  /** What is said of the rest of a file that can't be read any further. */
  Broken damaged(IOException why) {
    return new Broken(
        new InputProblem(
            "",
            compressed
                ? "compressed data that is damaged or cut off; the rest of the file was not read"
                : "a file that can't be read any further (" + why.getMessage() + ")",
            "get the file again, and compare its size and checksum with the sender's"));
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** Counts what is read, for the progress; read by another thread. */
  private static final class Counted extends FilterInputStream {
    private volatile long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = super.skip(wanted);
      count(skipped);
      return skipped;
    }

    private synchronized void count(long more) {
      bytes += more;
    }
  }
}
