package expunge.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Determiner;
import expunge.determination.Status;
import expunge.json.BadRecord;
import expunge.json.Json;
import expunge.json.RecordReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counting charges and taking the latest of their days, with every fact told and without. */
class AccumulateTest {

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
      rule "Act 1(1): reaches a conviction"
          @cite( "Act 1(1)" )
          @inForce( "2000-01-01" )
      when
          $asked : Asked( relief == "us-or/relief", charge.convicted )
      then
          insert( Covers.of( $asked ) );
      end

      rule "Act 1(2): not who was convicted of three felonies or more"
          @cite( "Act 1(2)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief" )
          accumulate( Charge( convicted, grade == Grade.FELONY_A ); $n : count( ); $n >= 3 )
      then
          insert( Bars.of( $relief ) );
      end

      rule "Act 1(3): three years from the latest conviction for anything"
          @cite( "Act 1(3)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief" )
          accumulate( Charge( convicted, $day : convictedOn ); $last : latest( $day ) )
      then
          insert( OpensOn.of( $relief, $last.plusYears( 3 ) ) );
      end
      """;

  private final Rulebooks books =
      Rulebooks.of(
          List.of(
              RulebookFolder.of("us-or", Map.of("rulebook.yaml", MANIFEST, "a.drl", RULES))
                  .compile(Shelf.none())));

  @Test
  void countsToTheVeryNumber() throws BadRecord {
    assertThat(answer(felony("2010-01-01"), felony("2011-01-01")).status())
        .isEqualTo(Status.ELIGIBLE);
    assertThat(answer(felony("2010-01-01"), felony("2011-01-01"), felony("2012-01-01")).status())
        .isEqualTo(Status.NOT_ELIGIBLE);
  }

  @Test
  void theLatestDayCountsWhateverTheOrder() throws BadRecord {
    ReliefAnswer answer = answer(felony("2024-02-29"), felony("2011-01-01"));
    assertThat(answer.status()).isEqualTo(Status.NOT_YET);
    assertThat(answer.eligibleOn()).isEqualTo(LocalDate.of(2027, 3, 1));
    assertThat(answer(felony("2011-01-01"), felony("2024-02-29")).eligibleOn())
        .isEqualTo(LocalDate.of(2027, 3, 1));
  }

  @Test
  void anUnknownGradeIsAskedOnlyWhereItDecidesTheCount() throws BadRecord {
    String open = felony("2012-01-01").replace("\"grade\": \"felony-A\",", "");
    assertThat(answer(felony("2010-01-01"), open).status()).isEqualTo(Status.ELIGIBLE);
    ReliefAnswer decides = answer(felony("2010-01-01"), felony("2011-01-01"), open);
    assertThat(decides.status()).isEqualTo(Status.DEPENDS);
    assertThat(decides.questions())
        .extracting(q -> q.fact())
        .containsExactly("/cases/0/charges/2/grade");
  }

  private ReliefAnswer answer(String... charges) throws BadRecord {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < charges.length; i++) {
      all.append(i == 0 ? "" : ",").append(charges[i].formatted(i));
    }
    String record =
        """
        { "asOf": "2026-11-25", "cases": [ { "id": "A", "jurisdiction": "US-OR", "charges": [ %s ] } ] }
        """
            .formatted(all);
    return new Determiner(books)
        .determine(
            new RecordReader(books::grades, LocalDate.of(2026, 11, 25))
                .read(Json.tree(record.getBytes(StandardCharsets.UTF_8))))
        .charges()
        .get(0)
        .reliefs()
        .get(0);
  }

  private static String felony(String on) {
    return """
        { "id": "A-%%d", "statute": "ORS 164.055", "grade": "felony-A",
          "disposition": { "kind": "convicted", "on": "%s" } }"""
        .formatted(on);
  }
}
