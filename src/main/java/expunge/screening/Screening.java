package expunge.screening;

import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.imports.Importer;
import expunge.json.Json;
import expunge.rulebook.Rulebooks;
import expunge.screening.Sorting.Laid;
import expunge.screening.Tally.Count;
import expunge.screening.Watcher.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Screens files of records into a folder. What it writes depends on the inputs, the rules and the
 * order alone: not on the number of threads, and not on whether it was stopped and gone on with.
 */
public final class Screening {

  static final String DETERMINATIONS = "determinations.ndjson";
  static final String ROWS = "rows.csv";
  static final String REJECTS = "rejects.csv";
  static final String NOTES = "notes.csv";
  static final String IMPORT = "import-report.csv";
  static final String SUMMARY = "summary.csv";
  static final String RECEIPT = "receipt.json";

  /** The head of import-report.csv. */
  private static final List<String> UNREAD =
      List.of("mapping", "fact", "column", "why", "value", "times");

  private final Order order;
  private final Map<String, String> question;
  private final List<Input> files;
  private final Rulebooks books;
  private final Watcher watcher;
  private final BooleanSupplier due;
  private final Tally reasons = new Tally(100_000);
  private final Tally unread = new Tally(10_000);
  private final Map<String, Long> lengths = new LinkedHashMap<>();
  private Laid laid = new Laid(0, 0, 0, 0, List.of());
  private Totals totals = Totals.ZERO;
  private Place place = Place.START;
  private int parts;

  private Screening(
      Order order,
      Map<String, String> question,
      List<Input> files,
      Rulebooks books,
      Watcher watcher,
      BooleanSupplier due) {
    this.order = order;
    this.question = question;
    this.files = files;
    this.books = books;
    this.watcher = watcher;
    this.due = due;
  }

