package expunge.report;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.record.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of facts is the facts. */
class FactListTest {

  @Test
  void thePageIsUpToDate() throws IOException {
    assertThat(Files.readString(Path.of("docs/facts.md")))
        .as("write it anew: ./expunge facts --markdown > docs/facts.md")
        .isEqualTo(FactList.markdown());
  }

  @Test
  void everyFactIsListedWithItsMeaning() {
    assertThat(FactList.all())
        .hasSize(
            Facts.PERSON.facts().size()
                + Facts.PENDING.facts().size()
                + Facts.CASE.facts().size()
                + Facts.CHARGE.facts().size())
        .allMatch(e -> e.meaning().endsWith("."))
        .allMatch(e -> !e.values().isBlank())
        .allMatch(e -> e.question().isEmpty() || e.question().endsWith("?"));
  }

  @Test
  void aFactIsFoundByAWordOfIt() {
    assertThat(FactList.with("released from jail"))
        .extracting(FactList.Entry::path)
        .contains("/cases/N/charges/N/sentence/releasedOn");
    assertThat(FactList.with("no such word anywhere")).isEmpty();
  }
}
