package expunge.record;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.law.Calendar;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DayTest {

  private static final LocalDate FIRST = LocalDate.of(2019, 12, 1);
  private static final LocalDate LAST = LocalDate.of(2021, 4, 30);

  private final Inquiry inquiry = new Inquiry();
  private final Unknown convicted =
      new Unknown("/cases/0/charges/0/disposition/on", Facts.DISPOSED_ON, "A-1");
  private final Unknown released =
      new Unknown("/cases/0/charges/0/sentence/releasedOn", Facts.RELEASED_ON, "A-1");

  private Day missing(Unknown unknown) {
    return Day.missing(inquiry, unknown, FIRST.toEpochDay(), LAST.toEpochDay());
  }

  @Test
  void aKnownDayIsComparedToTheDay() {
    Day day = Day.of("2020-02-29");
    assertThat(day.isBefore("2020-02-29")).isFalse();
    assertThat(day.isBefore("2020-03-01")).isTrue();
    assertThat(day.isOnOrBefore("2020-02-29")).isTrue();
    assertThat(day.isOnOrBefore("2020-02-28")).isFalse();
    assertThat(day.isAfter("2020-02-29")).isFalse();
    assertThat(day.isAfter("2020-02-28")).isTrue();
    assertThat(day.isOnOrAfter("2020-02-29")).isTrue();
    assertThat(day.isOnOrAfter("2020-03-01")).isFalse();
    assertThat(day.isBetween("2020-02-29", "2020-02-29")).isTrue();
    assertThat(day.isBetween("2020-03-01", "2020-02-28")).isFalse();
    assertThat(day.known()).contains(LocalDate.of(2020, 2, 29));
  }

  @Test
  void twoKnownDaysAreInExactlyOneOrder() {
    for (LocalDate one = LocalDate.of(2020, 2, 26);
        one.isBefore(LocalDate.of(2020, 3, 4));
        one = one.plusDays(1)) {
      for (LocalDate other = LocalDate.of(2020, 2, 26);
          other.isBefore(LocalDate.of(2020, 3, 4));
          other = other.plusDays(1)) {
        Day a = Day.of(one);
        Day b = Day.of(other);
        assertThat(a.isBefore(b)).isEqualTo(one.isBefore(other));
        assertThat(a.isAfter(b)).isEqualTo(one.isAfter(other));
        assertThat(a.isOnOrBefore(b)).isEqualTo(!one.isAfter(other));
        assertThat(a.isOnOrAfter(b)).isEqualTo(!one.isBefore(other));
      }
    }
  }

  @Test
  void theDayOfSomethingStillToComeIsAfterEveryDay() {
    Day ahead = Day.notYet();
    assertThat(ahead.ahead()).isTrue();
    assertThat(ahead.known()).isEmpty();
    assertThat(ahead.isAfter("2199-12-31")).isTrue();
    assertThat(ahead.isOnOrAfter("2199-12-31")).isTrue();
    assertThat(ahead.isOnOrBefore("2199-12-31")).isFalse();
    assertThat(ahead.isBefore("2199-12-31")).isFalse();
    assertThat(ahead.isBetween("1900-01-01", "2199-12-31")).isFalse();
    assertThat(Day.of("2020-01-01").isBefore(ahead)).isTrue();
    assertThat(ahead.isBefore(Day.of("2020-01-01"))).isFalse();
    assertThat(ahead.isAfter(Day.of("2020-01-01"))).isTrue();
    assertThat(ahead.plusYears(3).ahead()).isTrue();
    assertThat(ahead.plusDays(-3).ahead()).isTrue();
  }

  @Test
  void neitherOfTwoDaysStillToComeIsBeforeTheOther() {
    assertThat(Day.notYet().isBefore(Day.notYet())).isFalse();
    assertThat(Day.notYet().isAfter(Day.notYet())).isFalse();
  }

  @Test
  void theDayOfSomethingThatNeverWasIsInNoOrder() {
    Day none = Day.none();
    List<Day> others = List.of(Day.of("2020-01-01"), Day.notYet(), Day.none(), missing(convicted));
    assertThat(none.absent()).isTrue();
    assertThat(none.isAfter("1850-01-01")).isFalse();
    assertThat(none.isOnOrAfter("1850-01-01")).isFalse();
    assertThat(none.isOnOrBefore("2199-12-31")).isFalse();
    assertThat(none.isBefore("2199-12-31")).isFalse();
    for (Day other : others) {
      for (Day[] pair : new Day[][] {{none, other}, {other, none}}) {
        assertThat(pair[0].isBefore(pair[1])).isFalse();
        assertThat(pair[0].isAfter(pair[1])).isFalse();
        assertThat(pair[0].isOnOrBefore(pair[1])).isFalse();
        assertThat(pair[0].isOnOrAfter(pair[1])).isFalse();
      }
    }
    assertThat(none.plusYears(3).absent()).isTrue();
    assertThat(inquiry.split()).isFalse();
  }

  @Test
  void aMissingDayIsAskedOnlyAsFinelyAsTheComparisonNeeds() {
    Day day = missing(convicted);
    inquiry.begin(Region.EVERYTHING);
    assertThat(day.isOnOrBefore("2020-06-01")).isTrue();
    assertThat(inquiry.splits())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.unknown()).isEqualTo(convicted);
              assertThat(s.branches())
                  .extracting(Split.Branch::reply)
                  .containsExactly("on or before 2020-06-01", "after 2020-06-01");
            });
    assertThat(day.isOnOrBefore("2020-06-01")).isTrue();
    assertThat(day.isAfter("2020-06-01")).isFalse();
    assertThat(day.isBefore("2020-06-02")).isTrue();
    assertThat(day.isOnOrBefore("2021-01-01")).isTrue();
    assertThat(inquiry.splits()).hasSize(1);
  }

  @Test
  void aMissingDayIsNotAskedWhereItsBoundsDecide() {
    Day day = missing(convicted);
    inquiry.begin(Region.EVERYTHING);
    assertThat(day.isBefore("2019-12-01")).isFalse();
    assertThat(day.isOnOrAfter("2019-12-01")).isTrue();
    assertThat(day.isOnOrBefore("2021-04-30")).isTrue();
    assertThat(day.isAfter("2021-04-30")).isFalse();
    assertThat(inquiry.split()).isFalse();
  }

  /**
   * What a missing day answers, in every world, is what a known day within the world's bounds would
   * answer.
   */
  private void assertAnswersLikeAKnownDay(Function<Day, Boolean> question) {
    List<Asking.Leaf<Boolean>> worlds =
        Asking.worlds(inquiry, () -> question.apply(missing(convicted)));
    long next = FIRST.toEpochDay();
    List<Asking.Leaf<Boolean>> sorted =
        worlds.stream()
            .sorted(java.util.Comparator.comparingLong(w -> range(w.region()).low()))
            .toList();
    for (Asking.Leaf<Boolean> world : sorted) {
      Domain.Range range = range(world.region());
      assertThat(range.low()).isEqualTo(next);
      next = range.high() + 1;
      for (long day = range.low(); day <= range.high(); day++) {
        assertThat(question.apply(Day.of(LocalDate.ofEpochDay(day))))
            .as("%s", LocalDate.ofEpochDay(day))
            .isEqualTo(world.answer());
      }
    }
    assertThat(next).isEqualTo(LAST.toEpochDay() + 1);
  }

  private Domain.Range range(Region region) {
    return region.of(convicted) instanceof Domain.Range known
        ? known
        : new Domain.Range(FIRST.toEpochDay(), LAST.toEpochDay());
  }

  @Test
  void aMissingDayAnswersInEveryWorldLikeAKnownOne() {
    assertAnswersLikeAKnownDay(d -> d.isBefore("2020-03-01"));
    assertAnswersLikeAKnownDay(d -> d.isOnOrAfter("2020-02-29"));
    assertAnswersLikeAKnownDay(d -> d.isBetween("2020-02-29", "2021-02-28"));
    assertAnswersLikeAKnownDay(
        d -> d.isBetween("2020-02-29", "2020-02-29") || d.isAfter("2021-01-31"));
    assertAnswersLikeAKnownDay(d -> d.isBefore(Day.of("2020-06-01")));
    assertAnswersLikeAKnownDay(d -> d.isOnOrBefore(Day.of("2020-06-01")));
    assertAnswersLikeAKnownDay(d -> d.isAfter(Day.of("2020-06-01")));
    assertAnswersLikeAKnownDay(d -> d.isOnOrAfter(Day.of("2020-06-01")));
    assertAnswersLikeAKnownDay(d -> d.isBefore(Day.notYet()));
    assertAnswersLikeAKnownDay(d -> Day.notYet().isOnOrBefore(d));
  }

  @Test
  void aPeriodFromAMissingDayEndsExactlyOnTheDay() {
    for (LocalDate limit = LocalDate.of(2023, 2, 25);
        limit.isBefore(LocalDate.of(2023, 3, 4));
        limit = limit.plusDays(1)) {
      String written = limit.toString();
      assertAnswersLikeAKnownDay(d -> d.plusYears(3).isOnOrBefore(written));
      assertAnswersLikeAKnownDay(d -> d.plusYears(3).isBefore(written));
      assertAnswersLikeAKnownDay(d -> d.plusMonths(36).isAfter(written));
      assertAnswersLikeAKnownDay(d -> d.plusMonths(35).isOnOrAfter(written));
      assertAnswersLikeAKnownDay(d -> d.plusDays(900).isOnOrBefore(written));
      assertAnswersLikeAKnownDay(d -> d.plusYears(1).plusMonths(13).isOnOrBefore(written));
      assertAnswersLikeAKnownDay(d -> d.plusYears(4).plusYears(-1).isOnOrBefore(written));
    }
  }

  @Test
  void aPeriodCountedBackFromAMissingDayIsExactToo() {
    for (LocalDate limit = LocalDate.of(2017, 2, 25);
        limit.isBefore(LocalDate.of(2017, 3, 4));
        limit = limit.plusDays(1)) {
      String written = limit.toString();
      assertAnswersLikeAKnownDay(d -> d.plusYears(-3).isOnOrBefore(written));
      assertAnswersLikeAKnownDay(d -> d.plusMonths(-37).isAfter(written));
      assertAnswersLikeAKnownDay(d -> d.plusDays(-1200).isBefore(written));
    }
  }

  @Test
  void thePeriodOfAKnownDayIsThatOfTheCalendar() {
    for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
      assertThat(Day.of(day).plusYears(3).known()).contains(Calendar.plusYears(day, 3));
      assertThat(Day.of(day).plusMonths(7).known()).contains(Calendar.plusMonths(day, 7));
      assertThat(Day.of(day).plusDays(366).known()).contains(day.plusDays(366));
    }
  }

  @Test
  void theLaterOfTwoDaysLeavesOutWhatNeverWas() {
    Day early = Day.of("2020-01-01");
    Day late = Day.of("2021-01-01");
    assertThat(Days.later(early, late).known()).contains(LocalDate.of(2021, 1, 1));
    assertThat(Days.later(late, Day.none()).known()).contains(LocalDate.of(2021, 1, 1));
    assertThat(Days.later(Day.none(), Day.none()).absent()).isTrue();
    assertThat(Days.later(late, Day.notYet()).ahead()).isTrue();
    assertThat(Days.later(Day.none(), Day.notYet()).ahead()).isTrue();
    assertThat(Days.latest(early, late, Day.none()).known()).contains(LocalDate.of(2021, 1, 1));
    assertThat(Days.earlier(early, late).known()).contains(LocalDate.of(2020, 1, 1));
    assertThat(Days.earlier(late, Day.none()).known()).contains(LocalDate.of(2021, 1, 1));
    assertThat(Days.earlier(late, Day.notYet()).known()).contains(LocalDate.of(2021, 1, 1));
    assertThat(Days.earlier(Day.none(), Day.notYet()).ahead()).isTrue();
    assertThat(Days.earlier(Day.none(), Day.none()).absent()).isTrue();
  }

  @Test
  void theLaterOrEarlierOfAMissingAndAKnownDayAnswersLikeAKnownOne() {
    Day known = Day.of("2020-06-01");
    for (String limit :
        List.of("2020-05-31", "2020-06-01", "2020-06-02", "2020-02-29", "2021-01-01")) {
      assertAnswersLikeAKnownDay(d -> Days.later(d, known).isOnOrBefore(limit));
      assertAnswersLikeAKnownDay(d -> Days.later(known, d).isAfter(limit));
      assertAnswersLikeAKnownDay(d -> Days.earlier(d, known).isOnOrBefore(limit));
      assertAnswersLikeAKnownDay(d -> Days.earlier(known, d).isOnOrAfter(limit));
      assertAnswersLikeAKnownDay(d -> Days.latest(d, known, Day.none()).isBefore(Day.of(limit)));
      assertAnswersLikeAKnownDay(
          d -> Days.earlier(Days.later(d, known), Day.of("2020-12-31")).isOnOrBefore(limit));
      assertAnswersLikeAKnownDay(d -> Days.later(d, Day.notYet()).isOnOrBefore(limit));
      assertAnswersLikeAKnownDay(d -> Days.earlier(d, Day.notYet()).isOnOrBefore(limit));
      assertAnswersLikeAKnownDay(
          d ->
              Days.later(d, known)
                  .plusYears(3)
                  .isOnOrBefore(LocalDate.parse(limit).plusYears(3).toString()));
      assertAnswersLikeAKnownDay(d -> known.isBefore(Days.later(d, Day.of(limit))));
      assertAnswersLikeAKnownDay(d -> known.isOnOrAfter(Days.earlier(d, Day.of(limit))));
    }
  }

  @Test
  void theOrderOfTwoMissingDaysIsAskedAsItStands() {
    List<Asking.Leaf<Boolean>> worlds =
        Asking.worlds(inquiry, () -> missing(convicted).isBefore(missing(released)));
    assertThat(worlds).extracting(Asking.Leaf::answer).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void oneMissingDayIsNeverBeforeItself() {
    List<Asking.Leaf<Boolean>> worlds =
        Asking.worlds(inquiry, () -> missing(convicted).isBefore(missing(convicted)));
    assertThat(worlds).extracting(Asking.Leaf::answer).containsOnly(false);
    List<Asking.Leaf<Boolean>> same =
        Asking.worlds(inquiry, () -> missing(convicted).isOnOrBefore(missing(convicted)));
    assertThat(same).extracting(Asking.Leaf::answer).containsOnly(true);
  }

  @Test
  void twoAskingsOfTheOrderOfTwoMissingDaysAgree() {
    List<Asking.Leaf<List<Boolean>>> worlds =
        Asking.worlds(
            inquiry,
            () -> {
              Day one = missing(convicted);
              Day other = missing(released);
              return List.of(
                  one.isBefore(other),
                  other.isAfter(one),
                  one.isOnOrAfter(other),
                  other.isBefore(one));
            });
    for (Asking.Leaf<List<Boolean>> world : worlds) {
      List<Boolean> said = world.answer();
      assertThat(said.get(1)).isEqualTo(said.get(0));
      assertThat(said.get(2)).isEqualTo(!said.get(0));
      assertThat(said.get(0) && said.get(3)).as("each before the other").isFalse();
    }
  }

  @Test
  void theOrderOfMissingDaysDoesntForgetWhatWasAskedOfThemBefore() {
    List<Asking.Leaf<List<Boolean>>> worlds =
        Asking.worlds(
            inquiry,
            () -> {
              Day one = missing(convicted);
              Day other = missing(released);
              return List.of(
                  one.isOnOrBefore("2020-06-01"),
                  one.isBefore(other),
                  one.isOnOrBefore("2020-06-01"),
                  other.isOnOrBefore("2020-06-01"),
                  one.isBefore(other));
            });
    assertThat(worlds).hasSize(8);
    for (Asking.Leaf<List<Boolean>> world : worlds) {
      assertThat(world.answer().get(2)).isEqualTo(world.answer().get(0));
      assertThat(world.answer().get(4)).isEqualTo(world.answer().get(1));
    }
  }

  @Test
  void theOrderOfADayAndTheEndOfAPeriodIsAnotherQuestionThanTheOrderOfTheDays() {
    List<Asking.Leaf<List<Boolean>>> worlds =
        Asking.worlds(
            inquiry,
            () ->
                List.of(
                    missing(convicted).isBefore(missing(released)),
                    missing(convicted).isBefore(missing(released).plusYears(3))));
    assertThat(worlds)
        .extracting(Asking.Leaf::answer)
        .contains(List.of(false, true), List.of(true, true), List.of(false, false));
  }
}
