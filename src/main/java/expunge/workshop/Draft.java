package expunge.workshop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.law.Jurisdiction;
import expunge.record.CourtKind;
import expunge.record.Facts;
import expunge.rulebook.Rulebooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One made-up record: its filing date, its person and its cases. */
final class Draft {

  /** The filing date of most records: the day on which the rules were last read through. */
  private static final LocalDate USUAL_DAY = LocalDate.of(2026, 11, 25);

  private static final List<LocalDate> ABOUT_LEAP_DAYS =
      List.of(
          LocalDate.of(2024, 2, 28),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(2024, 3, 1),
          LocalDate.of(2025, 2, 28),
          LocalDate.of(2025, 3, 1),
          LocalDate.of(2028, 2, 29));

  private static final LocalDate FIRST_LAW = LocalDate.of(2019, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2029, 12, 31);

  private final Rulebooks books;
  private final Jurisdiction jurisdiction;
  private final Constants constants;
  private final Chance chance;
  private final Telling telling;

  Draft(Rulebooks books, Jurisdiction jurisdiction, Constants constants, Chance chance) {
    this.books = books;
    this.jurisdiction = jurisdiction;
    this.constants = constants;
    this.chance = chance;
    this.telling = new Telling(chance);
  }

  ObjectNode record() {
    LocalDate asOf = filingDate();
    Moments moments = new Moments(chance, constants, asOf);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("asOf", asOf.toString());
    ObjectNode person = record.putObject("person");
    ArrayNode cases = record.putArray("cases");
    int count =
        telling.sparse() ? 1 + chance.below(2) : chance.pick(List.of(1, 1, 1, 2, 2, 2, 3, 5));
    LocalDate first = asOf;
    for (int i = 0; i < count; i++) {
      LocalDate offense = caseNode(cases.addObject(), i, moments, asOf);
      first = offense.isBefore(first) ? offense : first;
    }
    person(person, moments, asOf, first);
    return record;
  }

  private LocalDate filingDate() {
    int kind = chance.below(100);
    List<LocalDate> changes =
        constants.days().stream().filter(d -> !d.isBefore(FIRST_LAW)).toList();
    if (kind < 50) {
      return USUAL_DAY;
    }
    if (kind < 65) {
      return chance.pick(ABOUT_LEAP_DAYS);
    }
    if (kind < 80 && !changes.isEmpty()) {
      return chance.pick(changes).plusDays(chance.below(3) - 1L);
    }
    LocalDate from = LocalDate.of(2022, 1, 1);
    return from.plusDays(chance.below(LAST_DAY.toEpochDay() - from.toEpochDay()));
  }

  private void person(ObjectNode person, Moments moments, LocalDate asOf, LocalDate offense) {
    List<Period> ages = constants.periods().stream().filter(p -> p.years() >= 14).toList();
    LocalDate born =
        !ages.isEmpty() && chance.often(30)
            ? moments.before(offense, ages)
            : moments.any(offense.minusYears(55), offense.minusYears(15));
    telling.tell(person, Facts.DATE_OF_BIRTH, born);
    telling.replies(person, Facts.PERSON, Set.of());
    if (telling.tells(Facts.PENDING_CHARGES)) {
      ArrayNode pending = person.putArray(Facts.PENDING_CHARGES.name());
      if (chance.often(8)) {
        Telling.write(pending.addObject(), Facts.PENDING_GRADE, grade(jurisdiction));
      }
    }
    if (telling.tells(Facts.IMMIGRATION_STATUS)) {
      String status =
          chance.often(75)
              ? "citizen"
              : chance.pick(
                  List.of("permanent-resident", "lawfully-present", "not-lawfully-present"));
      person
          .putArray(Facts.IMMIGRATION_STATUS.name())
          .addObject()
          .put("status", status)
          .put("from", (born.isBefore(asOf) ? born : asOf).toString());
    }
  }

  /** Fills one case; the day of its first offense. */
  private LocalDate caseNode(ObjectNode node, int index, Moments moments, LocalDate asOf) {
    String id = String.valueOf((char) ('A' + index));
    Jurisdiction its = index == 0 || chance.often(80) ? jurisdiction : elsewhere();
    node.put("id", id).put("jurisdiction", its.code());
    telling.tell(node, Facts.COURT_KIND, court(its));
    telling.replies(node, Facts.CASE, Set.of());
    if (chance.often(85)) {
      telling.tell(node, Facts.AMOUNT_OWED, 0);
    } else {
      telling.tell(node, Facts.AMOUNT_OWED, 50 + chance.below(2000));
    }
    DraftCharge draft =
        new DraftCharge(books, its, jurisdiction, constants, chance, telling, moments, asOf);
    boolean leading = index == 0;
    LocalDate end = leading ? draft.aimedEnd() : moments.day(asOf.minusYears(30), asOf);
    LocalDate offense = moments.any(end.minusDays(500), end);
    telling.tell(node, Facts.FILED_ON, offense);
    if (chance.often(40)) {
      telling.tell(node, Facts.ARRESTED_ON, offense);
    }
    ArrayNode charges = node.putArray("charges");
    int count = chance.pick(List.of(1, 1, 1, 1, 2, 2, 3));
    for (int k = 0; k < count; k++) {
      ObjectNode charge = charges.addObject();
      charge.put("id", id + "-" + (k + 1));
      draft.fill(charge, offense, end, leading && k == 0);
    }
    return offense;
  }

  private CourtKind court(Jurisdiction its) {
    List<CourtKind> possible = CourtKind.possibleFor(its);
    return chance.often(70) ? possible.get(0) : chance.pick(possible);
  }

  private Jurisdiction elsewhere() {
    List<String> codes = new ArrayList<>(List.of("US", "US-ID", "US-WA"));
    books.all().forEach(b -> codes.add(b.manifest().jurisdiction().code()));
    return Jurisdiction.of(chance.pick(codes));
  }

  private String grade(Jurisdiction its) {
    return chance.pick(books.grades(its)).word();
  }
}
