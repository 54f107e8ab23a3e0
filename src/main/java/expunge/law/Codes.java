package expunge.law;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each jurisdiction's code of laws is called: {@code M.C.L.A.} and {@code Michigan Compiled
 * Laws} are {@code MCL}, and a bare section number in a Michigan record is of the MCL. The table is
 * {@code codes.csv} beside this class; a state's rulebook adds its own rows there.
 */
final class Codes {

  /**
   * One code of laws.
   *
   * @param name what it is called in rules, {@code MCL}
   * @param titled whether a title's number stands before its name: 18 Pa.C.S. 3929
   */
  record Code(String name, boolean titled) {}

  private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z0-9]");

  private static final Map<String, Code> OWN = new HashMap<>();
  private static final Map<String, Code> EVERYWHERE = new HashMap<>();
  private static final Map<String, String> MAIN = new HashMap<>();

  static {
    Set<String> shared = new HashSet<>();
    for (List<String> row : rows()) {
      Code code = new Code(row.get(1), row.get(3).equals("yes"));
      if (row.get(2).equals("yes")) {
        MAIN.put(row.get(0), code.name());
      }
      for (String spelling : (row.get(4) + "|" + code.name()).split("\\|", -1)) {
        String key = key(spelling);
        OWN.put(row.get(0) + " " + key, code);
        Code other = EVERYWHERE.putIfAbsent(key, code);
        if (other != null && !other.equals(code)) {
          shared.add(key);
        }
      }
    }
    shared.forEach(EVERYWHERE::remove);
    // A code's name in rules is one code's only, even where a spelling of another is like it.
    rows()
        .forEach(
            row -> EVERYWHERE.put(key(row.get(1)), new Code(row.get(1), row.get(3).equals("yes"))));
  }

  private Codes() {}

  /** The code that {@code spelling} names in a record of {@code where}. */
  static Optional<Code> named(Jurisdiction where, String spelling) {
    String key = key(spelling);
    Code own = OWN.get(where.code() + " " + key);
    return Optional.ofNullable(own != null ? own : EVERYWHERE.get(key));
  }

  /** The code that a bare section number means in a record of {@code where}. */
  static String main(Jurisdiction where) {
    return MAIN.getOrDefault(where.code(), where.code());
  }

  private static String key(String spelling) {
    return NO_LETTERS.matcher(spelling.toUpperCase(Locale.ROOT)).replaceAll("");
  }

  private static List<List<String>> rows() {
    try (InputStream in = Codes.class.getResourceAsStream("codes.csv")) {
      if (in == null) {
        throw new IllegalStateException("codes.csv is not beside its class");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .skip(1)
          .map(line -> List.of(line.split(",", -1)))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