  /**
   * Screens.
   *
   * @param due whether it is time to bring the state to the disk, from where a screening that is
   *     stopped can be gone on with; it changes nothing in what is written
   * @return what was counted
   * @throws IOException when an input or the folder can't be used, in words for the user
   */
  public static Totals run(Order order, Rulebooks books, Watcher watcher, BooleanSupplier due)
      throws IOException {
    List<Input> files = order.files();
    Map<String, String> question = order.question(files, books);
    Files.createDirectories(order.out());
    Checkpoint before = Checkpoint.load(order.out());
    if (before == null && Files.exists(order.out().resolve(RECEIPT)) && order.resume()) {
      return finished(order, question);
    }
    LocalDate today = order.today();
    if (before != null && order.resume()) {
      same(before.question(), question);
      today = LocalDate.parse(before.today());
    } else if (before != null || !empty(order.out())) {
      throw new IOException(
          "the folder `"
              + order.out()
              + "` is not empty: name a new one"
              + (before == null ? "" : ", or go on with the screening in it by --resume"));
    }
    Screening screening = new Screening(order.on(today), question, files, books, watcher, due);
    screening.from(before);
    return screening.screen();
  }

  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.allMatch(f -> f.getFileName().toString().equals(Checkpoint.FILE + ".new"));
    }
  }

  private static Totals finished(Order order, Map<String, String> question) throws IOException {
    var receipt = Json.mapper().readTree(Files.readAllBytes(order.out().resolve(RECEIPT)));
    Map<String, String> asked = new LinkedHashMap<>();
    receipt.get("question").properties().forEach(e -> asked.put(e.getKey(), e.getValue().asText()));
    same(asked, question);
    return Json.mapper().treeToValue(receipt.get("counted"), Totals.class);
  }

  private static void same(Map<String, String> before, Map<String, String> now) throws IOException {
    List<String> other = new ArrayList<>();
    Stream.concat(before.keySet().stream(), now.keySet().stream())
        .distinct()
        .sorted()
        .filter(key -> !String.valueOf(before.get(key)).equals(String.valueOf(now.get(key))))
        .forEach(
            key ->
                other.add(
                    key
                        + " was `"
                        + before.getOrDefault(key, "not there")
                        + "` and is `"
                        + now.getOrDefault(key, "not there")
                        + "`"));
    if (!other.isEmpty()) {
      throw new IOException(
          "this is not the screening that was begun in that folder: "
              + String.join("; ", other)
              + ". Screen into another folder");
    }
  }

  private void from(@Nullable Checkpoint before) throws IOException {
    if (before == null) {
      save(Map.of());
      return;
    }
    totals = before.totals();
    place = before.place();
    parts = before.parts();
    lengths.putAll(before.lengths());
    before.reasons().forEach(c -> reasons.add(c.thing(), c.times()));
    before.unread().forEach(c -> unread.add(c.thing(), c.times()));
  }

  /** The records first, then the persons of all files of rows together. */
  private List<Supply> supplies() throws IOException {
    List<Supply> supplies = new ArrayList<>();
    List<Input> rows = new ArrayList<>();
    for (Input file : files) {
      if (file.isRows(order.mappings())) {
        rows.add(file);
      } else {
        supplies.add(file);
      }
    }
    if (!rows.isEmpty()) {
      laid = Sorting.sorted(order.out(), rows, order.mappings(), watcher);
      supplies.add(
          new Persons.All(
              order.out().resolve(Sorting.FOLDER), rows.stream().map(Input::name).toList(), laid));
    }
    return supplies;
  }

  private Totals screen() throws IOException {
    Answerer answerer =
        new Answerer(books, order.asOf(), order.today(), new Importer(order.mappings()));
    List<Supply> supplies = supplies();
    long size = supplies.stream().mapToLong(Supply::size).sum();
    Reading reading =
        new Reading(supplies, place, Math.max(0, order.limit() - totals.read()), totals.read());
    try (Outputs outputs = new Outputs(order.out());
        ParquetParts columns = order.parquet() ? new ParquetParts(order.out(), parts) : null;
        Pipeline pipeline = new Pipeline(reading, answerer, order.threads())) {
      open(outputs);
      List<Answered> batch = pipeline.next();
      while (batch != null) {
        for (Answered one : batch) {
          write(outputs, columns, one);
        }
        watcher.at(
            new Progress(
                "screening",
                totals.answered() + totals.rejected(),
                totals.rejected(),
                reading.bytesRead(),
                size));
        batch = pipeline.next();
      }
      boolean all = totals.read() < order.limit();
      totals =
          totals.read(reading.records(), reading.blank()).rowsIn(all ? laid.rows() : totals.rows());
      if (columns != null) {
        columns.finish();
        parts = columns.finished();
      }
      finish(outputs);
    }
    return totals;
  }

  private void open(Outputs outputs) throws IOException {
    outputs.open(ROWS, lengths.getOrDefault(ROWS, 0L), new Cells().row(ReliefRows.COLUMNS).bytes());
    outputs.open(
        REJECTS, lengths.getOrDefault(REJECTS, 0L), new Cells().row(Answerer.REJECTS).bytes());
    if (!order.mappings().isEmpty()) {
      outputs.open(NOTES, lengths.getOrDefault(NOTES, 0L), new Cells().row(Answerer.NOTES).bytes());
    }
    if (!order.parquet()) {
      outputs.open(DETERMINATIONS, lengths.getOrDefault(DETERMINATIONS, 0L), new byte[0]);
    }
  }

  private void write(Outputs outputs, @Nullable ParquetParts columns, Answered one)
      throws IOException {
    byte[] determination = one.determination();
    boolean part = false;
    if (determination != null && columns != null) {
      part = columns.add(one.item(), one.id(), determination);
      parts = columns.finished();
    } else if (determination != null) {
      outputs.append(DETERMINATIONS, determination);
      outputs.append(DETERMINATIONS, new byte[] {'\n'});
    }
    outputs.append(ROWS, one.rows());
    outputs.append(REJECTS, one.rejects());
    if (!order.mappings().isEmpty()) {
      outputs.append(NOTES, one.imported().notes());
    }
    one.reasons().forEach(reason -> reasons.add(reason, 1));
    one.imported().unread().forEach(value -> unread.add(value, 1));
    totals = totals.plus(one).read(totals.read() + 1, one.item().after().blank());
    place = one.item().after();
    if (columns == null ? due.getAsBoolean() : part) {
      save(outputs.force());
    }
  }

  private void save(Map<String, Long> now) throws IOException {
    new Checkpoint(
            question,
            order.today().toString(),
            place,
            totals,
            now,
            parts,
            reasons.counts(),
            unread.counts())
        .save(order.out());
  }

  private void finish(Outputs outputs) throws IOException {
    save(outputs.force());
    Checkpoint.replace(order.out().resolve(SUMMARY), table(ReliefRows.SUMMARY, reasons));
    if (!order.mappings().isEmpty()) {
      laid.unreadColumns().forEach(column -> unread.add(column, 0));
      Checkpoint.replace(order.out().resolve(IMPORT), table(UNREAD, unread));
    }
    Checkpoint.replace(order.out().resolve(RECEIPT), receipt());
    Sorting.delete(order.out().resolve(Sorting.FOLDER));
    Files.deleteIfExists(order.out().resolve(Checkpoint.FILE));
  }

  private static byte[] table(List<String> head, Tally tally) {
    Cells table = new Cells().row(head);
    for (Count count : tally.sorted()) {
      List<Object> row = new ArrayList<>(count.thing());
      row.add(count.times());
      table.row(row);
    }
    return table.bytes();
  }

  private byte[] receipt() throws IOException {
    ObjectNode receipt = Json.mapper().createObjectNode();
    receipt.put("filingDateOfRecordsWithout", order.today().toString());
    receipt.set("question", Json.mapper().valueToTree(question));
    receipt.set("counted", Json.mapper().valueToTree(totals));
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt);
  }
}
