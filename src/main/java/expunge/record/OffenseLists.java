package expunge.record;

import expunge.law.Statute;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** What a list says of a statute. */
  record Match(Kind kind, String entry) {}

  /** How firmly a list names a statute. */
  enum Kind {
    /** Without condition. */
    LISTED,
    /** Only in some circumstances. */
    CONDITIONALLY,
    /** The statute was cited too shortly to tell; {@link Match#entry} is the longer citation. */
    TOO_SHORT
  }

  /** The names of the lists, each with the citations on it. */
  Map<String, Set<String>> names();

  /** What {@code list} says of {@code statute}, entry by entry; nothing when it isn't on it. */
  List<Match> find(String list, Statute statute);
}
