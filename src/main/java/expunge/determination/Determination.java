package expunge.determination;

import expunge.law.Relief;
import expunge.law.Source;
import expunge.rulebook.Found;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a record.
 *
 * @param rulebooks the hash of each rulebook that was asked
 * @param engine the engine and its version
 * @param assumptions what the answer takes for granted
 */
public record Determination(
    LocalDate asOf,
    Map<String, String> rulebooks,
    String engine,
    List<ChargeAnswer> charges,
    List<CaseAnswer> cases,
    Summary person,
    List<String> assumptions) {

  /**
   * The answers for one charge, each relief that was asked; {@code best} is the one to turn to
   * first.
   */
  public record ChargeAnswer(
      String charge, String caseId, @Nullable String best, List<ReliefAnswer> reliefs) {}

  /**
   * The answer for one charge and one relief.
   *
   * @param dueBy the last day on which the authorities must have done it unasked
   * @param findings what was found in every world, or, where the reasons differ, in some
   * @param todo the findings that say what is left to do
   * @param coverage the sections it rests on that are not wholly coded, with how far they are
   */
  public record ReliefAnswer(
      Relief relief,
      Status status,
      @Nullable LocalDate eligibleOn,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      @Nullable LocalDate dueBy,
      List<Found> findings,
      List<Found> todo,
      List<Found> cautions,
      List<Question> questions,
      Map<String, Source.Coverage> coverage) {

    /** No rule of {@code relief} says anything of the charge. */
    static ReliefAnswer notCovered(Relief relief) {
      return new ReliefAnswer(
          relief,
          Status.NOT_COVERED,
          null,
          null,
          null,
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of());
    }
  }

  /** What to do about one case: its charges by their best status. */
  public record CaseAnswer(String caseId, Map<String, Status> charges, String advice) {}

  /** What to do for the person. */
  public record Summary(
      List<Step> now,
      List<Step> later,
      List<Step> conditions,
      List<Step> done,
      List<Question> questions,
      List<String> notes) {}

  /** One thing to do: a relief for a charge, on a day where it lies ahead. */
  public record Step(String charge, String relief, @Nullable LocalDate on) {}
}
