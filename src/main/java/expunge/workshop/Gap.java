package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the rules of a jurisdiction leave open or say twice.
 *
 * @param of what it is about, in the words of gaps.yaml: citations, a relief, an outcome and a
 *     grade
 * @param sentence what it is, in words
 * @param rules the rules it is about
 * @param record a small record that shows it; null where none can
 */
public record Gap(
    Kind kind, List<String> of, String sentence, List<Witness> rules, @Nullable JsonNode record) {

  /** The sorts of gap. */
  public enum Kind {
    /** No rule of any relief speaks of such a charge. */
    SILENT_CHARGE("silent-charge"),
    /** No rule concludes anything for a relief. */
    SILENT_RELIEF("silent-relief"),
    /** A rule concluded nothing in anything that was tried. */
    NEVER_FIRES("never-fires"),
    /** Two rules with the same conditions and the same conclusion. */
    REPEATS("repeats"),
    /** Two rules that concluded the same of the same charges in everything that was tried. */
    ALWAYS_TOGETHER("always-together"),
    /** Two rules that let one charge wait until different days for one relief. */
    TWO_PERIODS("two-periods");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Its name in gaps.yaml and in JSON. */
    public String word() {
      return word;
    }
  }

  /** Copies the lists. */
  public Gap {
    of = List.copyOf(of);
    rules = List.copyOf(rules);
  }
}
