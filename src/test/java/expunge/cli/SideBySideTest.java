package expunge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.words.Reading;
import expunge.words.WordsFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a passage is laid out for a terminal. */
class SideBySideTest {

  private static final WordsFolder OREGON = WordsFolder.read(Path.of("rules/us-or")).orElseThrow();

  private static List<String> laid(String citation, int width) {
    return new SideBySide(OREGON, width).lay(Reading.of(citation, OREGON).get(0));
  }

  @Test
  void theWordsStandOnTheLeftAndTheRulesOnTheRight() {
    List<String> lines = laid("ORS 137.225(1)(b)(C)", 120);
    assertThat(lines).allMatch(l -> l.length() <= 120);
    assertThat(lines)
        .anyMatch(
            l ->
                l.strip().startsWith("(C) For a Class A misdemeanor")
                    && l.contains("│ • a Class A misdemeanor waits"));
    assertThat(lines).anyMatch(l -> l.contains("ors-137-225/1-b-waiting-periods.drl:"));
  }

  @Test
  void inANarrowTerminalTheRulesStandBelow() {
    List<String> lines = laid("ORS 137.225(1)(b)(C)", 60);
    assertThat(lines).allMatch(l -> l.length() <= 60).noneMatch(l -> l.contains("│"));
    assertThat(lines).anyMatch(l -> l.startsWith("  > • a Class A misdemeanor waits"));
  }

  @Test
  void wordsLongerThanTheLineAreBroken() {
    assertThat(SideBySide.wrapped("a abcdefghij b", 6, "  "))
        .containsExactly("  a", "  abcd", "  efgh", "  ij b");
  }
}
