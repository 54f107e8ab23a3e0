package expunge.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determiner;
import expunge.imports.Imported;
import expunge.imports.Imported.Spot;
import expunge.imports.Importer;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.InputProblem;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.record.PersonRecord;
import expunge.rulebook.Rulebooks;
import expunge.screening.Answered.FromRows;
import expunge.screening.Item.Broken;
import expunge.screening.Item.Rows;
import expunge.screening.Item.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers one item after another, each by itself: the same item gets the same bytes whatever came
 * before. Safe for use by many threads at once.
 */
final class Answerer {

  /** The head of rejects.csv. */
  static final List<String> REJECTS =
      List.of("input", "line", "record", "place", "found", "accepted");

  /** The head of notes.csv. */
  static final List<String> NOTES = List.of("input", "line", "record", "place", "found", "done");

  private static final InputProblem FAILED =
      new InputProblem(
          "",
          "a record for which the rules could not be evaluated",
          "this is a fault of the rules or of the program, not of the record: give it to those who keep them");

  private final Determiner determiner;
  private final RecordReader reader;
  private final @Nullable LocalDate asOf;
  private final Importer importer;

  /**
   * One that answers by {@code books}.
   *
   * @param asOf the filing date of every record, or null to go by the records
   * @param today the filing date of a record that names none
   */
  Answerer(Rulebooks books, @Nullable LocalDate asOf, LocalDate today, Importer importer) {
    this.determiner = new Determiner(books);
    this.reader = new RecordReader(books::grades, today);
    this.asOf = asOf;
    this.importer = importer;
  }

  Answered answer(Item item) {
    if (item.content() instanceof Text text) {
      return text(item, text);
    }
    if (item.content() instanceof Rows rows) {
      return rows(item, rows);
    }
    return rejected(
        item,
        null,
        List.of(((Broken) item.content()).problem()),
        p -> new Spot(item.input(), item.line()));
  }

  private Answered text(Item item, Text text) {
    String id = null;
    try {
      JsonNode tree = Json.tree(text.bytes());
      if (tree instanceof ObjectNode object && object.hasNonNull("id")) {
        id = object.remove("id").asText();
      }
      return answered(item, id, tree);
    } catch (BadRecord bad) {
      return rejected(item, id, bad.problems(), p -> new Spot(item.input(), item.line()));
    } catch (RuntimeException failed) {
      return rejected(item, id, List.of(FAILED), p -> new Spot(item.input(), item.line()));
    }
  }

  private Answered rows(Item item, Rows rows) {
    Imported imported = importer.record(rows.person(), rows.rows(), rows.dropped());
    Answered answered;
    try {
      answered =
          imported.problems().isEmpty()
              ? answered(item, rows.person(), imported.record())
              : rejected(item, rows.person(), imported.problems(), imported::spot);
    } catch (BadRecord bad) {
      answered = rejected(item, rows.person(), bad.problems(), imported::spot);
    } catch (RuntimeException failed) {
      answered = rejected(item, rows.person(), List.of(FAILED), imported::spot);
    }
    return answered.with(
        new FromRows(
            rows.rows().size() + rows.dropped(),
            notes(imported, rows.person()),
            imported.unread().stream().map(Imported.Unread::parts).toList()));
  }

  private Answered answered(Item item, @Nullable String id, JsonNode tree) throws BadRecord {
    if (asOf != null && tree instanceof ObjectNode object) {
      object.put("asOf", asOf.toString());
    }
    PersonRecord record = reader.read(tree);
    Determination determination = determiner.determine(record);
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    ObjectNode about = written.putObject("record");
    about.put("input", item.input()).put("line", item.line());
    if (id != null) {
      about.put("id", id);
    }
    written.setAll(DeterminationWriter.write(determination, Canonical.hash(tree)));
    ReliefRows rows = ReliefRows.of(item, id, record, determination);
    return new Answered(
        item,
        id,
        line(written),
        rows.csv(),
        new byte[0],
        rows.reasons(),
        determination.charges().size(),
        FromRows.NONE);
  }

  private static byte[] line(ObjectNode written) {
    try {
      return Json.mapper().writeValueAsBytes(written);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // a tree can always be written
    }
  }

  private static Answered rejected(
      Item item, @Nullable String id, List<InputProblem> problems, Function<String, Spot> spot) {
    Cells cells = new Cells();
    for (InputProblem problem : problems) {
      // The record is its line: the line within the record would lead astray.
      String found = problem.found().replace(" at line 1, column ", " at column ");
      List<@Nullable Object> row = new ArrayList<>();
      Spot at = spot.apply(problem.pointer());
      row.add(at.input());
      row.add(at.line());
      row.add(id);
      row.add(problem.pointer());
      row.add(found);
      row.add(problem.accepted());
      cells.row(row);
    }
    return new Answered(item, id, null, new byte[0], cells.bytes(), List.of(), 0, FromRows.NONE);
  }

  private static byte[] notes(Imported imported, String person) {
    Cells cells = new Cells();
    for (Imported.Note note : imported.notes()) {
      cells.row(
          List.of(note.input(), note.line(), person, note.place(), note.found(), note.done()));
    }
    return cells.bytes();
  }
}
