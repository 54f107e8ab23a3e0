package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determiner;
import expunge.finding.Asked;
import expunge.finding.OpensOn;
import expunge.json.BadRecord;
import expunge.json.RecordReader;
import expunge.record.PersonRecord;
import expunge.record.Region;
import expunge.record.Scene;
import expunge.rulebook.Found;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what one rulebook says of records. Safe for use by many threads at once. */
final class Observed {

  private static final LocalDate NO_DAY = LocalDate.of(1850, 1, 1);

  /**
   * What was said about one charge and one relief.
   *
   * @param charge where the charge stands
   */
  record Said(String charge, String relief, List<Found> findings) {}

  private final Rulebooks books;
  private final Rulebook book;
  private final Determiner determiner;
  private final RecordReader reader;

  Observed(Rulebooks books, Rulebook book) {
    this.books = books;
    this.book = book;
    this.determiner = new Determiner(books);
    this.reader = new RecordReader(books::grades, NO_DAY);
  }

  /** What the rulebook says of the record; null when the record can't be read. */
  @Nullable List<Said> look(JsonNode record) {
    Determination answer;
    try {
      answer = determiner.determine(reader.read(record), one -> one.equals(book), asked -> true);
    } catch (BadRecord unfit) {
      return null;
    }
    List<Said> said = new ArrayList<>();
    for (Determination.ChargeAnswer charge : answer.charges()) {
      for (Determination.ReliefAnswer relief : charge.reliefs()) {
        said.add(new Said(charge.charge(), relief.relief().id(), relief.findings()));
      }
    }
    return said;
  }

  /**
   * Whether the two rules let the charge wait until different days for the relief, whatever the
   * facts are that weren't told: nothing missing may have been read.
   */
  boolean waitTwice(ObjectNode record, String charge, String relief, String one, String other) {
    PersonRecord read;
    try {
      read = reader.read(record);
    } catch (BadRecord unfit) {
      return false;
    }
    Scene scene = Scene.of(read, books::grades, book.lists());
    scene.inquiry().begin(Region.EVERYTHING);
    List<Asked> asked =
        scene.charges().stream()
            .filter(c -> c.id().equals(charge))
            .map(c -> new Asked(relief, c))
            .toList();
    if (asked.isEmpty() || !record.has("asOf")) {
      return false;
    }
    List<Found> found = book.evaluate(scene, read.asOf(), asked, book.closure(relief));
    String first = day(found, one, charge);
    String second = day(found, other, charge);
    return !scene.inquiry().split()
        && !first.isEmpty()
        && !second.isEmpty()
        && !first.equals(second);
  }

  private static String day(List<Found> found, String rule, String charge) {
    return found.stream()
        .filter(f -> f.rule().id().equals(rule) && f.finding() instanceof OpensOn)
        .filter(f -> f.finding().charge().id().equals(charge))
        .map(Witness::said)
        .findFirst()
        .filter(said -> said.contains(" "))
        .orElse("");
  }
}
