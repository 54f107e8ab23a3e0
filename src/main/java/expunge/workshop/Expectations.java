package expunge.workshop;

import expunge.finding.Asked;
import expunge.record.PersonRecord;
import expunge.record.PersonRecord.ChargeRecord;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What a case is about. */
final class Expectations {

  private Expectations() {}

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
}
