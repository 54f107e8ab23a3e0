package expunge.record;

/** A crime short of the completed one. */
public enum Inchoate {
  ATTEMPT,
  CONSPIRACY,
  SOLICITATION
}
