package expunge.record;

/** How an offense hangs together with the person's having been a victim of human trafficking. */
public enum TraffickingLink {
  /** It was committed as a direct result of it. */
  DIRECT_RESULT,
  /** It was directly related to it. */
  DIRECTLY_RELATED,
  NONE
}
