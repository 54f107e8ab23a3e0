package expunge.law;

import org.jspecify.annotations.Nullable;

/**
 * One remedy of one jurisdiction.
 *
 * @param id its name everywhere, {@code us-or/set-aside-conviction}
 * @param reachesAny whether it is asked of charges under other jurisdictions' law too
 * @param effect what it does to the record
 * @param how how one asks for it
 * @param discretion who decides and how freely
 */
public record Relief(
    String id,
    String title,
    Mode mode,
    boolean reachesAny,
    @Nullable String effect,
    @Nullable String how,
    @Nullable String where,
    @Nullable String fee,
    @Nullable String discretion) {

  /** How it comes about. */
  public enum Mode {
    /** A court or board is petitioned. */
    PETITION,
    /** An office is asked on a form and must act. */
    APPLICATION,
    /** The authorities must act unasked. */
    AUTOMATIC,
    /** It has come about by the instrument itself. */
    BY_LAW
  }
}
