package expunge.screening;

import expunge.json.InputProblem;
import expunge.screening.Item.Broken;
import expunge.screening.Item.Content;
import expunge.screening.Item.Text;
import expunge.screening.Lines.Line;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One JSON record a line. Blank lines are passed over, and counted. */
final class LineRecords implements Source {

  private final Opened file;
  private final Lines lines;
  private Place place;
  private boolean over;

  LineRecords(Opened file, Place from) {
    this.file = file;
    this.place = from;
    this.lines = new Lines(file.text(), Opened.LONGEST, from.offset(), from.line());
  }

  @Override
  public @Nullable Item next() throws IOException {
    while (!over) {
      Line line;
      try {
        line = lines.next();
      } catch (IOException damaged) {
        over = true;
        return item(place.line(), file.damaged(damaged), place.offset(), place.line());
      }
      if (line == null) {
        over = true;
      } else if (line.blank()) {
        place =
            new Place(
                place.source(), place.items(), line.next(), line.number() + 1, place.blank() + 1);
      } else {
        return item(line.number(), content(line), line.next(), line.number() + 1);
      }
    }
    return null;
  }

  private static Content content(Line line) {
    return line.tooLong()
        ? new Broken(
            new InputProblem(
                "",
                "a line of more than " + Opened.LONGEST_WORDS,
                "a record stands on one line, and none is that long: this may be another format"))
        : new Text(line.bytes());
  }

  private Item item(long line, Content content, long offset, long next) {
    place = new Place(place.source(), place.items() + 1, offset, next, place.blank());
    return new Item(file.name(), line, content, place);
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
