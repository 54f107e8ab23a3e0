package expunge.law;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.law.Statute.Relation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatuteTest {

  private static final Jurisdiction OREGON = Jurisdiction.of("US-OR");
  private static final Jurisdiction DISTRICT = Jurisdiction.of("US-DC");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "21 USC 844(a)",
        "21 U.S.C. § 844(a)",
        "21 U.S.C. §844 (a)",
        "21 u.s.c. 844(A)",
        "21 U.S.C.A. § 844(a)",
        "21 USC sec. 844(a)",
        "21 U. S. C. 844 ( a )",
        "21:844A",
        "21:844(a)",
        "21\u00a0USC\u00a0844(a)",
        "  21 USC 844(a)  "
      })
  void everySpellingOfOneSectionIsThatSection(String written) {
    assertThat(Statute.parse(Jurisdiction.US, written)).isEqualTo(Statute.cited("21 USC 844(a)"));
    assertThat(Statute.parse(Jurisdiction.US, written))
        .hasSameHashCodeAs(Statute.cited("21 USC 844(a)"));
    assertThat(Statute.parse(Jurisdiction.US, written).written()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "21a-279(c)",
        "§ 21a-279 (c)",
        "C.G.S. 21a-279(c)",
        "Conn. Gen. Stat. § 21a-279(c)"
      })
  void theGeneralStatutesOfConnecticutAreOneCode(String written) {
    assertThat(Statute.parse(Jurisdiction.of("US-CT"), written))
        .isEqualTo(Statute.cited("CGS 21a-279(c)"));
  }

  @Test
  void theCivilPenaltyIsAnotherSectionThanTheCrime() {
    assertThat(Statute.cited("21 USC 844a").relationTo(Statute.cited("21 USC 844")))
        .isEqualTo(Relation.APART);
    assertThat(Statute.cited("21 USC 844a").relationTo(Statute.cited("21 USC 844(a)")))
        .isEqualTo(Relation.APART);
    assertThat(Statute.cited("21 USC 844a").ambiguity()).isEmpty();
    assertThat(Statute.cited("21 USC 844(a)").ambiguity()).isEmpty();
  }

  @Test
  void aCapitalLetterOnSection844CanBeReadInTwoWays() {
    assertThat(Statute.cited("21 USC 844A").ambiguity()).contains("844(a)").contains("844a");
    assertThat(Statute.cited("21 USC 844A(b)").ambiguity()).isNotEmpty();
    assertThat(Statute.cited("18 USC 844A").ambiguity()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "21 USC 844(a), 21 USC 844, WITHIN",
    "21 USC 844(a)(1), 21 USC 844(a), WITHIN",
    "21 USC 844, 21 USC 844, WITHIN",
    "21 USC 844, 21 USC 844(a), TOO_SHORT",
    "21 USC 844(b), 21 USC 844(a), APART",
    "21 USC 8440, 21 USC 844, APART",
    "18 USC 844, 21 USC 844, APART",
    "21 CFR 844, 21 USC 844, APART",
    "ORS 163.3550, ORS 163.355, APART",
    "ORS 163.355(1)(b), ORS 163.355(1), WITHIN"
  })
  void aCitationLiesWithinAShorterOneOfTheSameSection(String one, String other, Relation relation) {
    assertThat(Statute.cited(one).relationTo(Statute.cited(other))).isEqualTo(relation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ORS 164.043",
        "O.R.S. 164.043",
        "ors 164.043",
        "ORS § 164.043",
        "164.043",
        "§164.043"
      })
  void inOregonABareNumberIsOfTheRevisedStatutes(String written) {
    assertThat(Statute.parse(OREGON, written)).isEqualTo(Statute.cited("ORS 164.043"));
  }

  @Test
  void aBareNumberMeansTheCodeOfItsOwnJurisdictionOnly() {
    assertThat(Statute.parse(Jurisdiction.of("US-WA"), "164.043"))
        .isNotEqualTo(Statute.cited("ORS 164.043"));
    assertThat(Statute.parse(DISTRICT, "48-904.01(d)"))
        .isEqualTo(Statute.parse(DISTRICT, "D.C. Code § 48-904.01(d)"));
    assertThat(Statute.parse(DISTRICT, "48–904.01(d)"))
        .isEqualTo(Statute.parse(DISTRICT, "D.C. Official Code 48-904.01(d)"));
  }

  @Test
  void aDocketFormIsReadInFederalRecordsOnly() {
    assertThat(Statute.parse(OREGON, "21:844A")).isNotEqualTo(Statute.cited("21 USC 844(a)"));
  }

  @ParameterizedTest
  @CsvSource({
    "'UCMJ Article 125', 10 USC 925",
    "'Article 125, UCMJ', 10 USC 925",
    "'Art. 125', 10 USC 925",
    "'UCMJ, art. 120b', 10 USC 920b",
    "'UCMJ art. 112a(b)', 10 USC 912a(b)"
  })
  void aPunitiveArticleIsASectionOfTitle10(String written, String section) {
    assertThat(Statute.parse(Jurisdiction.US, written)).isEqualTo(Statute.cited(section));
  }

  @ParameterizedTest
  @CsvSource({
    "ORS 801.000, true",
    "ORS 811.700, true",
    "ORS 826.999, true",
    "ORS 826.999(2), true",
    "ORS 800.999, false",
    "ORS 827.000, false",
    "ORS 8110.70, false",
    "ORS 81.700, false",
    "811.700, false"
  })
  void aRangeHoldsItsFirstAndItsLastSection(String citation, boolean inside) {
    assertThat(
            Statute.cited(citation)
                .between(Statute.cited("ORS 801.000"), Statute.cited("ORS 826.999")))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"theft", "", "   ", "§", "()", "ORS", "(a)"})
  void textWithoutANumberIsNoCitation(String written) {
    assertThat(Statute.parse(OREGON, written).readable()).isFalse();
  }

  @Test
  void noTextHoweverOddBreaksTheReading() {
    List<String> odd =
        List.of(
            "(",
            ")",
            "((((",
            "21 USC",
            "21 USC (((a",
            ":",
            "1:",
            "1:1:1",
            "art",
            "art. 99999999999999999999",
            "UCMJ Article",
            "ORS " + "9".repeat(5000),
            "(" + "a".repeat(5000),
            "A ".repeat(2500) + "x",
            "a'".repeat(3000),
            "9".repeat(5000) + ":",
            "\u0000",
            "٣ USC ٤",
            "art. ٣٣",
            "Article 12٣");
    for (String written : odd) {
      for (Jurisdiction where : List.of(Jurisdiction.US, OREGON, DISTRICT)) {
        Statute read = Statute.parse(where, written);
        assertThat(read.relationTo(Statute.cited("21 USC 844"))).isNotNull();
        assertThat(read.between(Statute.cited("ORS 801.000"), Statute.cited("ORS 826.999")))
            .isFalse();
      }
    }
  }

  @Test
  void aLongTextIsReadInNoTime() {
    long before = System.nanoTime();
    for (String part : List.of("A ", "a.", "A", " ", "1", "(1", "(1)", "§", "sec. ")) {
      Statute.parse(OREGON, part.repeat(20_000 / part.length()));
      Statute.parse(OREGON, part.repeat(20_000 / part.length()) + "!");
    }
    assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(5_000);
  }

  @ParameterizedTest
  @CsvSource({
    "US-MI, M.C.L.A. 750.520e, MCL 750.520e",
    "US-MI, 750.520e, MCL 750.520e",
    "US-CA, 11357(B) HS, CAL HS 11357(b)",
    "US-CA, PC 459, CAL PC 459",
    "US-CA, Cal. Penal Code § 459, CAL PC 459",
    "US-CA, 459, CAL PC 459",
    "US-TX, PC 459, TEX PC 459",
    "US-PA, 18 Pa.C.S. § 3929(a), 18 PACS 3929(a)",
    "US-PA, 35 P.S. § 780-113(a)(31), 35 PS 780-113(a)(31)",
    "US-NY, PL 221.05, NY PL 221.05",
    "US-NY, Penal Law § 221.05, NY PL 221.05",
    "US-NY, VTL 1192(1), NY VTL 1192(1)",
    "US-MO, 571.030 RSMo, RSMO 571.030",
    "US-MO, § 571.030.1(4) RSMo, RSMO 571.030(1)(4)",
    "US-MO, 577.010.1, RSMO 577.010(1)",
    "US-IL, 720 ILCS 550/4(a), 720 ILCS 550/4(a)",
    "US-TN, T.C.A. 39-17-418, TCA 39-17-418",
    "US-TN, Tenn. Code Ann. § 39-17-418, TCA 39-17-418",
    "US-DE, 16 Del. C. § 4764, 16 DEL CODE 4764",
  })
  void aStatesOwnSpellingsMeanItsCode(String where, String written, String cited) {
    assertThat(Statute.parse(Jurisdiction.of(where), written)).isEqualTo(Statute.cited(cited));
  }

  @Test
  void oneSpellingInTwoStatesIsTwoCodes() {
    assertThat(Statute.parse(Jurisdiction.of("US-TX"), "PC 22.01"))
        .isNotEqualTo(Statute.parse(Jurisdiction.of("US-CA"), "PC 22.01"));
  }
}
