package expunge.workshop;

import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.finding.Asked;
import expunge.record.Day;
import expunge.record.PersonRecord;
import expunge.record.PersonRecord.ChargeRecord;
import expunge.rulebook.Found;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether an answer is what a case says must be concluded. */
final class Expectations {

  private Expectations() {}

  static boolean met(CaseFile.Case one, Determination answer) {
    ChargeAnswer charge =
        answer.charges().stream()
            .filter(c -> one.charge() == null || c.charge().equals(one.charge()))
            .findFirst()
            .orElse(null);
    if (charge == null) {
      return false;
    }
    List<Found> found = charge.reliefs().stream().flatMap(r -> r.findings().stream()).toList();
    return one.fires().entrySet().stream()
            .allMatch(wanted -> made(found, wanted.getKey()).containsAll(wanted.getValue()))
        && one.silent().stream().allMatch(citation -> made(found, citation).isEmpty())
        && one.status().entrySet().stream()
            .allMatch(wanted -> status(charge, wanted.getKey(), wanted.getValue()))
        && asked(charge).containsAll(one.asks());
  }

  /**
   * Whether the answer to a question can matter to what the case says.
   *
   * @param book the rulebook that the question is put to
   */
  static Predicate<Asked> matters(CaseFile.Case one, PersonRecord record, Rulebook book) {
    String charge =
        record.cases().stream()
            .flatMap(c -> c.charges().stream())
            .map(ChargeRecord::id)
            .filter(id -> one.charge() == null || id.equals(one.charge()))
            .findFirst()
            .orElse("");
    if (!one.asks().isEmpty()) {
      return asked -> asked.charge().id().equals(charge);
    }
    Set<String> reliefs = new HashSet<>(one.status().keySet());
    for (Rule rule : book.rules()) {
      if (one.fires().containsKey(rule.citation()) || one.silent().contains(rule.citation())) {
        reliefs.addAll(rule.concludes());
      }
    }
    return asked -> asked.charge().id().equals(charge) && reliefs.contains(asked.relief());
  }

  private static Set<String> made(List<Found> found, String citation) {
    Set<String> made = new HashSet<>();
    for (Found one : found) {
      if (one.rule().citation().equals(citation)) {
        made.add(one.finding().kind());
        one.finding()
            .day()
            .flatMap(Day::known)
            .ifPresent(day -> made.add(one.finding().kind() + " " + day));
      }
    }
    return made;
  }

  private static boolean status(ChargeAnswer charge, String relief, String wanted) {
    ReliefAnswer answer =
        charge.reliefs().stream()
            .filter(r -> r.relief().id().equals(relief))
            .findFirst()
            .orElse(null);
    String found = answer == null ? "NOT_COVERED" : answer.status().name();
    LocalDate day = answer == null ? null : firstDay(answer);
    return wanted.equals(wanted.contains(" ") && day != null ? found + " " + day : found);
  }

  private static @Nullable LocalDate firstDay(ReliefAnswer answer) {
    return answer.since() != null ? answer.since() : answer.eligibleOn();
  }

  private static Set<String> asked(ChargeAnswer charge) {
    Set<String> facts = new HashSet<>();
    charge.reliefs().forEach(r -> r.questions().forEach(q -> facts.add(q.fact())));
    return facts;
  }
}
