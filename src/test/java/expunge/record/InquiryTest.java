package expunge.record;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.law.Grade;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InquiryTest {

  private final Inquiry inquiry = new Inquiry();
  private final Unknown probation =
      new Unknown("/cases/0/charges/0/sentence/probation", Facts.PROBATION, "A-1");
  private final Unknown paid = new Unknown("/cases/0/money/finesPaid", Facts.FINES_PAID, "A");
  private final Unknown grade = new Unknown("/cases/0/charges/0/grade", Facts.GRADE, "A-1");
  private final Unknown age = new Unknown("/cases/0/charges/0/victimAge", Facts.VICTIM_AGE, "A-1");
  private final Unknown drugs =
      new Unknown("/cases/0/charges/0/substances", Facts.SUBSTANCES, "A-1");

  private static final List<Grade> GRADES =
      List.of(Grade.FELONY_A, Grade.FELONY_B, Grade.MISDEMEANOR_A);
  private static final Domain.Range AGES = new Domain.Range(0, 130);

  @Test
  void nothingIsAskedBeforeAFactIsRead() {
    inquiry.begin(Region.EVERYTHING);
    assertThat(inquiry.split()).isFalse();
    assertThat(inquiry.splits()).isEmpty();
  }

  @Test
  void aFactReadTwiceIsAskedOnceAndSaysTheSame() {
    inquiry.begin(Region.EVERYTHING);
    assertThat(inquiry.yes(probation)).isTrue();
    assertThat(inquiry.yes(probation)).isTrue();
    assertThat(inquiry.splits()).hasSize(1);
    assertThat(inquiry.splits().get(0).branches())
        .extracting(Split.Branch::reply)
        .containsExactly("yes", "no");
  }

  @Test
  void anEvaluationStartsAfresh() {
    inquiry.begin(Region.EVERYTHING);
    assertThat(inquiry.yes(probation)).isTrue();
    inquiry.begin(Region.EVERYTHING.where(probation, new Domain.Values(List.of(false))));
    assertThat(inquiry.yes(probation)).isFalse();
    assertThat(inquiry.split()).isFalse();
  }

  @Test
  void factsOfDifferentChargesAreAskedApart() {
    Unknown other = new Unknown("/cases/0/charges/1/sentence/probation", Facts.PROBATION, "A-2");
    Set<String> answers = new HashSet<>();
    Asking.worlds(inquiry, () -> inquiry.yes(probation) + " " + inquiry.yes(other))
        .forEach(w -> answers.add(w.answer()));
    assertThat(answers)
        .containsExactlyInAnyOrder("true true", "true false", "false true", "false false");
  }

  @Test
  void aSecondFactIsAskedOnlyWhereTheFirstMadeItMatter() {
    List<Asking.Leaf<Boolean>> worlds =
        Asking.worlds(inquiry, () -> inquiry.yes(probation) && inquiry.yes(paid));
    assertThat(worlds)
        .extracting(Asking.Leaf::replies)
        .containsExactlyInAnyOrder(List.of("yes", "yes"), List.of("no"), List.of("yes", "no"));
  }

  @Test
  void eachPossibleGradeIsTriedOnce() {
    List<Asking.Leaf<Object>> worlds = Asking.worlds(inquiry, () -> inquiry.choose(grade, GRADES));
    assertThat(worlds).extracting(Asking.Leaf::answer).containsExactlyInAnyOrderElementsOf(GRADES);
  }

  @Test
  void theOnlyPossibilityIsNotAskedFor() {
    inquiry.begin(Region.EVERYTHING);
    assertThat(inquiry.choose(grade, List.of(Grade.VIOLATION))).isEqualTo(Grade.VIOLATION);
    assertThat(inquiry.split()).isFalse();
  }

  @Test
  void aTestOfAChoiceSplitsItInTwoAndALaterTestSplitsFurther() {
    List<Asking.Leaf<String>> worlds =
        Asking.worlds(
            inquiry,
            () ->
                inquiry.among(grade, GRADES, "felony", Grade::felony)
                    ? "felony " + inquiry.among(grade, GRADES, "A", g -> g == Grade.FELONY_A)
                    : "none " + inquiry.choose(grade, GRADES));
    assertThat(worlds)
        .extracting(Asking.Leaf::answer)
        .containsExactlyInAnyOrder("felony true", "felony false", "none MISDEMEANOR_A");
  }

  @Test
  void aTestThatEveryPossibilityPassesIsNotAsked() {
    inquiry.begin(Region.EVERYTHING);
    assertThat(inquiry.among(grade, GRADES, "crime", Grade::crime)).isTrue();
    assertThat(inquiry.among(grade, GRADES, "violation", g -> g == Grade.VIOLATION)).isFalse();
    assertThat(inquiry.split()).isFalse();
  }

  @Test
  void thresholdsCutANumberIntoPartsThatCoverItAndDontOverlap() {
    long[] limits = {17, 11, 13, 17, 129, 0};
    List<Asking.Leaf<List<Boolean>>> worlds =
        Asking.worlds(
            inquiry,
            () -> {
              List<Boolean> said = new ArrayList<>();
              for (long limit : limits) {
                said.add(inquiry.atMost(age, AGES, limit, "up to " + limit, "beyond " + limit));
              }
              return said;
            });
    boolean[] seen = new boolean[131];
    for (Asking.Leaf<List<Boolean>> world : worlds) {
      Domain.Range range = world.region().of(age) instanceof Domain.Range known ? known : AGES;
      for (long years = range.low(); years <= range.high(); years++) {
        assertThat(seen[(int) years]).isFalse();
        seen[(int) years] = true;
        for (int i = 0; i < limits.length; i++) {
          assertThat(world.answer().get(i))
              .as("%d at most %d", years, limits[i])
              .isEqualTo(years <= limits[i]);
        }
      }
    }
    assertThat(seen).doesNotContain(false);
    assertThat(worlds).hasSize(6);
  }

  @Test
  void aThresholdOutsideTheBoundsIsNotAsked() {
    inquiry.begin(Region.EVERYTHING);
    assertThat(inquiry.atMost(age, AGES, 130, "a", "b")).isTrue();
    assertThat(inquiry.atMost(age, AGES, 200, "a", "b")).isTrue();
    assertThat(inquiry.atMost(age, AGES, -1, "a", "b")).isFalse();
    assertThat(inquiry.split()).isFalse();
  }

  @Test
  void statementsAboutOneFactAreAskedOneByOne() {
    Set<String> answers = new HashSet<>();
    Asking.worlds(
            inquiry,
            () ->
                inquiry.holds(drugs, "names marijuana")
                    + " "
                    + inquiry.holds(drugs, "names heroin"))
        .forEach(w -> answers.add(w.answer()));
    assertThat(answers).hasSize(4);
    inquiry.begin(Region.EVERYTHING);
    assertThat(inquiry.holds(drugs, "names marijuana"))
        .isEqualTo(inquiry.holds(drugs, "names marijuana"));
    assertThat(inquiry.splits()).hasSize(1);
  }
}
