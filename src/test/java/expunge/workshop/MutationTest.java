package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.rulebook.Variant;
import expunge.workshop.Mutation.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small rulebook whose cases leave holes that are known. */
class MutationTest {

  private static final String MANIFEST =
      """
      jurisdiction: US-OR
      grades: [felony-A, misdemeanor-A]
      reliefs:
        - id: us-or/relief
          title: Relief
          mode: petition
      sources:
        - { citation: "Act 1", edition: "2020", read: 2026-11-25 }
      """;

  private static final String COVERS =
      """
      rule "Act 1(1): reaches a conviction"
          @cite( "Act 1(1)" )
          @inForce( "2000-01-01" )
      when
          $asked : Asked( relief == "us-or/relief", charge.convicted )
      then
          insert( Covers.of( $asked ) );
      end
      """;

  private static final String WAITS =
      """
      rule "Act 1(2): waits three years"
          @cite( "Act 1(2)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief", charge.grade in ( Grade.FELONY_A, Grade.MISDEMEANOR_A ),
              $charge : charge )
      then
          insert( OpensOn.of( $relief, $charge.convictedOn().plusYears( 3 ) ) );
      end
      """;

  private static final String GIVEN =
      """
      given:
        asOf: 2023-06-01
        cases:
          - id: A
            jurisdiction: US-OR
            charges:
              - id: A-1
                statute: ORS 164.055
                grade: felony-A
                disposition: { kind: convicted, on: 2020-06-01 }
      cases:
      """;

  private static final String REACHES =
      """
        - title: reaches a conviction
          fires: { "Act 1(1)": Covers }
        - title: not an acquittal
          change: { /cases/0/charges/0/disposition/kind: acquitted }
          silent: [ "Act 1(1)" ]
      """;

  private static final String ITS_DAY =
      """
        - title: its day
          status: { us-or/relief: ELIGIBLE }
      """;

  private static final String ITS_EVE =
      """
        - title: its eve
          change: { /asOf: 2023-05-31 }
          status: { us-or/relief: NOT_YET }
      """;

  private static final String MISDEMEANOR_EVE =
      """
        - title: a misdemeanor, its eve
          change: { /asOf: 2023-05-31, /cases/0/charges/0/grade: misdemeanor-A }
          status: { us-or/relief: NOT_YET }
      """;

