package expunge.screening;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The growing output files. Each is cut back to its length at the checkpoint when it is opened, so
 * that what was written after the checkpoint is written again and not twice. Used by one thread.
 */
final class Outputs implements Closeable {

  private static final class Growing {
    final FileChannel channel;
    final OutputStream out;
    long length;

    Growing(Path file, long length) throws IOException {
      this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.size() < length) {
        channel.close();
        throw new IOException(
            "`"
                + file
                + "` is shorter than it was; it can't be gone on with. Screen into another folder");
      }
      channel.truncate(length);
      channel.position(length);
      this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 256 * 1024);
      this.length = length;
    }
  }

  private final Path folder;
  private final Map<String, Growing> files = new LinkedHashMap<>();

  Outputs(Path folder) {
    this.folder = folder;
  }

  /** Opens {@code name} at {@code length}; a file that begins gets {@code head}. */
  void open(String name, long length, byte[] head) throws IOException {
    files.put(name, new Growing(folder.resolve(name), length));
    if (length == 0) {
      append(name, head);
    }
  }

  void append(String name, byte[] bytes) throws IOException {
    Growing file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(name);
    }
    file.out.write(bytes);
    file.length += bytes.length;
  }

  /** Brings everything to the disk; how long each file is now. */
  Map<String, Long> force() throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    for (Map.Entry<String, Growing> file : files.entrySet()) {
      file.getValue().out.flush();
      file.getValue().channel.force(false);
      lengths.put(file.getKey(), file.getValue().length);
    }
    return lengths;
  }

  @Override
  public void close() throws IOException {
    for (Growing file : files.values()) {
      file.out.close();
    }
  }
}
