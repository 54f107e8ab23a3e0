package expunge.record;

/** What sort of court, or officer, had the case. It tells federal, military and tribal cases apart. */
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
  JUVENILE
}
