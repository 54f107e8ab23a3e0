package expunge.determination;

import expunge.finding.Bars;
import expunge.finding.Caution;
import expunge.finding.ClosesOn;
import expunge.finding.Covers;
import expunge.finding.DueBy;
import expunge.finding.Finding;
import expunge.finding.Grants;
import expunge.finding.OpensOn;
import expunge.finding.Requires;
import expunge.law.Relief;
import expunge.record.Day;
import expunge.rulebook.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * From all findings about one charge and one relief to its status on one day. Every finding is
 * looked at and their order can't matter: a settled bar closes; what is unsettled leaves a review;
 * a grant has happened; what is left to do comes before what is only a matter of time.
 */
final class Fold {

  private final Relief.Mode mode;
  private final List<Found> findings;

  Fold(Relief.Mode mode, List<Found> findings) {
    this.mode = mode;
    this.findings = findings;
  }

  Status on(LocalDate day) {
    if (findings.isEmpty()) {
      return Status.NOT_COVERED;
    }
    if (has(f -> f instanceof Bars && !f.isUnsettled())) {
      return Status.NOT_ELIGIBLE;
    }
    boolean reached = has(f -> (f instanceof Covers || f instanceof Grants) && !f.isUnsettled());
    if (!reached && !has(f -> f.isUnsettled() && !(f instanceof Caution || f instanceof DueBy))) {
      return Status.NOT_COVERED;
    }
    if (has(
        f ->
            f instanceof ClosesOn c && !f.isUnsettled() && !c.closes().isAfter(day.minusDays(1)))) {
      return Status.NOT_ELIGIBLE;
    }
    if (!reached
        || has(
            f ->
                f.isUnsettled()
                    && !(f instanceof Covers
                        || f instanceof Grants
                        || f instanceof DueBy
                        || f instanceof Caution))) {
      return Status.REVIEW;
    }
    for (Day since : days(Grants.class)) {
      if (since.isOnOrBefore(day)) {
        return Status.GRANTED;
      }
    }
    List<Day> opens = days(OpensOn.class);
    if (opens.stream().anyMatch(Day::absent)) {
      return Status.REVIEW; // a rule counted from an event that never was: a person has to look
    }
    if (has(f -> f instanceof Requires) || opens.stream().anyMatch(Day::ahead)) {
      return Status.CONDITIONS;
    }
    boolean waiting = false;
    for (Day one : opens) {
      waiting |= one.isAfter(day);
    }
    if (waiting || has(f -> f instanceof Grants)) {
      return Status.NOT_YET;
    }
    return mode == Relief.Mode.AUTOMATIC ? Status.AUTOMATIC : Status.ELIGIBLE;
  }

  private boolean has(Predicate<Finding> test) {
    for (Found one : findings) {
      if (test.test(one.finding())) {
        return true;
      }
    }
    return false;
  }

  /** The days of the settled findings of a kind. */
  List<Day> days(Class<? extends Finding> kind) {
    List<Day> days = new ArrayList<>();
    for (Found one : findings) {
      if (kind.isInstance(one.finding()) && !one.finding().isUnsettled()) {
        one.finding().day().ifPresent(days::add);
      }
    }
    return days;
  }

  /** The known days after {@code day} on which the status may change. */
  List<LocalDate> changesAfter(LocalDate day) {
    List<LocalDate> days = new ArrayList<>();
    for (Found one : findings) {
      if (one.finding() instanceof DueBy) {
        continue; // it opens and closes nothing
      }
      one.finding()
          .day()
          .flatMap(Day::known)
          .ifPresent(d -> days.add(one.finding() instanceof ClosesOn ? d.plusDays(1) : d));
    }
    days.removeIf(d -> !d.isAfter(day));
    return days;
  }
}
