package expunge.determination;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.determination.WhyNot.Miss;
import expunge.json.BadRecord;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.json.WhyNotWriter;
import expunge.record.PersonRecord;
import expunge.rulebook.Condition;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would have to be otherwise, where a relief is refused or doesn't reach a charge. */
class WhyNotTest {

  private static final String MANIFEST =
      """
      jurisdiction: US-OR
      grades: [felony-A, misdemeanor-A]
      reliefs:
        - id: us-or/relief
          title: Relief
          mode: petition
      """;

  private static final String RULES =
      """
      rule "Act 1(1): reaches an old conviction of a misdemeanor of one who was trafficked"
          @cite( "Act 1(1)" )
          @inForce( "2000-01-01" )
      when
          $asked : Asked( relief == "us-or/relief", charge.convicted, charge.grade == Grade.MISDEMEANOR_A,
              charge.convictedOn.isBefore( "2010-01-01" ) )
          Person( traffickingVictim )
      then
          insert( Covers.of( $asked ) );
      end

      rule "Act 1(2): not with a felony besides"
          @cite( "Act 1(2)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief", $charge : charge )
          exists Charge( this != $charge, grade == Grade.FELONY_A )
      then
          insert( Bars.of( $relief ) );
      end

      rule "Act 1(3): not for theft"
          @cite( "Act 1(3)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief", charge.statute.within( "ORS 164.055" ) )
      then
          insert( Bars.of( $relief ) );
      end
      """;

  private final Rulebooks books =
      Rulebooks.of(
          List.of(
              RulebookFolder.of("us-or", Map.of("rulebook.yaml", MANIFEST, "a.drl", RULES))
                  .compile(Shelf.none())));

  private PersonRecord record(String person, String... charges) throws BadRecord {
    String record =
        """
        { "asOf": "2026-11-25", "person": { %s },
          "cases": [ { "id": "A", "jurisdiction": "US-OR", "charges": [ %s ] } ] }
        """
            .formatted(person, String.join(",", charges));
    return new RecordReader(books::grades, LocalDate.of(2026, 11, 25))
        .read(Json.tree(record.getBytes(StandardCharsets.UTF_8)));
  }

  private static String charge(String id, String statute, String grade, String on) {
    return """
        { "id": "%s", "statute": "%s", "grade": "%s", "disposition": { "kind": "convicted", "on": "%s" } }
        """
        .formatted(id, statute, grade, on);
  }

  private WhyNot first(PersonRecord record) {
    return WhyNot.of(books, record, new Determiner(books).determine(record)).get(0);
  }

  private static List<String> words(Miss miss) {
    return miss.conditions().stream().map(Condition::words).toList();
  }

  @Test
  void theOneConditionThatFailsIsNamedWithWhatWasRead() throws BadRecord {
    WhyNot whyNot =
        first(
            record(
                "\"traffickingVictim\": true",
                charge("A-1", "ORS 164.045", "misdemeanor-A", "2010-01-01")));
    assertThat(whyNot.status()).isEqualTo(Status.NOT_COVERED);
    assertThat(whyNot.ways()).hasSize(1);
    Miss miss = whyNot.ways().get(0).misses().get(0);
    assertThat(miss.fired()).isFalse();
    assertThat(miss.rule().citation()).isEqualTo("Act 1(1)");
    assertThat(miss.conditions())
        .containsExactly(
            new Condition(
                "charge.convictedOn.isBefore( \"2010-01-01\" )",
                6,
                9,
                List.of(new Condition.Reading("charge.convictedOn", "2010-01-01"))));
  }

  @Test
  void severalAtOnceWhereOneIsNotEnough() throws BadRecord {
    WhyNot whyNot =
        first(
            record(
                "\"traffickingVictim\": false",
                charge("A-1", "ORS 164.045", "felony-A", "2009-12-31")));
    assertThat(words(whyNot.ways().get(0).misses().get(0)))
        .containsExactly("charge.grade == Grade.MISDEMEANOR_A", "traffickingVictim");
  }

  @Test
  void nothingIsNearWhereMoreThanThreeFail() throws BadRecord {
    PersonRecord far =
        record(
            "\"traffickingVictim\": false",
            charge("A-1", "ORS 164.045", "felony-A", "2011-01-01")
                .replace("\"convicted\"", "\"acquitted\""));
    assertThat(first(far).ways()).isEmpty();
  }

  @Test
  void aFactThatWasNotToldDoesNotCountAsFailing() throws BadRecord {
    WhyNot whyNot = first(record("", charge("A-1", "ORS 164.045", "felony-A", "2009-12-31")));
    assertThat(words(whyNot.ways().get(0).misses().get(0)))
        .containsExactly("charge.grade == Grade.MISDEMEANOR_A");
  }

  @Test
  void everyBarOfARefusedReliefIsListed() throws BadRecord {
    WhyNot whyNot =
        first(
            record(
                "\"traffickingVictim\": true",
                charge("A-1", "ORS 164.055", "misdemeanor-A", "2005-01-01"),
                charge("A-2", "ORS 163.095", "felony-A", "2005-01-01")));
    assertThat(whyNot.status()).isEqualTo(Status.NOT_ELIGIBLE);
    assertThat(whyNot.inTheWay()).isEqualTo(2);
    List<Miss> misses = whyNot.ways().get(0).misses();
    assertThat(misses)
        .extracting(m -> m.rule().citation())
        .containsExactlyInAnyOrder("Act 1(2)", "Act 1(3)");
    assertThat(misses).allMatch(Miss::fired);
    assertThat(misses.stream().flatMap(m -> m.conditions().stream()))
        .contains(
            new Condition(
                "charge.statute.within( \"ORS 164.055\" )",
                26,
                49,
                List.of(new Condition.Reading("charge.statute", "ORS 164.055"))));
  }

  @Test
  void theAnswerCarriesItOnlyWhenAsked() throws BadRecord {
    PersonRecord record =
        record(
            "\"traffickingVictim\": true",
            charge("A-1", "ORS 164.045", "misdemeanor-A", "2010-01-01"));
    Determination answer = new Determiner(books).determine(record);
    var written = DeterminationWriter.write(answer, "");
    assertThat(written.at("/charges/0/reliefs/0/whyNot").isMissingNode()).isTrue();
    WhyNotWriter.add(written, WhyNot.of(books, record, answer));
    assertThat(
            written
                .at("/charges/0/reliefs/0/whyNot/ways/0/together/0/allNeeded/0/read")
                .path("charge.convictedOn")
                .asText())
        .isEqualTo("2010-01-01");
  }
}
