package expunge.screening;

import com.github.luben.zstd.ZstdIOException;
import expunge.imports.Mapping;
import expunge.imports.Row;
import expunge.json.InputProblem;
import expunge.json.Json;
import expunge.screening.RowReader.Found;
import expunge.screening.RunFile.Entry;
import expunge.screening.Watcher.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Brings the rows of each person together, wherever in the files they stand: a history in two
 * pieces would get two wrong answers. Runs of rows are sorted in memory and laid down in the output
 * folder, to be merged while they are read.
 */
final class Sorting {

  static final String FOLDER = "rows.work";

  private static final String DONE = "done.json";
  private static final int MOST_BROKEN_AT_ONCE = 10_000;

  /**
   * What was laid down.
   *
   * @param runs how many sorted runs
   * @param broken how many files of rows that could not be read
   * @param rows how many rows the runs have
   * @param brokenRows how many could not be read
   * @param unreadColumns mapping and name of each column that isn't read
   */
  record Laid(int runs, int broken, long rows, long brokenRows, List<List<String>> unreadColumns) {}

  /** A row that could not be read. */
  record BrokenRow(String input, long line, InputProblem problem) {}

  private static final InputProblem UNOPENED =
      new InputProblem(
          "",
          "compressed data that is damaged or cut off; the rest of the file was not read",
          "get the file again, and compare its size and checksum with the sender's");

  private final Path folder;
  private final List<Input> files;
  private final List<Mapping> mappings;
  private final List<String> names;
  private final long room;
  private final List<Entry> entries = new ArrayList<>();
  private final List<BrokenRow> broken = new ArrayList<>();
  private final List<List<String>> unread = new ArrayList<>();
  private long weight;
  private int runs;
  private int brokenFiles;
  private long rows;
  private long brokenRows;

  private Sorting(Path folder, List<Input> files, List<Mapping> mappings, long room) {
    this.room = room;
    this.folder = folder;
    this.files = files;
    this.mappings = mappings;
    this.names = files.stream().map(Input::name).toList();
  }

  /** Sorts in an eighth of the memory. */
  static Laid sorted(Path out, List<Input> files, List<Mapping> mappings, Watcher watcher)
      throws IOException {
    long room = Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 8);
    return sorted(out, files, mappings, watcher, room);
  }

  /**
   * Sorts; what was sorted before a kill is used again when it was finished.
   *
   * @param room how many bytes of rows are sorted at a time
   */
  static Laid sorted(
      Path out, List<Input> files, List<Mapping> mappings, Watcher watcher, long room)
      throws IOException {
    Path folder = out.resolve(FOLDER);
    Path done = folder.resolve(DONE);
    if (Files.exists(done)) {
      return Json.mapper().readValue(Files.readAllBytes(done), Laid.class);
    }
    delete(folder);
    Files.createDirectories(folder);
    Laid laid = new Sorting(folder, files, mappings, room).sort(watcher);
    Checkpoint.replace(done, Json.mapper().writeValueAsBytes(laid));
    return laid;
  }

  static Path run(Path folder, int number) {
    return folder.resolve(String.format(Locale.ROOT, "run-%05d", number));
  }

  static Path broken(Path folder, int number) {
    return folder.resolve(String.format(Locale.ROOT, "broken-%05d.json", number));
  }

  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        for (Path file : inside.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private Laid sort(Watcher watcher) throws IOException {
    long size = files.stream().mapToLong(Input::size).sum();
    long before = 0;
    for (Input input : files) {
      try (RowReader reader = input.rows(mappings)) {
        Mapping mapping = mappings.get(reader.mapping());
        for (String column : reader.unreadColumns()) {
          unread.add(List.of(mapping.name(), "", column, "a column that is not read", ""));
        }
        for (Found row = reader.next(); row != null; row = reader.next()) {
          add(input.name(), reader.mapping(), mapping, row);
          watcher.at(
              new Progress("sorting rows", rows, brokenRows, before + reader.bytesRead(), size));
        }
      } catch (ZipException | EOFException | ZstdIOException damaged) {
        broken(new BrokenRow(input.name(), 1, UNOPENED));
      }
      before += input.size();
    }
    lay();
    layBroken();
    return new Laid(runs, brokenFiles, rows, brokenRows, List.copyOf(unread));
  }

  private void add(String input, int number, Mapping mapping, Found found) throws IOException {
    if (found.problem() != null) {
      broken(new BrokenRow(input, found.line(), found.problem()));
      return;
    }
    String person =
        mapping.person().isEmpty()
            ? String.format(Locale.ROOT, "document %09d of %s", found.document(), input)
            : mapping.personKey(found.cells());
    if (person.isEmpty()) {
      broken(
          new BrokenRow(
              input,
              found.line(),
              new InputProblem(
                  "",
                  "a row without a person",
                  "fill in what tells persons apart: nobody can say whose history lacks this row")));
      return;
    }
    Entry entry = new Entry(person, new Row(number, input, found.line(), found.cells()));
    entries.add(entry);
    rows++;
    weight += entry.weight();
    if (weight > room) {
      lay();
    }
  }

  private void lay() throws IOException {
    if (!entries.isEmpty()) {
      entries.sort(Comparator.comparing(Entry::person));
      RunFile.write(run(folder, runs++), entries, names);
      entries.clear();
      weight = 0;
    }
  }

  private void broken(BrokenRow row) throws IOException {
    broken.add(row);
    brokenRows++;
    if (broken.size() >= MOST_BROKEN_AT_ONCE) {
      layBroken();
    }
  }

  private void layBroken() throws IOException {
    if (!broken.isEmpty()) {
      Files.write(broken(folder, brokenFiles++), Json.mapper().writeValueAsBytes(broken));
      broken.clear();
    }
  }
}
