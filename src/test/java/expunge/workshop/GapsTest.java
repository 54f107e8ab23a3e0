package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.law.Jurisdiction;
import expunge.rulebook.Problem;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Gaps and overlaps put into a small rulebook on purpose are found, and nothing else is. */
class GapsTest {

  private static final String MANIFEST =
      """
      jurisdiction: US-OR
      grades: [felony-A, misdemeanor-A]
      reliefs:
        - { id: us-or/set-aside-conviction, title: Set aside, mode: petition, effect: Sealed., how: Motion. }
        - { id: us-or/reduce-felony, title: Reduce, mode: petition, effect: Reduced., how: Motion. }
      sources: []
      """;

  private static String rule(String paragraph, String when, String then) {
    return """
        rule "ORS 137.225(%s): a sentence"
            @cite( "ORS 137.225(%s)" )
            @inForce( "2022-01-01" )
        when
            %s
        then
            insert( %s );
        end
        """
        .formatted(paragraph, paragraph, when, then);
  }

  private static final String WAITS =
      "$relief : Covers( relief == \"us-or/set-aside-conviction\", $charge : charge%s )";

  private static Gaps.Report found() {
    String rules =
        rule(
                "1",
                "$asked : Asked( relief == \"us-or/set-aside-conviction\", charge.convicted, charge.standingGrade == Grade.MISDEMEANOR_A )",
                "Covers.of( $asked )")
            + rule(
                "2",
                WAITS.formatted(""),
                "OpensOn.of( $relief, $charge.convictedOn().plusYears( 3 ) )")
            + rule(
                "3",
                WAITS.formatted(""),
                "OpensOn.of( $relief, $charge.convictedOn().plusYears( 4 ) )")
            + rule(
                "4",
                "$question : Asked( relief == \"us-or/set-aside-conviction\",  charge.standingGrade == Grade.MISDEMEANOR_A, charge.convicted )",
                "Covers.of( $question )")
            + rule(
                "5",
                WAITS.formatted(", charge.convictedOn.isBefore( \"1800-01-01\" )"),
                "Bars.of( $relief )");
    Rulebooks books =
        Rulebooks.of(
            List.of(
                RulebookFolder.of("us-or", Map.of("rulebook.yaml", MANIFEST, "a.drl", rules))
                    .compile(Shelf.none())));
    Gaps gaps = new Gaps(books, Jurisdiction.of("US-OR"));
    gaps.cases(Path.of("not-there"));
    return gaps.find();
  }

  private static List<Gap> of(Gaps.Report report, Gap.Kind kind) {
    return report.gaps().stream().filter(gap -> gap.kind() == kind).toList();
  }

  @Test
  void eachSortIsFoundWithItsRulesAndARecordThatShowsIt() {
    Gaps.Report report = found();
    assertThat(of(report, Gap.Kind.SILENT_RELIEF))
        .extracting(Gap::of)
        .containsExactly(List.of("us-or/reduce-felony"));
    assertThat(of(report, Gap.Kind.NEVER_FIRES))
        .extracting(Gap::of)
        .containsExactly(List.of("ORS 137.225(5)"));
    assertThat(of(report, Gap.Kind.REPEATS))
        .extracting(Gap::of)
        .containsExactly(List.of("ORS 137.225(1)", "ORS 137.225(4)"));
    assertThat(of(report, Gap.Kind.REPEATS).get(0).record()).isNotNull();
    assertThat(of(report, Gap.Kind.TWO_PERIODS))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.of()).containsExactlyInAnyOrder("ORS 137.225(2)", "ORS 137.225(3)");
              JsonNode record = Objects.requireNonNull(gap.record());
              JsonNode charge = record.at("/cases/0/charges/0");
              assertThat(charge.at("/disposition/on").asText()).isNotBlank();
              assertThat(charge.has("statute")).as("what isn't needed is left out").isFalse();
            });
    assertThat(of(report, Gap.Kind.SILENT_CHARGE))
        .extracting(Gap::of)
        .contains(List.of("dismissed"), List.of("convicted", "felony-A"))
        .doesNotContain(List.of("convicted"), List.of("convicted", "misdemeanor-A"));
  }

  @Test
  void whatIsExplainedIsNotOpenAndAnExplanationOfNothingIsStale() {
    List<Gap> gaps = found().gaps();
    List<Problem> problems = new ArrayList<>();
    KnownGaps known =
        KnownGaps.read(
            "us-or/gaps.yaml",
            """
            gaps:
              - gap: repeats
                of: ["ORS 137.225(4)"]
                because: It is said twice in the law.
              - gap: never-fires
                of: ["ORS 137.225(1)"]
                because: Nothing of the kind.
              - gap: repeats
                of: ["ORS 137.225(1)"]
            """,
            problems);
    assertThat(known.open(gaps)).noneMatch(gap -> gap.kind() == Gap.Kind.REPEATS).isNotEmpty();
    assertThat(known.stale(gaps))
        .singleElement()
        .satisfies(entry -> assertThat(entry.line()).isEqualTo(5));
    assertThat(problems)
        .as("an entry without its reason")
        .singleElement()
        .satisfies(p -> assertThat(p.line()).isEqualTo(8));
  }
}
