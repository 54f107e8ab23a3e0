package expunge.law;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A section or instrument that rules were written from.
 *
 * @param edition which edition of the text was read
 * @param read the day on which it was read
 * @param text the file in the rulebook that holds its words, if the rulebook holds them
 * @param noText why the rulebook holds no words of it; null where it holds them or gives no reason
 * @param coverage how far each part of it is encoded
 */
public record Source(
    String citation,
    String title,
    @Nullable String link,
    String edition,
    LocalDate read,
    @Nullable String text,
    @Nullable String noText,
    Map<String, Coverage> coverage) {

  /** How far a part of the law is encoded. */
  public enum Coverage {
    CODED,
    PARTLY,
    /** It gives the court a judgment that rules can't make. */
    COURT,
    NOT_CODED
  }
}
