package expunge.screening;

import com.github.luben.zstd.ZstdIOException;
import expunge.imports.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * A file to screen.
 *
 * @param name the file as the user named it
 * @param size its bytes on the disk
 */
record Input(Path path, String name, Kind kind, long size) implements Supply {

  /** What stands in it. */
  enum Kind {
    /** One JSON record a line. */
    LINES,
    /** A JSON list of records. */
    LIST,
    /** One JSON record after another, over as many lines as they take. */
    SEQUENCE,
    /** Columns. */
    PARQUET,
    /** Rows of text with columns. */
    CSV
  }

  static final String ACCEPTED =
      "give .ndjson or .jsonl (a record a line), .json (a list of records), .csv, .tsv or .dat (with a mapping) or .parquet; all but .parquet may end in .gz or .zst too";

  private static final Set<String> LINE_ENDINGS = Set.of("ndjson", "jsonl");
  private static final Set<String> COLUMN_ENDINGS = Set.of("csv", "tsv", "dat");

  /**
   * Looks at the file.
   *
   * @throws IOException when it can't be screened, with what could be
   */
  static Input of(Path path) throws IOException {
    String name = path.toString();
    if (!Files.isRegularFile(path)) {
      throw new IOException("there is no file `" + name + "`; " + ACCEPTED);
    }
    long size = Files.size(path);
    String ending = ending(name);
    if (LINE_ENDINGS.contains(ending)) {
      return new Input(path, name, Kind.LINES, size);
    }
    if (COLUMN_ENDINGS.contains(ending)) {
      return new Input(path, name, Kind.CSV, size);
    }
    if (ending.equals("parquet")) {
      return new Input(path, name, Kind.PARQUET, size);
    }
    if (ending.equals("json")) {
      return new Input(path, name, firstByte(path, name) == '[' ? Kind.LIST : Kind.SEQUENCE, size);
    }
    throw new IOException("nothing tells what stands in `" + name + "`; " + ACCEPTED);
  }

  private static String ending(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zst)$", "");
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  private static int firstByte(Path path, String name) throws IOException {
    try (Opened file = Opened.at(path, name, 0)) {
      InputStream text = file.text();
      int b = text.read();
      while (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == 0xEF || b == 0xBB
          || b == 0xBF) {
        b = text.read();
      }
      return b;
    } catch (ZipException | ZstdIOException | java.io.EOFException damaged) {
      return -1; // said when it is read
    }
  }

  /** Whether it is read by one of these, as rows of an office and not as records. */
  boolean isRows(List<Mapping> mappings) throws IOException {
    boolean json = mappings.stream().anyMatch(Mapping::json);
    boolean cells = mappings.stream().anyMatch(m -> !m.json());
    return switch (kind) {
      case CSV -> true;
      case LINES, LIST, SEQUENCE -> json;
      case PARQUET -> cells && !ParquetRecords.fits(this);
    };
  }

  /** Its rows, by the mapping that fits. */
  RowReader rows(List<Mapping> mappings) throws IOException {
    return switch (kind) {
      case CSV -> CsvRows.open(this, mappings);
      case PARQUET -> ParquetRows.open(this, mappings);
      case LINES, LIST, SEQUENCE -> JsonRows.open(this, mappings);
    };
  }

  @Override
  public Source open(Place from) throws IOException {
    if (kind == Kind.PARQUET) {
      return ParquetRecords.open(this, from);
    }
    Opened file = Opened.at(path, name, from.offset());
    return kind == Kind.LINES
        ? new LineRecords(file, from)
        : new Elements(file, from, kind == Kind.LIST);
  }
}
