package expunge.law;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sovereign whose courts make criminal records: the United States ({@code US}), a state, the
 * District of Columbia, or a territory ({@code US-XX}, ISO 3166-2).
 */
public final class Jurisdiction implements Comparable<Jurisdiction> {

  private static final Map<String, Jurisdiction> ALL = new LinkedHashMap<>();

  static {
    add("US", "United States", Kind.FEDERAL);
    String states =
        "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,FL Florida,"
            + "GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,"
            + "ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,"
            + "NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,"
            + "ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,"
            + "SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,"
            + "WI Wisconsin,WY Wyoming";
    for (String state : states.split(",", -1)) {
      add("US-" + state.substring(0, 2), state.substring(3), Kind.STATE);
    }
    add("US-DC", "District of Columbia", Kind.DISTRICT);
    add("US-PR", "Puerto Rico", Kind.TERRITORY);
    add("US-VI", "U.S. Virgin Islands", Kind.TERRITORY);
    add("US-GU", "Guam", Kind.TERRITORY);
    add("US-MP", "Northern Mariana Islands", Kind.TERRITORY);
    add("US-AS", "American Samoa", Kind.TERRITORY);
  }

  /**
   * The United States itself: federal law, in whichever federal, military or tribal court it was
   * applied.
   */
  public static final Jurisdiction US = of("US");

  /** What sort of sovereign it is. */
  public enum Kind {
    FEDERAL,
    STATE,
    DISTRICT,
    TERRITORY
  }

  private final String code;
  private final String name;
  private final Kind kind;

  private Jurisdiction(String code, String name, Kind kind) {
    this.code = code;
    this.name = name;
    this.kind = kind;
  }

  private static void add(String code, String name, Kind kind) {
    ALL.put(code, new Jurisdiction(code, name, kind));
  }

  /** The jurisdiction with this code, if there is one. */
  public static Optional<Jurisdiction> find(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /**
   * The jurisdiction with this code.
   *
   * @throws IllegalArgumentException when no jurisdiction has it
   */
  public static Jurisdiction of(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException("no jurisdiction has the code " + code));
  }

  /** Every jurisdiction: the United States, the states by name, the District, the territories. */
  public static List<Jurisdiction> all() {
    return List.copyOf(ALL.values());
  }

  /** The code as written in records, {@code US-OR}. */
  public String code() {
    return code;
  }

  /** The name in English, {@code Oregon}. */
  public String name() {
    return name;
  }

  /** What sort of sovereign it is. */
  public Kind kind() {
    return kind;
  }

  /** The folder of its rulebook and the first part of its reliefs' names, {@code us-or}. */
  public String folder() {
    return code.toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether it is the United States itself. */
  public boolean federal() {
    return kind == Kind.FEDERAL;
  }

  /** Whether it is one of the fifty states. */
  public boolean state() {
    return kind == Kind.STATE;
  }

  @Override
  public int compareTo(Jurisdiction other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
