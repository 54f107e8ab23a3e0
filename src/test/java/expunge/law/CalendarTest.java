package expunge.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

  @ParameterizedTest
  @CsvSource({
    "2020-06-01, 3, 2023-06-01",
    "2020-02-29, 1, 2021-03-01",
    "2020-02-29, 3, 2023-03-01",
    "2020-02-29, 4, 2024-02-29",
    "2020-02-29, -1, 2019-03-01",
    "1896-02-29, 4, 1900-03-01",
    "1996-02-29, 4, 2000-02-29",
    "2020-02-28, 1, 2021-02-28",
    "2021-02-28, 3, 2024-02-28",
    "2020-12-31, 1, 2021-12-31",
    "2020-06-01, 0, 2020-06-01"
  })
  void aPeriodOfYearsEndsOnItsAnniversaryAndFromALeapDayOnTheFirstOfMarch(
      LocalDate from, int years, LocalDate end) {
    assertThat(Calendar.plusYears(from, years)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-15, 1, 2020-02-15",
    "2020-01-31, 1, 2020-03-01",
    "2021-01-31, 1, 2021-03-01",
    "2021-01-29, 1, 2021-03-01",
    "2020-01-29, 1, 2020-02-29",
    "2020-01-30, 1, 2020-03-01",
    "2021-03-31, 1, 2021-05-01",
    "2021-03-31, 2, 2021-05-31",
    "2021-12-31, 2, 2022-03-01",
    "2021-10-31, 12, 2022-10-31",
    "2021-05-31, -3, 2021-03-01"
  })
  void aPeriodOfMonthsFromThe31stEndsOnTheFirstWhereTheMonthIsShort(
      LocalDate from, int months, LocalDate end) {
    assertThat(Calendar.plusMonths(from, months)).isEqualTo(end);
  }

  @Test
  void aLaterStartNeverEndsEarlier() {
    LocalDate last = LocalDate.of(2018, 12, 31);
    for (LocalDate day = LocalDate.of(2019, 1, 1);
        day.isBefore(LocalDate.of(2025, 1, 1));
        day = day.plusDays(1)) {
      for (int count = 1; count <= 13; count++) {
        assertThat(Calendar.plusYears(day, count))
            .isAfterOrEqualTo(Calendar.plusYears(last, count));
        assertThat(Calendar.plusMonths(day, count))
            .isAfterOrEqualTo(Calendar.plusMonths(last, count));
      }
      last = day;
    }
  }

  @Test
  void aPeriodIsNeverOverBeforeItsLastMonthHasTheDay() {
    for (LocalDate day = LocalDate.of(2019, 1, 1);
        day.isBefore(LocalDate.of(2024, 3, 2));
        day = day.plusDays(1)) {
      assertThat(Calendar.plusYears(day, 3))
          .isAfterOrEqualTo(day.plusYears(3))
          .isBeforeOrEqualTo(day.plusYears(3).plusDays(1));
      assertThat(Calendar.plusMonths(day, 12)).isEqualTo(Calendar.plusYears(day, 1));
    }
  }
}
