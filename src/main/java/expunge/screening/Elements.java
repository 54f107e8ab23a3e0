package expunge.screening;

import expunge.json.InputProblem;
import expunge.screening.Item.Broken;
import expunge.screening.Item.Content;
import expunge.screening.Item.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a JSON list, or of a text with one record after another, told apart by their
 * brackets without being read: so a list of any length takes the memory of one record, and a record
 * that isn't JSON costs that record alone.
 */
final class Elements implements Source {

  private static final int NONE = -2;

  private final Opened file;
  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int filled;
  private long offset;
  private long line;
  private Place place;
  private boolean over;
  private int spaces;
  private boolean onlySpaces = true;
  private int back = NONE;
  private final boolean list;

  /**
   * The records of {@code file}.
   *
   * @param list whether they stand in a list
   */
  Elements(Opened file, Place from, boolean list) {
    this.file = file;
    this.in = file.text();
    this.place = from;
    this.offset = from.offset();
    this.line = from.line();
    this.list = list;
  }

  @Override
  public @Nullable Item next() throws IOException {
    if (over) {
      return null;
    }
    long start = line;
    try {
      int first = between();
      if (first < 0) {
        over = true;
        return list
            ? item(
                line,
                broken(
                    "the end of the file before the end of the list",
                    "a list ends with ]: the file may be cut off"))
            : null;
      }
      if (first == ']' && list) {
        over = true;
        return space() < 0
            ? null
            : item(line, broken("text after the end of the list", "one list a file"));
      }
      start = line;
      return element(first);
    } catch (IOException damaged) {
      over = true;
      return item(start, file.damaged(damaged));
    }
  }

  /** The first byte of the next element, or the bracket that ends the list. */
  private int between() throws IOException {
    int b = space();
    if (list && place.items() == 0 && b == '[') {
      b = space();
    }
    while (b == ',' && place.items() > 0) {
      b = space();
    }
    return b;
  }

  private Item element(int first) throws IOException {
    long start = line;
    int indent = spaces;
    boolean damaged = false;
    ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
    int depth = 0;
    boolean string = false;
    boolean escaped = false;
    int b = first;
    while (true) {
      if (b < 0) {
        over = true;
        return item(
            start,
            broken(
                "the end of the file before the end of a record",
                "the file may be cut off; get it again"));
      }
      text.write(b);
      if (text.size() > Opened.LONGEST) {
        over = true;
        return item(
            start,
            broken(
                "a record of more than "
                    + Opened.LONGEST_WORDS
                    + ", or a bracket or quote that is never closed; the rest of the file was not read",
                "mend this record, or leave it out"));
      }
      // No string goes over a line's end. Past one that does, brackets can't be told from text: the
      // next record begins with the next bracket that stands no further to the right than this one.
      damaged |= string && b == '\n';
      if (damaged) {
        int next = b == '\n' ? space() : read();
        if (next < 0 || (b == '\n' && spaces <= indent + 1 && (next == '{' || next == ']'))) {
          back = next;
          return item(start, new Text(text.toByteArray()));
        }
        b = next;
        continue;
      }
      if (string) {
        string = escaped || b != '"';
        escaped = !escaped && b == '\\';
      } else {
        string = b == '"';
        escaped = false;
        depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
      }
      if (depth <= 0 && !string && endsHere(b)) {
        return item(start, new Text(text.toByteArray()));
      }
      b = read();
    }
  }

  /** Whether an element of depth 0 ends after {@code b}. */
  private boolean endsHere(int b) throws IOException {
    if (b == '}' || b == ']' || b == '"') {
      return true;
    }
    int next = peek();
    return next < 0 || next == ',' || next == ']' || next == '{' || next == '\n';
  }

  private static Content broken(String found, String accepted) {
    return new Broken(new InputProblem("", found, accepted));
  }

  private Item item(long start, Content content) {
    long here = back >= 0 ? offset - 1 : offset;
    place = new Place(place.source(), place.items() + 1, here, line, place.blank());
    return new Item(file.name(), start, content, place);
  }

  /** The next byte that is no space; {@code spaces} is then how far it is indented. */
  private int space() throws IOException {
    int b = read();
    while (b == ' ' || b == '\n' || b == '\r' || b == '\t' || mark(b)) {
      b = read();
    }
    return b;
  }

  /** Whether {@code b} belongs to a byte order mark at the start of the file. */
  private boolean mark(int b) {
    return offset <= 3 && (b == 0xEF || b == 0xBB || b == 0xBF);
  }

  private int read() throws IOException {
    if (back != NONE) {
      int b = back;
      back = NONE;
      return b;
    }
    int b = peek();
    if (b >= 0) {
      spaces = b == '\n' ? 0 : b == ' ' || b == '\t' ? spaces + (onlySpaces ? 1 : 0) : spaces;
      onlySpaces = b == '\n' || (onlySpaces && (b == ' ' || b == '\t'));
      at++;
      offset++;
      line += b == '\n' ? 1 : 0;
    }
    return b;
  }

  private int peek() throws IOException {
    if (at == filled) {
      filled = Math.max(0, in.read(buffer));
      at = 0;
    }
    return filled == 0 ? -1 : buffer[at] & 0xFF;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public long bytesRead() {
    return file.bytesRead();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
