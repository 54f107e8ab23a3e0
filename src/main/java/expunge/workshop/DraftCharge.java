package expunge.workshop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.record.Disposition;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.rulebook.Rulebooks;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Charges of one case of a made-up record: what each was, how it ended and what followed. */
final class DraftCharge {

  /** What is told with the story of a charge, or is "no" when it isn't told. */
  private static final Set<Fact<?>> IN_THE_STORY =
      Set.of(
          Facts.REDUCED,
          Facts.SENTENCE_COMPLETED,
          Facts.IMPRISONED,
          Facts.PROBATION,
          Facts.PROBATION_REVOKED,
          Facts.PROBATION_COMPLETED,
          Facts.PARDONED);

  /** The days from which rules count; the leading charge of a record puts a period at one. */
  private enum Clock {
    END,
    RELEASE,
    COMPLETION
  }

  /** A period, the clock from which it is counted, and the distance to the filing date in days. */
  private record Aim(Clock clock, Period period, int distance) {}

  private final Rulebooks books;
  private final Jurisdiction its;
  private final Jurisdiction asked;
  private final Constants constants;
  private final Chance chance;
  private final Telling telling;
  private final Moments moments;
  private final LocalDate asOf;

  DraftCharge(
      Rulebooks books,
      Jurisdiction its,
      Jurisdiction asked,
      Constants constants,
      Chance chance,
      Telling telling,
      Moments moments,
      LocalDate asOf) {
    this.books = books;
    this.its = its;
    this.asked = asked;
    this.constants = constants;
    this.chance = chance;
    this.telling = telling;
    this.moments = moments;
    this.asOf = asOf;
  }

  /** Every period at every clock, on the eve, on the day and on the morrow: dealt in turn. */
  private Aim aim() {
    List<Period> periods = constants.periods();
    int size = Math.max(1, periods.size()) * Clock.values().length * 3;
    int card = chance.deal("boundary", size);
    Clock clock = Clock.values()[card / 3 % Clock.values().length];
    Period period =
        periods.isEmpty() ? new Period(List.of()) : periods.get(card / 3 / Clock.values().length);
    return new Aim(clock, period, card % 3 - 1);
  }

  private LocalDate aimedDay(Aim aim) {
    LocalDate day = aim.period().back(asOf).plusDays(aim.distance());
    return day.isAfter(asOf) ? asOf : day;
  }

  /** The day on which the leading charge ends. */
  LocalDate aimedEnd() {
    Aim aim = aim();
    LocalDate day = aimedDay(aim);
    return aim.clock() == Clock.END ? day : moments.any(day.minusDays(900), day);
  }

  /** Fills one charge. */
  void fill(ObjectNode charge, LocalDate offense, LocalDate end, boolean leading) {
    List<String> statutes = constants.statutes();
    String statute = leading ? chance.deal("statute", statutes) : chance.pick(statutes);
    if (leading && !telling.leavesOut(Facts.STATUTE)) {
      Telling.write(charge, Facts.STATUTE, statute); // each is dealt in turn, and seen
    } else {
      telling.tell(charge, Facts.STATUTE, statute);
    }
    List<Grade> grades = books.grades(its);
    Grade grade = leading && its.equals(asked) ? dealt(grades) : chance.pick(grades);
    telling.tell(charge, Facts.GRADE, grade.word());
    LocalDate happened = chance.often(15) ? moments.day(end.minusYears(3), end) : offense;
    telling.tell(charge, Facts.OFFENSE_DATE, happened);
    circumstances(charge, happened, grade);
    end(charge, end, leading);
  }

  /** Of the jurisdiction's grades, each that the records are to try, in turn. */
  private Grade dealt(List<Grade> grades) {
    List<Grade> named = constants.grades().stream().filter(grades::contains).toList();
    return chance.deal("grade", named.isEmpty() ? grades : named);
  }

