package expunge.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import expunge.finding.Asked;
import expunge.json.BadRecord;
import expunge.json.RecordReader;
import expunge.record.Region;
import expunge.record.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shelf keeps, and that an edit costs the compilation of one file. */
class ShelfTest {

  private static final String MANIFEST =
      """
      jurisdiction: US-OR
      grades: [felony-A, misdemeanor-A]
      reliefs:
        - id: us-or/set-aside-conviction
          title: Set aside a conviction
          mode: petition
          effect: Sealed.
          how: Motion.
      sources: []
      """;

  @TempDir private Path folder = Path.of("unset");

  private static String rule(String paragraph, String when) {
    return """
        rule "ORS 137.225(%s): it may be set aside"
            @cite( "ORS 137.225(%s)" )
            @inForce( "2022-01-01" )
        when
            $asked : Asked( relief == "us-or/set-aside-conviction", %s )
        then
            insert( Covers.of( $asked ) );
        end
        """
        .formatted(paragraph, paragraph, when);
  }

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("rulebook.yaml", MANIFEST);
    // As packages these two names are spelt alike.
    files.put("ors-137-225/1-a.drl", rule("1", "charge.convicted"));
    files.put("ors-137-225/1_a.drl", rule("2", "charge.statute.within( \"ORS 164.043\" )"));
    return files;
  }

  /** The citations by which the rulebook speaks of a conviction under ORS 164.043. */
  private static List<String> cited(Rulebook book) {
    Rulebooks books = Rulebooks.of(List.of(book));
    try {
      JsonNode record =
          new ObjectMapper()
              .readTree(
                  """
                  { "asOf": "2026-11-25",
                    "cases": [ { "id": "A", "jurisdiction": "US-OR", "charges": [
                      { "id": "A-1", "statute": "ORS 164.043", "grade": "misdemeanor-A",
                        "disposition": { "kind": "convicted", "on": "2020-06-01" } } ] } ] }
                  """);
      LocalDate day = LocalDate.of(2026, 11, 25);
      Scene scene =
          Scene.of(new RecordReader(books::grades, day).read(record), books::grades, book.lists());
      scene.inquiry().begin(Region.EVERYTHING);
      List<Asked> asked =
          scene.charges().stream().map(c -> new Asked("us-or/set-aside-conviction", c)).toList();
      return book.evaluate(scene, day, asked, null).stream()
          .map(found -> found.rule().citation())
          .sorted()
          .toList();
    } catch (IOException | BadRecord unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private long kept() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> p.toString().endsWith(".zip")).count();
    }
  }

  @Test
  void anEditCompilesTheFileEditedAndNoOther() throws IOException {
    Shelf shelf = Shelf.in(folder);
    RulebookFolder.of("us-or", files()).compile(shelf);
    assertThat(kept()).isEqualTo(2);

    Map<String, String> edited = files();
    edited.put("ors-137-225/1-a.drl", rule("1", "!charge.convicted"));
    RulebookFolder.of("us-or", edited).compile(shelf);
    assertThat(kept()).isEqualTo(3);

    edited.put(
        "ors-137-225/1-a.drl", "// a word to the reader\n" + edited.get("ors-137-225/1-a.drl"));
    RulebookFolder.of("us-or", edited).compile(Shelf.in(folder));
    assertThat(kept()).as("a comment is not compiled").isEqualTo(3);
  }

  @Test
  void whatIsTakenFromTheShelfConcludesWhatWasCompiled() {
    Rulebook fresh = RulebookFolder.of("us-or", files()).compile(Shelf.in(folder));
    Rulebook taken = RulebookFolder.of("us-or", files()).compile(Shelf.in(folder));
    assertThat(cited(fresh)).containsExactly("ORS 137.225(1)", "ORS 137.225(2)");
    assertThat(cited(taken)).isEqualTo(cited(fresh));

    Map<String, String> edited = files();
    edited.put("ors-137-225/1-a.drl", rule("1", "!charge.convicted"));
    Rulebook after = RulebookFolder.of("us-or", edited).compile(Shelf.in(folder));
    assertThat(cited(after)).containsExactly("ORS 137.225(2)");
    assertThat(cited(fresh)).as("the rulebook in service").hasSize(2);
  }
}
