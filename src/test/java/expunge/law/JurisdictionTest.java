package expunge.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import expunge.law.Jurisdiction.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JurisdictionTest {

  @Test
  void thereAreTheUnitedStatesFiftyStatesTheDistrictAndFiveTerritories() {
    assertThat(Jurisdiction.all()).hasSize(57).doesNotHaveDuplicates().startsWith(Jurisdiction.US);
    assertThat(Jurisdiction.all().stream().filter(Jurisdiction::state)).hasSize(50);
    assertThat(Jurisdiction.all().stream().filter(Jurisdiction::federal))
        .containsExactly(Jurisdiction.US);
    assertThat(Jurisdiction.all().stream().filter(j -> j.kind() == Kind.TERRITORY)).hasSize(5);
    assertThat(Jurisdiction.all().stream().filter(j -> j.kind() == Kind.DISTRICT))
        .containsExactly(Jurisdiction.of("US-DC"));
  }

  @ParameterizedTest
  @CsvSource({
    "US, United States, us",
    "US-OR, Oregon, us-or",
    "US-DC, District of Columbia, us-dc",
    "US-WV, West Virginia, us-wv",
    "US-PR, Puerto Rico, us-pr"
  })
  void eachHasACodeANameAndAFolder(String code, String name, String folder) {
    Jurisdiction one = Jurisdiction.of(code);
    assertThat(one.code()).isEqualTo(code);
    assertThat(one.name()).isEqualTo(name);
    assertThat(one.folder()).isEqualTo(folder);
    assertThat(one).hasToString(code);
  }

  @Test
  void everyCodeFindsItsJurisdictionAndEveryNameIsWhole() {
    for (Jurisdiction one : Jurisdiction.all()) {
      assertThat(Jurisdiction.find(one.code())).containsSame(one);
      assertThat(one.name()).hasSizeGreaterThan(3).isEqualTo(one.name().strip());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "OR", "us-or", "US-or", "US_OR", "US-", "USA", "US-XX", " US", "Oregon"})
  void noOtherCodeIsTakenForOne(String code) {
    assertThat(Jurisdiction.find(code)).isEmpty();
    assertThatThrownBy(() -> Jurisdiction.of(code)).isInstanceOf(IllegalArgumentException.class);
  }
}
