package expunge.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A mapping that can't be right is refused before a row is read, with what would be. */
class MappingReaderTest {

  private static void refused(String from, String to, String words) throws Exception {
    String text = Files.readString(Path.of("mappings/flat.yaml"));
    assertThat(text).contains(from);
    assertThatThrownBy(() -> MappingReader.read("mine", text.replace(from, to), "hash"))
        .isInstanceOf(BadMapping.class)
        .hasMessageContaining("mine")
        .hasMessageContaining(words);
  }

  @Test
  void aFactThatIsNone() throws Exception {
    refused("/charge/offenseDate", "/charge/ofenseDate", "did you mean `offenseDate`?");
  }

  @Test
  void aWordThatNoRecordMayHold() throws Exception {
    refused(
        "/charge/disposition/kind: disposition",
        "/charge/disposition/kind: { column: disposition, values: { G: convict } }",
        "did you mean `convicted`?");
  }

  @Test
  void aYearOfTwoDigits() throws Exception {
    refused("M/d/yyyy", "M/d/yy", "four digits");
  }

  @Test
  void aMemberThatIsNone() throws Exception {
    refused("sparing: true", "sparring: true", "did you mean `sparing`?");
  }

  @Test
  void noJurisdiction() throws Exception {
    refused("  /case/jurisdiction: jurisdiction\n", "", "/case/jurisdiction is needed");
  }

  @Test
  void noYaml() throws Exception {
    refused("days: [", "days: [[", "is not YAML");
  }

  @Test
  void everyProblemIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                MappingReader.read(
                    "mine", "person: {}\nfacts: { /person/x: a, /dog/y: b }", "hash"))
        .hasMessageContaining("a person has no `x`")
        .hasMessageContaining("begins with /person/")
        .hasMessageContaining("person: key")
        .hasMessageContaining("case: key");
  }
}
