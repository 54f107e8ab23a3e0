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

/** What is found of one charge decides about another, with every fact told and without. */
class AcrossChargesTest {

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

      rule "Act 1(2): never for a felony"
          @cite( "Act 1(2)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief", charge.grade.felony )
      then
          insert( Bars.of( $relief ) );
      end

      rule "Act 1(3): nor for a misdemeanor beside a felony that is barred"
          @cite( "Act 1(3)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief", charge.grade.misdemeanor, $charge : charge )
          $other : Charge( this != $charge, grade.felony )
          Bars( relief == "us-or/relief", charge == $other )
      then
          insert( Bars.of( $relief ) );
      end

      rule "Act 1(4): a warning where a household member was the victim"
          @cite( "Act 1(4)" )
          @inForce( "2000-01-01" )
      when
          $relief : Covers( relief == "us-or/relief", charge.householdVictim )
      then
          insert( Caution.of( $relief ) );
      end
      """;

  private final Rulebooks books =
      Rulebooks.of(
          List.of(
              RulebookFolder.of("us-or", Map.of("rulebook.yaml", MANIFEST, "a.drl", RULES))
                  .compile(Shelf.none())));

  @Test
  void aBarOnTheOtherChargeIsSeenWhereEveryFactIsTold() throws BadRecord {
    assertThat(answer("\"householdVictim\": false,", "felony-A").status())
        .isEqualTo(Status.NOT_ELIGIBLE);
    assertThat(answer("\"householdVictim\": false,", "misdemeanor-A").status())
        .isEqualTo(Status.ELIGIBLE);
  }

  @Test
  void aBarOnTheOtherChargeIsSeenWhereAFactIsMissing() throws BadRecord {
    assertThat(answer("", "felony-A").status()).isEqualTo(Status.NOT_ELIGIBLE);
  }

  private ReliefAnswer answer(String told, String gradeOfTheOther) throws BadRecord {
    String record =
        """
        { "asOf": "2026-11-25", "cases": [ { "id": "A", "jurisdiction": "US-OR", "charges": [
          { "id": "A-1", "statute": "ORS 164.043", "grade": "misdemeanor-A", %s
            "disposition": { "kind": "convicted", "on": "2010-01-01" } },
          { "id": "A-2", "statute": "ORS 164.055", "grade": "%s", "householdVictim": false,
            "disposition": { "kind": "convicted", "on": "2011-01-01" } } ] } ] }
        """
            .formatted(told, gradeOfTheOther);
    return new Determiner(books)
        .determine(
            new RecordReader(books::grades, LocalDate.of(2026, 11, 25))
                .read(Json.tree(record.getBytes(StandardCharsets.UTF_8))))
        .charges()
        .get(0)
        .reliefs()
        .get(0);
  }
}
