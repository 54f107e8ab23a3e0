package expunge.determination;

import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Determination.Step;
import expunge.determination.Determination.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what to do for the person from the answers for the charges. */
final class Summaries {

  private Summaries() {}

  static Summary of(List<ChargeAnswer> charges) {
    List<Step> now = new ArrayList<>();
    List<Step> later = new ArrayList<>();
    List<Step> conditions = new ArrayList<>();
    List<Step> done = new ArrayList<>();
    Map<String, Question> questions = new LinkedHashMap<>();
    Map<String, Integer> weight = new LinkedHashMap<>();
    for (ChargeAnswer charge : charges) {
      for (ReliefAnswer relief : charge.reliefs()) {
        Step step = new Step(charge.charge(), relief.relief().id(), relief.eligibleOn());
        switch (relief.status()) {
          case ELIGIBLE, AUTOMATIC -> now.add(step);
          case GRANTED -> done.add(new Step(charge.charge(), relief.relief().id(), relief.since()));
          case NOT_YET -> later.add(step);
          case CONDITIONS -> conditions.add(step);
          case DEPENDS ->
              relief
                  .questions()
                  .forEach(
                      q -> {
                        String key = q.fact() + q.question();
                        questions.putIfAbsent(key, q);
                        weight.merge(key, 1, Integer::sum);
                      });
          default -> {
            // Barred, not covered and unsettled reliefs are in the charge's own answer.
          }
        }
      }
    }
    later.sort(Comparator.comparing(Step::on, Comparator.nullsLast(Comparator.naturalOrder())));
    List<Question> ordered = new ArrayList<>(questions.values());
    ordered.sort(
        Comparator.comparingInt((Question q) -> -weight.getOrDefault(q.fact() + q.question(), 0)));
    return new Summary(now, later, conditions, done, ordered, List.of());
  }
}
