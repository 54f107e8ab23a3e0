package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.law.Source;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.workshop.LawCoverage.Condition;
import expunge.workshop.LawCoverage.Report;
import expunge.workshop.LawCoverage.Tried;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small rulebook of which it is known what its cases try. */
class LawCoverageTest {

  private static final String MANIFEST =
      """
      jurisdiction: US-OR
      grades: [felony-A, misdemeanor-A]
      reliefs:
        - id: us-or/relief
          title: Relief
          mode: petition
      sources:
        - citation: Act 1
          edition: "2020"
          read: 2026-11-25
          coverage: { "(1)": coded, "(2)": court, "(3)": not-coded }
      """;

  private static final String RULES =
      """
      rule "Act 1(1)(a): reaches a misdemeanor's conviction & <nothing> else"
          @cite( "Act 1(1)(a)" )
          @inForce( "2000-01-01" )
      when
          $asked : Asked( relief == "us-or/relief", charge.convicted, charge.grade == Grade.MISDEMEANOR_A )
      then
          insert( Covers.of( $asked ) );
      end

      rule "Act 1(1)(b): waits three years"
          @cite( "Act 1(1)(b)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief", $charge : charge )
      then
          insert( OpensOn.of( $relief, $charge.convictedOn().plusYears( 3 ) ) );
      end
      """;

  private static final String CASES =
      """
      given:
        asOf: 2023-06-01
        cases:
          - id: A
            jurisdiction: US-OR
            charges:
              - id: A-1
                statute: ORS 164.055
                grade: misdemeanor-A
                disposition: { kind: convicted, on: 2020-06-01 }
      cases:
        - title: its day
          fires: { "Act 1(1)(a)": Covers, "Act 1(1)(b)": OpensOn 2023-06-01 }
        - title: not an acquittal
          change: { /cases/0/charges/0/disposition/kind: acquitted }
          silent: [ "Act 1(1)(a)" ]
        - title: neither convicted nor a misdemeanor
          change: { /cases/0/charges/0/disposition/kind: acquitted, /cases/0/charges/0/grade: felony-A }
          silent: [ "Act 1(1)(a)" ]
      """;

  private static final String MORE =
      """
        - title: its eve
          change: { /asOf: 2023-05-31 }
          status: { us-or/relief: NOT_YET 2023-06-01 }
        - title: not a felony
          change: { /cases/0/charges/0/grade: felony-A }
          silent: [ "Act 1(1)(a)" ]
      """;

  @TempDir Path rules;
  private Path folder = Path.of("us-or");

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectories(rules.resolve("us-or"));
    Files.writeString(folder.resolve("rulebook.yaml"), MANIFEST);
    Files.writeString(folder.resolve("a.drl"), RULES);
  }

  private Report run(String cases) throws IOException {
    Files.writeString(folder.resolve("a.cases.yaml"), cases);
    Rulebooks books = Rulebooks.load(rules, Shelf.none());
    return LawCoverage.of(books, folder, Shelf.none(), words -> {});
  }

  @Test
  void aConditionIsSeenToFailOnlyWhereItAloneFails() throws IOException {
    Tried tried = run(CASES).rules().get(0);
    assertThat(tried.fired()).isTrue();
    assertThat(tried.silent()).isTrue();
    assertThat(tried.conditions())
        .extracting(c -> c.without().before(), Condition::failsAlone)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("charge.convicted", true),
            org.assertj.core.groups.Tuple.tuple("charge.grade == Grade.MISDEMEANOR_A", false));
    assertThat(tried.whole()).isFalse();
  }

  @Test
  void aPeriodIsSeenOnItsDayAndOnItsEve() throws IOException {
    Report before = run(CASES);
    assertThat(before.rules().get(1).periods())
        .containsExactly(new LawCoverage.Period("plusYears( 3 )", true, false));
    assertThat(before.periodsSeen()).isZero();
    Report after = run(CASES + MORE);
    assertThat(after.periodsSeen()).isEqualTo(1);
    assertThat(after.rules()).allMatch(Tried::whole);
    assertThat(after.conditionsSeen()).isEqualTo(after.conditions());
  }

  @Test
  void eachPartOfTheLawIsSaidAsTheManifestHasIt() throws IOException {
    assertThat(run(CASES).parts())
        .containsExactly(
            new LawCoverage.Part("Act 1(1)", Source.Coverage.CODED, 2),
            new LawCoverage.Part("Act 1(2)", Source.Coverage.COURT, 0),
            new LawCoverage.Part("Act 1(3)", Source.Coverage.NOT_CODED, 0));
  }

  @Test
  void aStubFailsUntilItIsCompleted() throws IOException {
    Report report = run(CASES);
    String stubs =
        String.join(
            "",
            report.rules().stream()
                .flatMap(r -> Stubs.of(r).stream())
                .map(Stubs.Stub::yaml)
                .toList());
    Files.writeString(folder.resolve("a.cases.yaml"), CASES + stubs);
    Trial trial = new Trial(Rulebooks.load(rules, Shelf.none()));
    trial.rulebook(folder, "us-or");
    assertThat(trial.report().tried().stream().flatMap(t -> t.failures().stream()))
        .extracting(Failure::what)
        .containsExactly(
            "only `charge.grade == Grade.MISDEMEANOR_A` fails",
            "asked on the other side of the day that plusYears( 3 ) comes to");
    assertThat(run(CASES + stubs).failing()).hasSize(2);
  }

  @Test
  void thePageStandsAloneAndTakesNothingForMarkup() throws IOException {
    String page = CoveragePage.of(List.of(run(CASES)));
    assertThat(page)
        .contains("a misdemeanor&#39;s conviction &amp; &lt;nothing&gt; else")
        .contains("<html lang=\"en\">")
        .contains("<caption>What the cases try</caption>")
        .doesNotContain("<nothing>", "http:", "https:", "src=", "<script");
  }
}
