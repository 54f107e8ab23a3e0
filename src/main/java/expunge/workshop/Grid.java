package expunge.workshop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.law.Grade;
import expunge.record.Disposition;
import expunge.record.Shape;
import expunge.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One small record for each outcome and grade of a jurisdiction, and for each table of offenses and
 * grade: what a charge may be at its plainest, long past, with the person's history told.
 */
final class Grid {

  /** A statute that no table names. */
  private static final String PLAIN = "99.999";

  private static final Set<Disposition> SENTENCED =
      Set.of(Disposition.CONVICTED, Disposition.SET_ASIDE, Disposition.VACATED);

  /**
   * A cell.
   *
   * @param outcome the disposition's word
   * @param grade the grade's word
   * @param list the table of offenses; empty for an offense of none
   */
  record Cell(String outcome, String grade, String list, ObjectNode record) {}

  private final Rulebook book;
  private final LocalDate asOf;

  Grid(Rulebook book, LocalDate asOf) {
    this.book = book;
    this.asOf = asOf;
  }

  List<Cell> cells() {
    List<Grade> grades =
        book.manifest().grades().isEmpty()
            ? Arrays.asList(Grade.values())
            : book.manifest().grades();
    List<Cell> cells = new ArrayList<>();
    for (Grade grade : grades) {
      for (Disposition outcome : Disposition.values()) {
        cells.add(cell(outcome, grade, "", PLAIN));
      }
      for (Map.Entry<String, Set<String>> list : book.lists().names().entrySet()) {
        list.getValue().stream()
            .sorted()
            .findFirst()
            .ifPresent(
                statute -> cells.add(cell(Disposition.CONVICTED, grade, list.getKey(), statute)));
      }
    }
    return cells;
  }

  private Cell cell(Disposition outcome, Grade grade, String list, String statute) {
    ObjectNode record = Json.mapper().createObjectNode();
    record.put("asOf", asOf.toString());
    ObjectNode person = record.putObject("person");
    person.put("dateOfBirth", asOf.minusYears(45).toString()).put("historyComplete", true);
    person.putArray("pendingCharges");
    ObjectNode one = record.putArray("cases").addObject();
    one.put("id", "A").put("jurisdiction", book.manifest().jurisdiction().code());
    ArrayNode charges = one.putArray("charges");
    ObjectNode charge = charges.addObject();
    charge.put("id", "A-1").put("statute", statute).put("grade", grade.word());
    charge.put("offenseDate", asOf.minusYears(16).toString());
    ObjectNode disposition = charge.putObject("disposition");
    disposition.put("kind", Shape.word(outcome));
    if (outcome != Disposition.PENDING) {
      disposition.put("on", asOf.minusYears(15).toString());
    }
    if (SENTENCED.contains(outcome)) {
      charge
          .putObject("sentence")
          .put("imprisoned", false)
          .put("completedOn", asOf.minusYears(14).toString());
    }
    return new Cell(Shape.word(outcome), grade.word(), list, record);
  }
}