  private void circumstances(ObjectNode charge, LocalDate happened, Grade grade) {
    telling.replies(charge, Facts.CHARGE, IN_THE_STORY);
    if (!constants.substances().isEmpty() && telling.tells(Facts.SUBSTANCES)) {
      var named = charge.putArray(Facts.SUBSTANCES.name());
      named.add(chance.pick(constants.substances()));
      if (chance.often(15)) {
        named.add("heroin");
      }
      telling.tell(charge, Facts.QUANTITY, number(List.of(3, 28, 29, 500)));
      if (charge.has("quantity")) {
        Telling.write(charge, Facts.QUANTITY_UNIT, "g");
      }
    }
    if (chance.often(8)) {
      Telling.write(charge, Facts.INCHOATE, chance.pick(Facts.INCHOATE.choices()));
    }
    if (chance.often(8)) {
      Telling.write(charge, Facts.REDUCED, true);
      telling.tell(charge, Facts.REDUCED_TO, chance.pick(books.grades(its)).word());
    }
    Grade now = chance.often(50) ? grade : chance.pick(books.grades(its));
    telling.tell(charge, Facts.GRADE_NOW, now.word());
    telling.tell(charge, Facts.TRAFFICKING_LINK, chance.pick(Facts.TRAFFICKING_LINK.choices()));
    int age = Math.min(99, number(List.of(5, 12, 17, 18, 30, 60)));
    telling.tell(charge, Facts.VICTIM_AGE, age);
    LocalDate birthday = happened.minusYears(age);
    telling.tell(charge, Facts.VICTIM_BORN, chance.often(50) ? birthday : birthday.minusDays(180));
  }

  /** A number that rules compare with, one less or one more, or one of {@code others}. */
  private int number(List<Integer> others) {
    return !constants.numbers().isEmpty() && chance.often(40)
        ? Math.max(0, chance.pick(constants.numbers()) + chance.below(3) - 1)
        : chance.pick(others);
  }

  private void end(ObjectNode charge, LocalDate end, boolean leading) {
    List<Disposition> kinds = Facts.DISPOSITION.choices();
    Disposition kind =
        chance.often(65)
            ? Disposition.CONVICTED
            : leading ? chance.deal("disposition", kinds) : chance.pick(kinds);
    telling.tell(charge, Facts.DISPOSITION, kind);
    if (kind != Disposition.PENDING) {
      telling.tell(charge, Facts.DISPOSED_ON, end);
    }
    if (kind.conviction()
        || kind == Disposition.FOUND_IN_CONTEMPT
        || kind == Disposition.VACATED
        || kind == Disposition.DEFERRED_PENDING
        || kind == Disposition.DEFERRED_DISMISSED
        || kind == Disposition.ADJUDICATION_WITHHELD) {
      sentence(charge, end, leading);
    }
    if (kind == Disposition.GUILTY_EXCEPT_INSANITY) {
      telling.tell(charge, Facts.BOARD_ENDED_ON, moments.day(end, asOf));
    }
    boolean pardoned = kind.conviction() && chance.often(6);
    telling.tell(charge, Facts.PARDONED, pardoned);
    if (pardoned) {
      telling.tell(charge, Facts.PARDONED_ON, moments.day(end, asOf));
    }
  }

  private void sentence(ObjectNode charge, LocalDate end, boolean leading) {
    Aim aim = aim();
    LocalDate aimed = aimedDay(aim);
    boolean fits = leading && its.equals(asked) && !aimed.isBefore(end);
    LocalDate imposed = moments.any(end, min(end.plusDays(60), asOf));
    telling.tell(charge, Facts.SENTENCED_ON, imposed);
    boolean released = fits && aim.clock() == Clock.RELEASE;
    boolean completed = fits && aim.clock() == Clock.COMPLETION;
    LocalDate over = completed ? aimed : moments.day(released ? aimed : end, end.plusYears(4));
    boolean prison = released || (!completed && chance.often(30));
    telling.tell(charge, Facts.IMPRISONED, prison);
    if (prison) {
      LocalDate out = released ? aimed : moments.day(end, over);
      telling.tell(charge, Facts.RELEASED_ON, out);
    }
    boolean done = completed || !over.isAfter(asOf);
    telling.tell(charge, Facts.SENTENCE_COMPLETED, done);
    if (done || chance.often(50)) {
      telling.tell(charge, Facts.COMPLETED_ON, over);
    }
    boolean probation = chance.often(50);
    telling.tell(charge, Facts.PROBATION, probation);
    boolean revoked = probation && chance.often(20);
    telling.tell(charge, Facts.PROBATION_REVOKED, revoked);
    if (revoked && chance.often(70)) {
      telling.tell(charge, Facts.REVOKED_ON, moments.day(end, min(over, asOf)));
    }
    if (probation) {
      telling.tell(charge, Facts.PROBATION_COMPLETED, done && !revoked);
    }
  }

  private static LocalDate min(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
