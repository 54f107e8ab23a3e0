package expunge.record;

import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.record.PersonRecord.CaseRecord;
import expunge.record.PersonRecord.ChargeRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record as one rulebook sees it: the person, the cases and the charges, each answering for what
 * wasn't told through one inquiry. Used by one thread at a time.
 */
public record Scene(Inquiry inquiry, Person person, List<Case> cases, List<Charge> charges) {

  /**
   * Lays out {@code record}.
   *
   * @param grades the grades each jurisdiction uses
   * @param lists the offense tables of the rulebook that will ask
   */
  public static Scene of(
      PersonRecord record, Function<Jurisdiction, List<Grade>> grades, OffenseLists lists) {
    Inquiry inquiry = new Inquiry();
    List<Case> cases = new ArrayList<>();
    List<Charge> charges = new ArrayList<>();
    for (int i = 0; i < record.cases().size(); i++) {
      CaseRecord c = record.cases().get(i);
      String pointer = "/cases/" + i;
      Case laid =
          new Case(
              c.sheet(),
              inquiry,
              pointer,
              c.id(),
              c.jurisdiction(),
              c.charges().size(),
              firstEnd(c));
      cases.add(laid);
      for (int k = 0; k < c.charges().size(); k++) {
        ChargeRecord charge = c.charges().get(k);
        charges.add(
            new Charge(
                charge.sheet(),
                charge.statute(),
                inquiry,
                pointer + "/charges/" + k,
                charge.id(),
                laid,
                record.asOf(),
                grades.apply(c.jurisdiction()),
                lists,
                Collections.unmodifiableList(charges)));
      }
    }
    return new Scene(
        inquiry,
        new Person(record.person(), inquiry, charges, record.asOf()),
        List.copyOf(cases),
        List.copyOf(charges));
  }

  private static @Nullable LocalDate firstEnd(CaseRecord one) {
    LocalDate first = null;
    for (ChargeRecord charge : one.charges()) {
      LocalDate end = charge.sheet().told(Facts.DISPOSED_ON);
      first = first == null || (end != null && end.isBefore(first)) ? end : first;
    }
    return first;
  }
}
