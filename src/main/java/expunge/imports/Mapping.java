package expunge.imports;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping file says: how one office's files are read. Immutable.
 *
 * @param name the mapping's name, as it is given on the command line
 * @param hash of the text of the mapping file
 * @param json whether the files are JSON documents, whose columns are paths, and not rows of cells
 * @param charges for JSON: the path of the list whose elements are rows, {@code cases.charges}
 * @param delimiter what stands between the cells of a row
 * @param fixed the columns of a file without a head; empty where files have one
 * @param sparing whether a file may lack columns, other than those of the keys
 * @param blank the words that stand for an empty cell, folded
 * @param columns the columns that are read, in the order of {@link Row#cells()}
 * @param person the columns that tell persons apart; empty where each document is a person
 * @param same what must be the same in all rows of a person
 * @param caseKey the columns that tell the cases of a person apart
 * @param chargeKey the columns that tell the charges of a case apart; empty where each row is one
 */
public record Mapping(
    String name,
    String hash,
    boolean json,
    String charges,
    char delimiter,
    Charset encoding,
    List<String> fixed,
    boolean sparing,
    Set<String> blank,
    List<String> columns,
    List<Integer> person,
    List<Integer> same,
    List<Integer> caseKey,
    List<Integer> chargeKey,
    @Nullable Kinds kinds,
    List<FactColumn> facts) {

  /** Copies the collections. */
  public Mapping {
    fixed = List.copyOf(fixed);
    blank = Set.copyOf(blank);
    columns = List.copyOf(columns);
    facts = List.copyOf(facts);
  }

  /** What a row is. */
  public enum Kind {
    /** A charge. */
    CHARGE,
    /** A charge, unless a row of its event is one. */
    FALLBACK,
    /** Nothing that is read; it is noted. */
    ASIDE,
    /** Nobody knows: the record can't be read. */
    UNKNOWN
  }

  /**
   * What sorts of row there are.
   *
   * @param column the column that tells them apart
   * @param event the columns that tell events apart, for {@link Kind#FALLBACK}
   * @param byWord what each word of that column means, folded
   * @param otherwise what a row with another word is
   */
  public record Kinds(int column, List<Integer> event, Map<String, Kind> byWord, Kind otherwise) {}

  /** What a person is called in {@code cells}; blank when nothing is there. */
  public String personKey(List<String> cells) {
    return key(person, cells);
  }

  /** The cells of these columns with a space between, those that are blank left away. */
  String key(List<Integer> of, List<String> cells) {
    StringBuilder key = new StringBuilder();
    for (int column : of) {
      String cell = cells.get(column).strip();
      if (!blank.contains(FactColumn.folded(cell))) {
        key.append(key.isEmpty() ? "" : " ").append(cell);
      }
    }
    return key.toString();
  }

  Kind kind(List<String> cells) {
    Kinds sorts = kinds;
    return sorts == null
        ? Kind.CHARGE
        : sorts
            .byWord()
            .getOrDefault(FactColumn.folded(cells.get(sorts.column())), sorts.otherwise());
  }

  /** The columns without which a file can't be read by this mapping. */
  public List<String> needed() {
    if (!sparing) {
      return columns;
    }
    return java.util.stream.Stream.of(person, caseKey)
        .flatMap(List::stream)
        .map(columns::get)
        .distinct()
        .toList();
  }
}
