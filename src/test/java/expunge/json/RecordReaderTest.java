package expunge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.record.Disposition;
import expunge.record.Facts;
import expunge.record.PersonRecord;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  private static final LocalDate FILING = LocalDate.of(2026, 11, 25);
  private static final Jurisdiction OREGON = Jurisdiction.of("US-OR");
  private static final RecordReader READER =
      new RecordReader(
          j ->
              j.equals(OREGON)
                  ? List.of(Grade.FELONY_A, Grade.MISDEMEANOR_A)
                  : Arrays.asList(Grade.values()),
          FILING);

  private static final String PERSON = "{'person': %s, 'cases': []}";
  private static final String CASE = "{'cases': [{'jurisdiction': 'US-OR', %s}]}";
  private static final String CHARGE =
      "{'cases': [{'id': 'A', 'jurisdiction': 'US-OR', 'charges': [{'id': 'A-1', %s}]}]}";
  private static final String FEDERAL =
      "{'cases': [{'id': 'A', 'jurisdiction': 'US', 'charges': [{'id': 'A-1', %s}]}]}";

  private static PersonRecord read(String text) throws BadRecord {
    return READER.read(Json.tree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static List<InputProblem> problems(String text) {
    return catchThrowableOfType(BadRecord.class, () -> read(text)).problems();
  }

  private static InputProblem problem(String text) {
    List<InputProblem> problems = problems(text);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).accepted()).doesNotContain("java", "Exception", "\n").isNotBlank();
    return problems.get(0);
  }

  @Test
  void aRecordIsReadAsToldAndNothingIsAddedToIt() throws BadRecord {
    PersonRecord record =
        read(
            """
            {'asOf': '2025-06-01',
             'person': {'dateOfBirth': '1990-05-01', 'pendingCharges': [], 'historyComplete': null},
             'cases': [{'id': 'A', 'jurisdiction': 'US-OR', 'money': {'finesPaid': true},
               'charges': [{'id': 'A-1', 'statute': 'ORS 164.043', 'grade': 'misdemeanor-A',
                 'disposition': {'kind': 'convicted', 'on': '2020-06-01'}, 'sentence': null}]}]}
            """);
    assertThat(record.asOf()).isEqualTo(LocalDate.of(2025, 6, 1));
    assertThat(record.person().told(Facts.DATE_OF_BIRTH)).isEqualTo(LocalDate.of(1990, 5, 1));
    assertThat(record.person().told(Facts.PENDING_CHARGES)).isEmpty();
    assertThat(record.person().told(Facts.HISTORY_COMPLETE)).isNull();
    var one = record.cases().get(0);
    assertThat(one.sheet().told(Facts.FINES_PAID)).isTrue();
    assertThat(one.sheet().told(Facts.FEES_PAID)).isNull();
    var charge = one.charges().get(0);
    assertThat(charge.sheet().told(Facts.GRADE)).isEqualTo(Grade.MISDEMEANOR_A);
    assertThat(charge.sheet().told(Facts.DISPOSITION)).isEqualTo(Disposition.CONVICTED);
    assertThat(charge.sheet().told(Facts.DISPOSED_ON)).isEqualTo(LocalDate.of(2020, 6, 1));
    assertThat(charge.sheet().told(Facts.COMPLETED_ON)).isNull();
  }

  @Test
  void aRecordWithoutAFilingDateIsAskedForTheDayGiven() throws BadRecord {
    assertThat(read("{'cases': []}").asOf()).isEqualTo(FILING);
    assertThat(read("{'asOf': null, 'person': null, 'cases': []}").asOf()).isEqualTo(FILING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "3", "'text'", "true"})
  void whatIsNoObjectIsNoRecord(String text) {
    assertThat(problem(text).pointer()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'cases': null}", "{'cases': {}}", "{'cases': 'none'}"})
  void aRecordNeedsItsCases(String text) {
    assertThat(problem(text).pointer()).isEqualTo("/cases");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'2026-02-30'",
        "'2026-1-1'",
        "'01/01/2026'",
        "20260101",
        "'1212-01-01'",
        "'3026-01-01'",
        "''",
        "{}",
        "true",
        "'2026-01-01T00:00:00Z'"
      })
  void aFilingDateIsACalendarDay(String day) {
    assertThat(problem("{'asOf': %s, 'cases': []}".formatted(day)).pointer()).isEqualTo("/asOf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'case': [], 'cases': []} | /case | did you mean `cases`?",
        "{'person': {'dateOfBrith': '1990-05-01'}, 'cases': []} | /person/dateOfBrith | did you mean `dateOfBirth`?",
        "{'cases': [{'jurisdiction': 'US-OR', 'chargs': []}]} | /cases/0/chargs | did you mean `charges`?",
        "{'cases': [{'jurisdiction': 'US-OR', 'money': {'finesPayed': true}}]} | /cases/0/money/finesPayed | did you mean `finesPaid`?",
        "{'cases': [{'jurisdiction': 'US-OR', 'charges': [{'id': 'x', 'statut': 'ORS 1'}]}]} | /cases/0/charges/0/statut | did you mean `statute`?",
        "{'cases': [{'jurisdiction': 'US-OR', 'charges': [{'id': 'x', 'sentence': {'imprisond': true}}]}]} | /cases/0/charges/0/sentence/imprisond | did you mean `imprisoned`?",
        "{'person': {'pendingCharges': [{'graed': 'felony'}]}, 'cases': []} | /person/pendingCharges/0/graed | did you mean `grade`?",
        "{'person': {'immigrationStatus': [{'status': 'citizen', 'from': '1990-05-01', 'til': null}]}, 'cases': []} | /person/immigrationStatus/0/til | did you mean `to`?",
        "{'cases': [{'jurisdiction': 'OR'}]} | /cases/0/jurisdiction | did you mean `US-OR`?"
      })
  void anUnknownMemberIsPointedAtWithTheOneProbablyMeant(
      String text, String pointer, String meant) {
    InputProblem found = problem(text);
    assertThat(found.pointer()).isEqualTo(pointer);
    assertThat(found.accepted()).contains(meant.strip());
  }

  @Test
  void aMemberWithASlashOrATildeIsPointedAtAsPointersSay() {
    assertThat(problem(PERSON.formatted("{'a/b~c': 1}")).pointer()).isEqualTo("/person/a~1b~0c");
    assertThat(problem("{'a/b~c': 1, 'cases': []}").pointer()).isEqualTo("/a~1b~0c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'grade': 'felony-B' | /grade",
        "'grade': 'Felony A' | /grade",
        "'grade': 1 | /grade",
        "'statute': '' | /statute",
        "'statute': 164.043 | /statute",
        "'statute': 'theft' | /statute",
        "'offenseDate': '2020-02-30' | /offenseDate",
        "'offenseDate': 20200201 | /offenseDate",
        "'disposition': 'convicted' | /disposition",
        "'disposition': {'kind': 'CONVICTED'} | /disposition/kind",
        "'disposition': {'kind': []} | /disposition/kind",
        "'sentence': [] | /sentence",
        "'sentence': {'imprisoned': 'yes'} | /sentence/imprisoned",
        "'sentence': {'imprisoned': 1} | /sentence/imprisoned",
        "'victimAge': -1 | /victimAge",
        "'victimAge': '12' | /victimAge",
        "'victimAge': 1e300 | /victimAge",
        "'substances': 'marijuana' | /substances",
        "'substances': ['marijuana', 3] | /substances",
        "'id': 'again', 'extra': {} | /extra"
      })
  void aValueOfTheWrongKindIsPointedAt(String member, String pointer) {
    String text = CHARGE.formatted(member).replace("'id': 'A-1', 'id': 'again'", "'id': 'again'");
    assertThat(problem(text).pointer()).isEqualTo("/cases/0/charges/0" + pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'person': 'Ann', 'cases': []} | /person",
        "{'person': [], 'cases': []} | /person",
        "{'cases': [3]} | /cases/0",
        "{'cases': [null]} | /cases/0",
        "{'cases': [{}]} | /cases/0/jurisdiction",
        "{'cases': [{'jurisdiction': null}]} | /cases/0/jurisdiction",
        "{'cases': [{'jurisdiction': 'US-OR', 'charges': {}}]} | /cases/0/charges",
        "{'cases': [{'jurisdiction': 'US-OR', 'charges': [null]}]} | /cases/0/charges/0",
        "{'cases': [{'jurisdiction': 'US-OR', 'charges': [{}]}]} | /cases/0/charges/0/id",
        "{'cases': [{'jurisdiction': 'US-OR', 'charges': [{'id': ''}]}]} | /cases/0/charges/0/id",
        "{'cases': [{'jurisdiction': 'US-OR', 'charges': [{'id': {}}]}]} | /cases/0/charges/0/id",
        "{'cases': [{'jurisdiction': 'US-OR', 'id': {}}]} | /cases/0/id",
        "{'person': {'pendingCharges': {}}, 'cases': []} | /person/pendingCharges",
        "{'person': {'pendingCharges': [3]}, 'cases': []} | /person/pendingCharges/0",
        "{'person': {'pendingCharges': [null]}, 'cases': []} | /person/pendingCharges/0",
        "{'person': {'immigrationStatus': 'citizen'}, 'cases': []} | /person/immigrationStatus"
      })
  void aPartOfTheWrongShapeIsPointedAt(String text, String pointer) {
    assertThat(problem(text).pointer()).isEqualTo(pointer);
  }

  @Test
  void aDayOfSomethingThatHappenedCantLieAfterTheFilingDate() {
    assertThat(
            problem("{'asOf': '2020-06-01', 'person': {'dateOfBirth': '2020-06-02'}, 'cases': []}")
                .pointer())
        .isEqualTo("/person/dateOfBirth");
    assertThat(
            problem(CHARGE.formatted("'disposition': {'kind': 'convicted', 'on': '2026-11-26'}"))
                .pointer())
        .isEqualTo("/cases/0/charges/0/disposition/on");
  }

  @Test
  void aDayMayBeTheFilingDateItselfAndASentenceMayEndLater() throws BadRecord {
    String text =
        CHARGE.formatted(
            "'disposition': {'kind': 'convicted', 'on': '2026-11-25'}, 'sentence': {'completedOn': '2030-01-01'}");
    assertThat(read(text).cases()).hasSize(1);
  }

  @Test
  void aChargeCantEndBeforeItsOffense() throws BadRecord {
    String text =
        CHARGE.formatted(
            "'offenseDate': '2020-06-01', 'disposition': {'kind': 'convicted', 'on': '%s'}");
    assertThat(problem(text.formatted("2020-05-31")).pointer())
        .isEqualTo("/cases/0/charges/0/disposition/on");
    assertThat(read(text.formatted("2020-06-01")).cases()).hasSize(1);
  }

  @Test
  void idsOfChargesDifferAcrossAllCasesAndIdsOfCasesToo() {
    String text =
        """
        {'cases': [
          {'id': 'A', 'jurisdiction': 'US-OR', 'charges': [{'id': '1'}, {'id': '1'}]},
          {'id': 'A', 'jurisdiction': 'US-OR', 'charges': [{'id': '1'}]}]}
        """;
    assertThat(problems(text))
        .extracting(InputProblem::pointer)
        .containsExactly("/cases/0/charges/1/id", "/cases/1/id", "/cases/1/charges/0/id");
  }

  @Test
  void aCaseWithoutAnIdIsNumbered() throws BadRecord {
    assertThat(read(CASE.formatted("'charges': []")).cases().get(0).id()).isEqualTo("1");
  }

  @Test
  void everyProblemIsFoundInOneGo() {
    String text =
        """
        {'asOf': 'today', 'persn': {}, 'person': {'dateOfBirth': '5/1/1990', 'historyComplete': 'yes'},
         'cases': [{'jurisdiction': 'XX'}, {'jurisdiction': 'US-OR', 'courtKind': 'moot', 'charges': [{'id': 'x', 'grade': 'big', 'sentence': {'probation': 0}}]}]}
        """;
    assertThat(problems(text))
        .extracting(InputProblem::pointer)
        .containsExactly(
            "/persn",
            "/asOf",
            "/person/dateOfBirth",
            "/person/historyComplete",
            "/cases/0/jurisdiction",
            "/cases/1/courtKind",
            "/cases/1/charges/0/grade",
            "/cases/1/charges/0/sentence/probation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"21 USC 844A", "21 U.S.C. § 844A", "21 USC 844A(a)"})
  void theAmbiguousSection844AHasToBeWrittenOut(String statute) {
    InputProblem found = problem(FEDERAL.formatted("'statute': '" + statute + "'"));
    assertThat(found.pointer()).isEqualTo("/cases/0/charges/0/statute");
    assertThat(found.accepted()).contains("844(a)").contains("844a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"21 USC 844(a)", "21 USC 844a", "21:844A", "21 USC 844"})
  void theOtherSpellingsOfSection844AreClear(String statute) throws BadRecord {
    assertThat(read(FEDERAL.formatted("'statute': '" + statute + "'")).cases()).hasSize(1);
  }

  @Test
  void twoImmigrationStatusesCantHoldOnOneDay() throws BadRecord {
    String two =
        PERSON.formatted(
            "{'immigrationStatus': [{'status': 'permanent-resident', 'from': '1990-05-01', 'to': %s}, {'status': 'citizen', 'from': '2010-01-01'}]}");
    assertThat(problem(two.formatted("'2010-01-01'")).pointer())
        .isEqualTo("/person/immigrationStatus/1");
    assertThat(problem(two.formatted("null")).pointer()).isEqualTo("/person/immigrationStatus/1");
    assertThat(read(two.formatted("'2009-12-31'")).person().told(Facts.IMMIGRATION_STATUS))
        .hasSize(2);
  }

  @Test
  void overlapIsPointedAtWhereItStandsEvenAfterAStatusThatCantBeRead() {
    String text =
        PERSON.formatted(
            """
            {'immigrationStatus': [{'status': 'tourist', 'from': '1980-01-01'}, {'status': 'citizen', 'from': '1990-05-01'},
              {'status': 'citizen', 'from': '1991-05-01'}]}""");
    assertThat(problems(text))
        .extracting(InputProblem::pointer)
        .containsExactly("/person/immigrationStatus/0/status", "/person/immigrationStatus/2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'status': 'tourist', 'from': '1990-05-01'} | /status",
        "{'from': '1990-05-01'} | /status",
        "{'status': 'citizen'} | /from",
        "{'status': 'citizen', 'from': '1990-5-1'} | /from",
        "{'status': 'citizen', 'from': '1990-05-01', 'to': '1990-04-30'} | /to",
        "{'status': 'citizen', 'from': '1990-05-01', 'to': 'now'} | /to",
        "3 | /status",
        "null | /status"
      })
  void anImmigrationStatusHasAWordAndItsDays(String status, String pointer) {
    assertThat(problem(PERSON.formatted("{'immigrationStatus': [" + status + "]}")).pointer())
        .isEqualTo("/person/immigrationStatus/0" + pointer);
  }

  @Test
  void aLongOrHostileValueIsShownShort() {
    InputProblem found = problem(CHARGE.formatted("'grade': '" + "x".repeat(10_000) + "'"));
    assertThat(found.found()).hasSizeLessThan(100);
    assertThat(problem(PERSON.formatted("{'" + "x".repeat(190) + "': 1}")).accepted())
        .hasSizeLessThan(600); // the names of all facts of a person are part of it
  }

  @Test
  void aRecordHoldsTwoThousandChargesAtMost() {
    StringBuilder charges = new StringBuilder();
    for (int i = 0; i <= 2000; i++) {
      charges.append(i == 0 ? "" : ",").append("{'id': '").append(i).append("'}");
    }
    assertThat(problem(CASE.formatted("'charges': [" + charges + "]")).pointer())
        .isEqualTo("/cases");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'cases': [], 'cases': []} | twice",
        "{'cases': [{'jurisdiction': 'US', 'jurisdiction': 'US-OR'}]} | twice",
        "{'cases': [] | line 1",
        "{'cases': []} {} | JSON",
        "{'cases': []} x | JSON",
        "{'cases': [NaN]} | JSON",
        "not json | JSON",
        "{'a': 1e99999999999999999999999999999999999999999999999} | long"
      })
  void textThatIsNoStrictJsonIsRefusedWithItsPlace(String text, String said) {
    InputProblem found = problem(text);
    assertThat(found.pointer()).isEmpty();
    assertThat(found.found() + found.accepted()).contains(said.strip());
  }

  @Test
  void deepNestingAndEmptyTextAreRefused() {
    assertThat(problem("[".repeat(10_000)).accepted()).contains("deep");
    assertThat(problem("{'cases':" + "[".repeat(30) + "]".repeat(30) + "}").accepted())
        .contains("deep");
    assertThat(problem("").pointer()).isEmpty();
    assertThatThrownBy(() -> Json.tree(new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'}))
        .isInstanceOf(BadRecord.class);
  }

  @Test
  void theMessageOfAJsonProblemQuotesNothingOfTheRecord() {
    assertThat(problem("{'person': {'name': Zebulon}}").toString()).doesNotContain("Zebulon");
  }

  @Test
  void whetherTheSentenceIsDoneAndTheDayItWasMustAgree() throws BadRecord {
    for (String term : List.of("completed", "termsServed")) {
      String sentence = "'sentence': {'" + term + "': %s, '" + term + "On': '%s'}";
      assertThat(problem(CHARGE.formatted(sentence.formatted("true", "2026-11-26"))).pointer())
          .isEqualTo("/cases/0/charges/0/sentence/" + term + "On");
      assertThat(problem(CHARGE.formatted(sentence.formatted("false", "2026-11-25"))).pointer())
          .isEqualTo("/cases/0/charges/0/sentence/" + term + "On");
      read(CHARGE.formatted(sentence.formatted("true", "2026-11-25")));
      read(CHARGE.formatted(sentence.formatted("false", "2026-11-26")));
    }
  }
}
