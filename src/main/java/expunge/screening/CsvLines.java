package expunge.screening;

import expunge.screening.Lines.Line;
import expunge.screening.RowReader.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV text. A row may go over several lines inside quotes, but only so far: a quote
 * that is never closed costs its own line and not the rest of the file.
 */
final class CsvLines {

  private static final int LONGEST_LINE = 1024 * 1024;
  private static final int MOST_LINES = 200;
  private static final int LONGEST_CELL = 20_000;

  private final Lines lines;
  private final Deque<Line> again = new ArrayDeque<>();
  private final char delimiter;
  private final Charset encoding;
  private final CharsetDecoder decoder;
  private final CSVFormat format;

  CsvLines(Lines lines, char delimiter, Charset encoding) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.encoding = encoding;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
  }

  static Lines lines(Opened file) {
    return new Lines(file.text(), LONGEST_LINE, 0, 1);
  }

  /** The next row, or null at the end. */
  @Nullable Found next() throws IOException {
    Line line = line();
    while (line != null && line.blank() && delimiter != '\t') {
      line = line();
    }
    if (line == null) {
      return null;
    }
    if (line.tooLong()) {
      return Found.broken(line.number(), "a line of more than 1 MB", "a row is shorter than that");
    }
    String text = decoded(line);
    if (text == null) {
      return Found.broken(
          line.number(),
          "bytes that are not " + encoding,
          "save the file as " + encoding + ", or say in the mapping what its encoding is");
    }
    List<Line> more = new ArrayList<>();
    StringBuilder row = new StringBuilder(text);
    while (open(row)) {
      Line next = more.size() < MOST_LINES && row.length() < LONGEST_LINE ? line() : null;
      String continued = next == null || next.tooLong() ? null : decoded(next);
      if (next != null) {
        more.add(next);
      }
      if (continued == null) {
        more.forEach(again::addLast);
        return Found.broken(
            line.number(), "a quote that is never closed", "close it, or double it inside quotes");
      }
      row.append('\n').append(continued);
    }
    return parsed(line.number(), row.toString());
  }

  private @Nullable Line line() throws IOException {
    Line kept = again.pollFirst();
    return kept != null ? kept : lines.next();
  }

  private @Nullable String decoded(Line line) {
    try {
      return decoder.decode(ByteBuffer.wrap(line.bytes())).toString();
    } catch (CharacterCodingException bad) {
      return null;
    }
  }

  /** Whether {@code row} ends inside quotes, which begin at the start of a cell only. */
  private boolean open(CharSequence row) {
    boolean quoted = false;
    boolean start = true;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (quoted) {
        quoted = c != '"';
        // A doubled quote opens again at once.
        start = !quoted;
      } else if (c == '"' && start) {
        quoted = true;
      } else {
        start = c == delimiter;
      }
    }
    return quoted;
  }

  private Found parsed(long number, String row) {
    if (row.indexOf('\0') >= 0) {
      return Found.broken(number, "a NUL byte", "the file is damaged, or no text");
    }
    try (CSVParser parser = CSVParser.parse(row, format)) {
      List<CSVRecord> records = parser.getRecords();
      if (records.size() != 1) {
        return Found.broken(number, "a row that can't be told apart", "one row, quoted as CSV is");
      }
      List<String> cells = records.get(0).toList();
      for (String cell : cells) {
        if (cell.length() > LONGEST_CELL) {
          return Found.broken(
              number, "a cell of " + cell.length() + " characters", "at most " + LONGEST_CELL);
        }
      }
      return Found.row(number, cells);
    } catch (IOException | RuntimeException unreadable) {
      return Found.broken(
          number, "quotes that stand where none can", "double a quote inside quotes");
    }
  }
}
