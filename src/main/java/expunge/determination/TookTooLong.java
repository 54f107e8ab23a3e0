package expunge.determination;

/**
 * A record was not answered in the time that was given for it: too much of it is missing, or it
 * holds very many charges. Nothing was decided.
 */
public final class TookTooLong extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TookTooLong() {
    super("the record was not answered in the time given");
  }
}
