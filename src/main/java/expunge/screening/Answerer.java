package expunge.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determiner;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.InputProblem;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.record.PersonRecord;
import expunge.rulebook.Rulebooks;
import expunge.screening.Item.Broken;
import expunge.screening.Item.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers one item after another, each by itself: the same item gets the same bytes whatever came
 * before. Safe for use by many threads at once.
 */
final class Answerer {

  /** The head of rejects.csv. */
  static final List<String> REJECTS =
      List.of("input", "line", "record", "place", "found", "accepted");

  private static final InputProblem FAILED =
      new InputProblem(
          "",
          "a record for which the rules could not be evaluated",
          "this is a fault of the rules or of the program, not of the record: give it to those who keep them");

  private final Determiner determiner;
  private final RecordReader reader;
  private final @Nullable LocalDate asOf;

  /**
   * One that answers by {@code books}.
   *
   * @param asOf the filing date of every record, or null to go by the records
   * @param today the filing date of a record that names none
   */
  Answerer(Rulebooks books, @Nullable LocalDate asOf, LocalDate today) {
    this.determiner = new Determiner(books);
    this.reader = new RecordReader(books::grades, today);
    this.asOf = asOf;
  }

  Answered answer(Item item) {
    if (item.content() instanceof Text text) {
      return text(item, text);
    }
    return rejected(item, null, List.of(((Broken) item.content()).problem()), p -> item.line());
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
      return rejected(item, id, bad.problems(), p -> item.line());
    } catch (RuntimeException failed) {
      return rejected(item, id, List.of(FAILED), p -> item.line());
    }
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
        determination.charges().size());
  }

  private static byte[] line(ObjectNode written) {
    try {
      return Json.mapper().writeValueAsBytes(written);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // a tree can always be written
    }
  }

  private static Answered rejected(
      Item item, @Nullable String id, List<InputProblem> problems, ToLongFunction<String> line) {
    Cells cells = new Cells();
    for (InputProblem problem : problems) {
      // The record is its line: the line within the record would lead astray.
      String found = problem.found().replace(" at line 1, column ", " at column ");
      List<@Nullable Object> row = new ArrayList<>();
      row.add(item.input());
      row.add(line.applyAsLong(problem.pointer()));
      row.add(id);
      row.add(problem.pointer());
      row.add(found);
      row.add(problem.accepted());
      cells.row(row);
    }
    return new Answered(item, id, null, new byte[0], cells.bytes(), List.of(), 0);
  }
}
