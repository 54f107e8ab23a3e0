package expunge.screening;

import expunge.imports.Row;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that were sorted by person and laid down on the disk. Used by one thread. */
final class RunFile implements Closeable {

  /** A row and whose it is. */
  record Entry(String person, Row row) {

    /** About how many bytes it takes in memory. */
    long weight() {
      long weight = 160 + 2L * person.length();
      for (String cell : row.cells()) {
        weight += 48 + cell.length();
      }
      return weight;
    }
  }

  private final DataInputStream in;
  private final List<String> inputs;
  private long left;

  private RunFile(DataInputStream in, List<String> inputs) throws IOException {
    this.in = in;
    this.inputs = inputs;
    this.left = in.readLong();
  }

  static void write(Path file, List<Entry> entries, List<String> inputs) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 256 * 1024))) {
      out.writeLong(entries.size());
      for (Entry entry : entries) {
        text(out, entry.person());
        out.writeInt(entry.row().mapping());
        out.writeInt(inputs.indexOf(entry.row().input()));
        out.writeLong(entry.row().line());
        out.writeInt(entry.row().cells().size());
        for (String cell : entry.row().cells()) {
          text(out, cell);
        }
      }
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static RunFile open(Path file, List<String> inputs) throws IOException {
    return new RunFile(
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 64 * 1024)),
        inputs);
  }

  /** The next row, or null at the end. */
  @Nullable Entry next() throws IOException {
    if (left == 0) {
      return null;
    }
    left--;
    String person = text();
    int mapping = in.readInt();
    String input = inputs.get(in.readInt());
    long line = in.readLong();
    int count = in.readInt();
    List<String> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      cells.add(text());
    }
    return new Entry(person, new Row(mapping, input, line, cells));
  }

  private String text() throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
