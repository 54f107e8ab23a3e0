package expunge.record;

import expunge.law.Statute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of offenses of one rulebook: which statutes a list of the law names, and on what
 * condition.
 */
public interface OffenseLists {

  /** No lists. */
  OffenseLists NONE =
      new OffenseLists() {
        @Override
        public Map<String, Set<String>> names() {
          return Map.of();
        }

        @Override
        public List<Match> find(String list, Statute statute) {
          return List.of();
        }
      };

  /**
   * What a list says of a statute.
   *
   * @param where what else must be so, where {@code kind} is {@link Kind#WHERE}
   */
  record Match(Kind kind, String entry, Where where) {}

  /**
   * What a charge must be, besides under the statute, for a list to name it.
   *
   * @param onlyDrug the one drug that the count must name
   * @param convictedBefore the day before which it must have been convicted
   * @param belowFelony whether it must be graded below a felony
   */
  record Where(@Nullable String onlyDrug, @Nullable String convictedBefore, boolean belowFelony) {

    /** Nothing. */
    public static final Where ANY = new Where(null, null, false);

    boolean of(Charge charge) {
      return !(belowFelony && charge.grade().felony())
          && (convictedBefore == null || charge.convictedOn().isBefore(convictedBefore))
          && (onlyDrug == null || charge.namesOnly(onlyDrug));
    }
  }

  /** How firmly a list names a statute. */
  enum Kind {
    /** Without condition. */
    LISTED,
    /** Where other facts of the record are as the list says. */
    WHERE,
    /** Only in some circumstances, which the record is asked about. */
    CONDITIONALLY,
    /** The statute was cited too shortly to tell; {@link Match#entry} is the longer citation. */
    TOO_SHORT
  }

  /** The names of the lists, each with the citations on it. */
  Map<String, Set<String>> names();

  /** What {@code list} says of {@code statute}, entry by entry; nothing when it isn't on it. */
  List<Match> find(String list, Statute statute);
}
