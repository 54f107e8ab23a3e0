package expunge.screening;

import com.fasterxml.jackson.core.type.TypeReference;
import expunge.imports.Row;
import expunge.json.Json;
import expunge.screening.Item.Broken;
import expunge.screening.Item.Content;
import expunge.screening.Item.Rows;
import expunge.screening.RunFile.Entry;
import expunge.screening.Sorting.BrokenRow;
import expunge.screening.Sorting.Laid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The persons whose rows were sorted, one after another by what their files call them; before them
 * the rows that could not be read.
 */
final class Persons implements Source {

  /** More rows than any person's record may have charges. */
  private static final int MOST_ROWS = 10_000;

  private record Cursor(int number, RunFile run, Entry entry) {}

  /** The persons as something to open. */
  record All(Path folder, List<String> inputs, Laid laid) implements Supply {

    @Override
    public String name() {
      return String.join(", ", inputs);
    }

    @Override
    public long size() {
      return laid.rows();
    }

    @Override
    public Source open(Place from) throws IOException {
      Persons persons = new Persons(this, from);
      for (long i = 0; i < from.items(); i++) {
        persons.content();
      }
      return persons;
    }
  }

  private final All all;
  private final PriorityQueue<Cursor> cursors =
      new PriorityQueue<>(
          Comparator.comparing((Cursor c) -> c.entry().person()).thenComparing(Cursor::number));
  private final List<RunFile> runs = new ArrayList<>();
  private List<BrokenRow> broken = List.of();
  private int brokenAt;
  private int brokenFile;
  private Place place;
  private long rows;
  private String input = "";
  private long line;

  private Persons(All all, Place from) throws IOException {
    this.all = all;
    this.place = from;
    for (int i = 0; i < all.laid().runs(); i++) {
      RunFile run = RunFile.open(Sorting.run(all.folder(), i), all.inputs());
      runs.add(run);
      push(i, run);
    }
  }

  private void push(int number, RunFile run) throws IOException {
    Entry entry = run.next();
    if (entry != null) {
      cursors.add(new Cursor(number, run, entry));
    }
  }

  @Override
  public @Nullable Item next() throws IOException {
    Content content = content();
    if (content == null) {
      return null;
    }
    place = new Place(place.source(), place.items() + 1, 0, 1, place.blank());
    return new Item(input, line, content, place);
  }

  private @Nullable Content content() throws IOException {
    if (brokenAt == broken.size() && brokenFile < all.laid().broken()) {
      broken =
          Json.mapper()
              .readValue(
                  Files.readAllBytes(Sorting.broken(all.folder(), brokenFile++)),
                  new TypeReference<List<BrokenRow>>() {});
      brokenAt = 0;
    }
    if (brokenAt < broken.size()) {
      BrokenRow row = broken.get(brokenAt++);
      input = row.input();
      line = row.line();
      return new Broken(row.problem());
    }
    Cursor first = cursors.peek();
    return first == null ? null : person(first.entry().person());
  }

  private Rows person(String person) throws IOException {
    List<Row> mine = new ArrayList<>();
    long dropped = 0;
    Cursor next = cursors.peek();
    while (next != null && next.entry().person().equals(person)) {
      cursors.poll();
      if (mine.size() < MOST_ROWS) {
        mine.add(next.entry().row());
      } else {
        dropped++;
      }
      rows++;
      push(next.number(), next.run());
      next = cursors.peek();
    }
    input = mine.get(0).input();
    line = mine.get(0).line();
    return new Rows(person, mine, dropped);
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public long bytesRead() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    for (RunFile run : runs) {
      run.close();
    }
  }
}
