package expunge.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InForceTest {

  @Test
  void aProvisionIsLawFromItsFirstDayOn() {
    InForce period = InForce.parse("2022-01-01").orElseThrow();
    assertThat(period.on(LocalDate.of(2021, 12, 31))).isFalse();
    assertThat(period.on(LocalDate.of(2022, 1, 1))).isTrue();
    assertThat(period.on(LocalDate.of(2199, 12, 31))).isTrue();
    assertThat(period).hasToString("2022-01-01");
  }

  @Test
  void aRepealedProvisionIsStillLawOnItsLastDay() {
    InForce period = InForce.parse("2022-01-01/2025-12-31").orElseThrow();
    assertThat(period.on(LocalDate.of(2025, 12, 31))).isTrue();
    assertThat(period.on(LocalDate.of(2026, 1, 1))).isFalse();
    assertThat(period).hasToString("2022-01-01/2025-12-31");
  }

  @Test
  void aProvisionMayBeLawForASingleDay() {
    InForce period = InForce.parse("2024-02-29/2024-02-29").orElseThrow();
    assertThat(period.on(LocalDate.of(2024, 2, 28))).isFalse();
    assertThat(period.on(LocalDate.of(2024, 2, 29))).isTrue();
    assertThat(period.on(LocalDate.of(2024, 3, 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "2022",
        "2022-1-1",
        "2022-02-30",
        "2023-02-29",
        "01/01/2022",
        "2022-01-01/",
        "/2022-01-01",
        "2022-01-01/2021-12-31",
        "2022-01-01 ",
        "2022-01-01/2022-12-31/2023-12-31",
        "0222-01-01",
        "+12022-01-01",
        "-2022-01-01",
        "2022-01-01/9999-12-31",
        "2022-01-01T00:00",
        "today"
      })
  void whatIsNoPeriodIsRefused(String written) {
    assertThat(InForce.parse(written)).isEmpty();
  }
}
