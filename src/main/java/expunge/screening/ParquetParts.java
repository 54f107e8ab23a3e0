package expunge.screening;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/**
 * The determinations as a folder of Parquet files. A Parquet file can't be gone on with once it was
 * left, so each holds a fixed number of records, and a screening is only gone on with after a whole
 * one. Used by one thread.
 */
final class ParquetParts implements Closeable {

  static final String FOLDER = "determinations";

  private static final int RECORDS = 5_000;
  private static final long BYTES = 256L << 20;
  private static final long ROW_GROUP = 16L << 20;
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message determinations {"
              + " required binary input (STRING); required int64 line; optional binary record (STRING);"
              + " required binary determination (STRING); }");

  private final Path folder;
  private final SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
  private @Nullable ParquetWriter<Group> writer;
  private int finished;
  private int records;
  private long bytes;

  /** Goes on after {@code finished} files; what there is beyond them is written anew. */
  ParquetParts(Path out, int finished) throws IOException {
    this.folder = Files.createDirectories(out.resolve(FOLDER));
    this.finished = finished;
    List<Path> keep = Stream.iterate(0, i -> i + 1).limit(finished).map(this::file).toList();
    try (Stream<Path> there = Files.list(folder)) {
      for (Path file : there.filter(f -> !keep.contains(f)).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path file(int part) {
    return folder.resolve(String.format(Locale.ROOT, "part-%05d.parquet", part));
  }

  /** Adds a determination; whether a file was finished by it. */
  boolean add(Item item, @Nullable String id, byte[] determination) throws IOException {
    ParquetWriter<Group> open = writer;
    if (open == null) {
      open =
          ExampleParquetWriter.builder(new LocalOutputFile(file(finished)))
              .withConf(new PlainParquetConfiguration())
              .withCodecFactory(new Codecs())
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .withType(SCHEMA)
              .withRowGroupSize(ROW_GROUP)
              .withDictionaryEncoding(false)
              .build();
      writer = open;
    }
    Group row = rows.newGroup().append("input", item.input()).append("line", item.line());
    if (id != null) {
      row.append("record", id);
    }
    open.write(row.append("determination", new String(determination, StandardCharsets.UTF_8)));
    records++;
    bytes += determination.length;
    if (records >= RECORDS || bytes >= BYTES) {
      finish();
      return true;
    }
    return false;
  }

  int finished() {
    return finished;
  }

  @Override
  public void close() throws IOException {
    finish();
  }

  /** Finishes the file that was begun. */
  void finish() throws IOException {
    ParquetWriter<Group> open = writer;
    if (open != null) {
      open.close();
      writer = null;
      finished++;
      records = 0;
      bytes = 0;
    }
  }
}
