package expunge.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lengths of imprisonment as laws write them. */
final class TermTest {

  @Test
  void twelve_months_are_a_year_and_93_days_are_more_than_three_months() {
    assertThat(Term.of("12 months").days()).isEqualTo(Term.of("1 year").days());
    assertThat(Term.of("93 days").days()).isGreaterThan(Term.of("3 months").days());
  }

  @Test
  void life_is_longer_than_any_number_of_years() {
    assertThat(Term.LIFE.days()).isGreaterThan(Term.of("999 years").days());
  }

  @Test
  void what_is_no_term_is_refused() {
    assertThat(Term.find("a year")).isEmpty();
    assertThat(Term.find("1.5 years")).isEmpty();
    assertThat(Term.find("-3 days")).isEmpty();
  }
}
