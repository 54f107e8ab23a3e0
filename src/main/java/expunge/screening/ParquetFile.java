package expunge.screening;

import expunge.json.InputProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A Parquet file, row by row. Used by one thread. */
final class ParquetFile implements Closeable {

  static final InputProblem DAMAGED =
      new InputProblem(
          "",
          "Parquet data that is damaged; the rest of the file was not read",
          "get the file again, and compare its size and checksum with the sender's");

  private final String name;
  private final MessageType schema;
  private final long rows;
  private final long size;
  private final ParquetReader<Group> reader;
  private long read;

  private ParquetFile(
      String name, MessageType schema, long rows, long size, ParquetReader<Group> reader) {
    this.name = name;
    this.schema = schema;
    this.rows = rows;
    this.size = size;
    this.reader = reader;
  }

  static ParquetFile open(Path path, String name) throws IOException {
    InputFile file = new LocalInputFile(path);
    try (ParquetFileReader footer = ParquetFileReader.open(file, Codecs.reading())) {
      return new ParquetFile(
          name,
          footer.getFileMetaData().getSchema(),
          footer.getRecordCount(),
          file.getLength(),
          new Builder(file).build());
    } catch (RuntimeException unreadable) {
      throw new IOException("`" + name + "` is not a Parquet file that can be read", unreadable);
    }
  }

  private static final class Builder extends ParquetReader.Builder<Group> {
    Builder(InputFile file) {
      super(file, new PlainParquetConfiguration());
      withCodecFactory(new Codecs());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  /** The next row, or null at the end. */
  @Nullable Group next() throws IOException {
    try {
      Group row = reader.read();
      read++;
      return row;
    } catch (RuntimeException damaged) {
      throw new IOException("`" + name + "` is damaged", damaged);
    }
  }

  void skip(long count) throws IOException {
    for (long i = 0; i < count; i++) {
      next();
    }
  }

  String name() {
    return name;
  }

  boolean has(String column) {
    return schema.containsField(column);
  }

  List<String> columns() {
    return schema.getFields().stream().map(Type::getName).toList();
  }

  /** About how many bytes have been read: the reader doesn't tell. */
  long bytesRead() {
    return rows == 0 ? size : (long) ((double) size * Math.min(read, rows) / rows);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
