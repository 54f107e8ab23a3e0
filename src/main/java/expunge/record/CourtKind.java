package expunge.record;

import expunge.law.Jurisdiction;
import java.util.List;

/**
 * What sort of court, or officer, had the case. It tells federal, military and tribal cases apart.
 */
public enum CourtKind {
  FEDERAL_DISTRICT,
  COURT_MARTIAL,
  /** A Court of Indian Offenses under 25 C.F.R. part 11. */
  INDIAN_OFFENSES,
  /** A tribe's own court under its own code. */
  TRIBAL,
  DC_SUPERIOR,
  STATE,
  MUNICIPAL,
  JUSTICE,
  JUVENILE;

  /** The sorts of court that can have had a case under the law of {@code jurisdiction}. */
  public static List<CourtKind> possibleFor(Jurisdiction jurisdiction) {
    List<CourtKind> federal =
        List.of(FEDERAL_DISTRICT, COURT_MARTIAL, INDIAN_OFFENSES, TRIBAL, DC_SUPERIOR, JUVENILE);
    if (jurisdiction.federal()) {
      return federal;
    }
    return jurisdiction.code().equals("US-DC")
        ? List.of(DC_SUPERIOR, FEDERAL_DISTRICT, JUVENILE)
        : List.of(STATE, MUNICIPAL, JUSTICE, TRIBAL, JUVENILE);
  }
}
