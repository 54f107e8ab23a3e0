package expunge.finding;

import expunge.record.Day;
import java.util.Optional;

/**
 * What one rule concludes about one charge and one relief. Rules only insert findings; nothing
 * changes one afterwards.
 *
 * <p>A finding may be unsettled: the law itself is unclear there, or a part of it that isn't
 * encoded decides.
 */
public sealed interface Finding extends About
    permits Covers, Grants, Bars, OpensOn, ClosesOn, DueBy, Requires, Caution {

  /** Whether the law is unclear here, so that a person has to review it. */
  boolean isUnsettled();

  /** The day it speaks of, where it speaks of one. */
  default Optional<Day> day() {
    return Optional.empty();
  }

  /** Its name in answers: {@code OpensOn}. */
  default String kind() {
    return getClass().getSimpleName();
  }
}
