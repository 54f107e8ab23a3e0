package expunge.screening;

import expunge.imports.Mapping;
import expunge.law.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, read by the one mapping that its columns fit. */
final class CsvRows implements RowReader {

  private final Opened file;
  private final CsvLines lines;
  private final int mapping;
  private final int width;
  private final int[] places;
  private final List<String> unread;
  private @Nullable Found first;
  private boolean over;

  private CsvRows(
      Opened file,
      CsvLines lines,
      int mapping,
      List<String> head,
      Mapping by,
      @Nullable Found first) {
    this.file = file;
    this.lines = lines;
    this.mapping = mapping;
    this.width = head.size();
    this.places = places(by, head);
    this.first = first;
    Set<String> read = new HashSet<>(by.columns().stream().map(CsvRows::folded).toList());
    this.unread =
        by.fixed().isEmpty()
            ? head.stream().filter(h -> !read.contains(folded(h))).toList()
            : List.of();
  }

  /**
   * Opens a file by the mapping that fits its head.
   *
   * @throws IOException when none fits, or several do
   */
  static CsvRows open(Input input, List<Mapping> mappings) throws IOException {
    List<Integer> fitting = new ArrayList<>();
    StringBuilder misfits = new StringBuilder();
    for (int i = 0; i < mappings.size(); i++) {
      if (!mappings.get(i).json()) {
        String misfit = misfit(input, mappings.get(i));
        if (misfit.isEmpty()) {
          fitting.add(i);
        }
        misfits.append(misfit);
      }
    }
    if (fitting.size() != 1) {
      throw new IOException(
          fitting.isEmpty()
              ? "no mapping fits `" + input.name() + "`:" + misfits
              : "several mappings fit `"
                  + input.name()
                  + "`: "
                  + fitting.stream().map(i -> mappings.get(i).name()).toList()
                  + "; give one with --mapping");
    }
    Mapping by = mappings.get(fitting.get(0));
    Opened file = Opened.at(input.path(), input.name(), 0);
    CsvLines lines = new CsvLines(CsvLines.lines(file), by.delimiter(), by.encoding());
    Found head = lines.next();
    List<String> cells = head == null ? List.of() : head.cells();
    if (by.fixed().isEmpty()) {
      return new CsvRows(file, lines, fitting.get(0), cells, by, null);
    }
    return new CsvRows(
        file, lines, fitting.get(0), by.fixed(), by, same(cells, by.fixed()) ? null : head);
  }

  /** Why {@code mapping} doesn't fit the file; empty when it does. */
  private static String misfit(Input input, Mapping mapping) throws IOException {
    try (Opened file = Opened.at(input.path(), input.name(), 0)) {
      CsvLines lines = new CsvLines(CsvLines.lines(file), mapping.delimiter(), mapping.encoding());
      Found head = lines.next();
      String name = " by `" + mapping.name() + "`, ";
      if (head == null) {
        return name + "the file is empty";
      }
      if (head.problem() != null) {
        return name + "its first line has " + head.problem().found() + ";";
      }
      if (!mapping.fixed().isEmpty()) {
        return head.cells().size() == mapping.fixed().size()
            ? ""
            : name
                + "a row has "
                + mapping.fixed().size()
                + " cells and the first has "
                + head.cells().size()
                + ";";
      }
      Set<String> there = new TreeSet<>(head.cells().stream().map(CsvRows::folded).toList());
      if (there.size() < head.cells().size()) {
        return name + "two columns of the file have one name;";
      }
      List<String> missing =
          mapping.needed().stream().filter(c -> !there.contains(folded(c))).toList();
      return missing.isEmpty()
          ? ""
          : name
              + "there is no column `"
              + missing.get(0)
              + "` ("
              + Nearest.to(folded(missing.get(0)), there)
              + ");";
    }
  }

  private static boolean same(List<String> cells, List<String> names) {
    return cells.stream()
        .map(CsvRows::folded)
        .toList()
        .equals(names.stream().map(CsvRows::folded).toList());
  }

  private static String folded(String column) {
    return column.strip().toLowerCase(Locale.ROOT);
  }

  private static int[] places(Mapping mapping, List<String> head) {
    List<String> names = head.stream().map(CsvRows::folded).toList();
    return mapping.columns().stream().mapToInt(c -> names.indexOf(folded(c))).toArray();
  }

  @Override
  public int mapping() {
    return mapping;
  }

  @Override
  public List<String> unreadColumns() {
    return unread;
  }

  @Override
  public @Nullable Found next() throws IOException {
    if (over) {
      return null;
    }
    Found row = first;
    first = null;
    if (row == null) {
      try {
        row = lines.next();
      } catch (IOException damaged) {
        over = true;
        return new Found(0, List.of(), 0, file.damaged(damaged).problem());
      }
    }
    if (row == null || row.problem() != null) {
      return row;
    }
    if (row.cells().size() != width) {
      return Found.broken(
          row.line(),
          row.cells().size() + " cells",
          "the file has " + width + " columns: see whether a delimiter stands outside quotes");
    }
    List<String> cells = new ArrayList<>(places.length);
    for (int place : places) {
      cells.add(place < 0 ? "" : row.cells().get(place));
    }
    return Found.row(row.line(), cells);
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