  @TempDir Path rules;
  private Path folder = Path.of("us-or");

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectories(rules.resolve("us-or"));
    Files.writeString(folder.resolve("rulebook.yaml"), MANIFEST);
    Files.writeString(folder.resolve("a.drl"), COVERS);
    Files.writeString(folder.resolve("a.cases.yaml"), GIVEN + REACHES);
    Files.writeString(folder.resolve("b.drl"), WAITS);
  }

  private Report run(Survivors accepted, String... cases) throws IOException {
    Files.writeString(folder.resolve("b.cases.yaml"), GIVEN + String.join("", cases));
    Rulebooks books = Rulebooks.load(rules, Shelf.none());
    Report report =
        new Mutation(books, folder, rules.resolve("examples"), Shelf.none(), words -> {})
            .run(accepted);
    assertThat(report.failing()).isEmpty();
    assertThat(report.unusable()).isZero();
    return report;
  }

  private static List<String> changes(Report report) {
    return report.survivors().stream().map(s -> s.variant().change()).toList();
  }

  @Test
  void casesOnBothSidesOfEveryConditionLeaveNothing() throws IOException {
    Report report = run(Survivors.none(), ITS_DAY, ITS_EVE, MISDEMEANOR_EVE);
    assertThat(changes(report))
        .containsExactly("dropped: charge.grade in ( Grade.FELONY_A, Grade.MISDEMEANOR_A )");
    assertThat(report.variants()).isEqualTo(report.noticed() + 1);
  }

  @Test
  void aCaseThatForgetsTheEveLeavesTheShorterPeriod() throws IOException {
    Report report =
        run(Survivors.none(), ITS_DAY, MISDEMEANOR_EVE.replace("2023-05-31", "2022-05-31"));
    assertThat(changes(report)).contains("number: plusYears( 3 ) -> plusYears( 2 )");
    assertThat(changes(report)).doesNotContain("number: plusYears( 3 ) -> plusYears( 4 )");
    Variant shorter =
        report.survivors().stream()
            .map(Mutation.Survivor::variant)
            .filter(v -> v.kind() == Variant.Kind.NUMBER)
            .findFirst()
            .orElseThrow();
    assertThat(shorter.survives())
        .isEqualTo("no case notices if 'three years' became 'two years' in Act 1(2)");
    assertThat(shorter.rule().file()).isEqualTo("us-or/b.drl");
    assertThat(shorter.line()).isEqualTo(8);
    assertThat(shorter.column()).isEqualTo(67);
  }

  @Test
  void aListEntryThatNoCaseNeedsSurvives() throws IOException {
    assertThat(changes(run(Survivors.none(), ITS_DAY, ITS_EVE)))
        .contains("entry: Grade.MISDEMEANOR_A")
        .doesNotContain("entry: Grade.FELONY_A");
  }

  @Test
  void theScoreIsThatOfTheSectionOfLaw() throws IOException {
    Report report = run(Survivors.none(), ITS_DAY, ITS_EVE, MISDEMEANOR_EVE);
    assertThat(report.sections()).extracting(Mutation.Section::citation).containsExactly("Act 1");
    assertThat(report.score())
        .isEqualTo(100.0 * (report.variants() - 1) / report.variants())
        .isLessThan(100);
  }

  @Test
  void anAcceptedSurvivorCountsAndAStaleOneIsReported() throws IOException {
    Survivors accepted =
        Survivors.read(
            "survivors.yaml",
            """
            survivors:
              - rule: Act 1(2)
                change: "dropped: charge.grade in ( Grade.FELONY_A, Grade.MISDEMEANOR_A )"
                reason: there are no other grades
              - rule: Act 1(2)
                change: "number: plusYears( 3 ) -> plusYears( 2 )"
                reason: no longer so
            """);
    Report report = run(accepted, ITS_DAY, ITS_EVE, MISDEMEANOR_EVE);
    assertThat(report.score()).isEqualTo(100);
    assertThat(report.survivors())
        .extracting(Mutation.Survivor::accepted)
        .containsExactly("there are no other grades");
    assertThat(report.stale())
        .extracting(Survivors.Entry::change)
        .containsExactly("number: plusYears( 3 ) -> plusYears( 2 )");
  }

  @Test
  void aCaseThatFailsAsItIsTellsNothing() throws IOException {
    Files.writeString(
        folder.resolve("b.cases.yaml"), GIVEN + ITS_DAY.replace("ELIGIBLE", "GRANTED"));
    Report report =
        new Mutation(
                Rulebooks.load(rules, Shelf.none()),
                folder,
                rules.resolve("examples"),
                Shelf.none(),
                words -> {})
            .run(Survivors.none());
    assertThat(report.failing()).containsExactly("us-or/b.cases.yaml:12: its day");
    assertThat(changes(report)).contains("number: plusYears( 3 ) -> plusYears( 4 )");
  }

  @Test
  void everyVariantPassesTheCheck() {
    List<Variant> variants = RulebookFolder.read(folder).variants();
    assertThat(variants)
        .extracting(Variant::change)
        .containsExactly(
            "dropped: charge.convicted",
            "negated: charge.convicted -> !charge.convicted",
            "dropped: charge.grade in ( Grade.FELONY_A, Grade.MISDEMEANOR_A )",
            "negated: charge.grade in ( Grade.FELONY_A, Grade.MISDEMEANOR_A ) -> charge.grade not in ( Grade.FELONY_A, Grade.MISDEMEANOR_A )",
            "entry: Grade.FELONY_A",
            "entry: Grade.MISDEMEANOR_A",
            "number: plusYears( 3 ) -> plusYears( 2 )",
            "number: plusYears( 3 ) -> plusYears( 4 )");
  }
}
