package expunge.words;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.law.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of the law, each paragraph with the rules that cite it. */
class ReadingTest {

  private static final WordsFolder OREGON = WordsFolder.read(Path.of("rules/us-or")).orElseThrow();

  private static Reading one(String citation) {
    List<Reading> readings = Reading.of(citation, OREGON);
    assertThat(readings).as(citation).hasSize(1);
    return readings.get(0);
  }

  private static Reading.Line line(Reading reading, String cited) {
    return reading.lines().stream().filter(l -> l.cited().equals(cited)).findFirst().orElseThrow();
  }

  @Test
  void eachRuleStandsBesideTheParagraphItCites() {
    Reading.Line line = line(one("ORS 137.225"), "ORS 137.225(1)(b)(C)");
    assertThat(line.words()).startsWith("For a Class A misdemeanor, three years");
    assertThat(line.rules())
        .extracting(r -> r.rule().citation())
        .containsExactly("ORS 137.225(1)(b)(C)");
    assertThat(line.coverage()).isEqualTo(Source.Coverage.CODED);
  }

  @Test
  void everyRuleOfTheSectionStandsSomewhere() {
    List<String> shown =
        one("ORS 137.225").lines().stream()
            .flatMap(l -> l.rules().stream())
            .map(r -> r.rule().id())
            .distinct()
            .toList();
    assertThat(shown)
        .containsAll(
            OREGON.rules().stream()
                .filter(r -> r.citation().startsWith("ORS 137.225("))
                .map(r -> r.id())
                .toList());
  }

  @Test
  void aParagraphWithoutRulesSaysWhatBecameOfIt() {
    Reading section = one("ORS 137.225");
    assertThat(line(section, "ORS 137.225(3)(a)").coverage()).isEqualTo(Source.Coverage.COURT);
    assertThat(line(section, "ORS 137.225(3)(a)").rules()).isEmpty();
  }

  @Test
  void aNarrowerCitationShowsItsPartWithTheWordsThatLeadIntoIt() {
    Reading part = one("ORS 137.225 (6)(f)(B)");
    assertThat(part.lines().stream().filter(Reading.Line::around))
        .extracting(Reading.Line::cited)
        .containsExactly("ORS 137.225", "ORS 137.225(6)", "ORS 137.225(6)(f)");
    assertThat(part.lines().stream().filter(l -> !l.around()))
        .extracting(Reading.Line::cited)
        .contains("ORS 137.225(6)(f)(B)", "ORS 137.225(6)(f)(B)(ii)(II)")
        .allMatch(c -> c.startsWith("ORS 137.225(6)(f)(B)"));
  }

  @Test
  void aDecisionOfWhichNoWordsAreKeptShowsItsRules() {
    Reading decision = one("State v. Grant");
    assertThat(decision.lines()).isEmpty();
    assertThat(decision.source().noText()).isEqualTo("a decision, read in excerpt");
    assertThat(decision.others()).hasSize(1);
  }
}
