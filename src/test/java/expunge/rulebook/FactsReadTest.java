package expunge.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each word of a rule is known by the facts that it reads. */
class FactsReadTest {

  private static Set<String> read(String condition) {
    var book =
        RulebookFolder.of(
                "us-or",
                Map.of(
                    "rulebook.yaml",
                    """
                    jurisdiction: US-OR
                    grades: [felony-A, misdemeanor-A]
                    reliefs:
                      - { id: us-or/x, title: X, mode: petition }
                    sources: []
                    """,
                    "a/1.drl",
                    """
                    rule "ORS 1.1: it is so"
                        @cite( "ORS 1.1" )
                        @inForce( "2022-01-01" )
                    when
                        $asked : Asked( relief == "us-or/x", %s )
                    then
                        insert( Covers.of( $asked ) );
                    end
                    """
                        .formatted(condition)))
            .compile(Shelf.none());
    return FactsRead.by(book.rules().get(0));
  }

  @Test
  void aYesOrNoIsReadFromItsFact() {
    assertThat(read("charge.convicted")).contains("/cases/N/charges/N/disposition/kind");
    assertThat(read("charge.convicted")).doesNotContain("/cases/N/charges/N/grade");
  }

  @Test
  void aGradeIsReadFromTheGrade() {
    assertThat(read("charge.grade == Grade.FELONY_A")).contains("/cases/N/charges/N/grade");
  }

  @Test
  void aDayIsReadFromTheDaysItIsMadeOf() {
    assertThat(read("charge.convictedOn.isBefore( \"2020-01-01\" )"))
        .contains("/cases/N/charges/N/disposition/on");
  }

  @Test
  void aStatuteIsReadFromTheStatute() {
    assertThat(read("charge.statute.within( \"ORS 164.043\" )"))
        .contains("/cases/N/charges/N/statute");
  }
}
