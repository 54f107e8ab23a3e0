package expunge.workshop;

import expunge.law.Jurisdiction;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules and cases of one rulebook as files: what may be tried, published and taken back. What
 * else lies in its folder (words of the law, lists for the workshop) is left alone.
 */
public final class RuleFiles {

  /** What the names of files that a draft brings have to look like, in words. */
  public static final String NAMES =
      "a path inside the rulebook's folder of letters, digits, `-`, `_` and `.`, at most "
          + "5 folders deep, that ends in .drl or .cases.yaml; or rulebook.yaml; or offenses.csv";

  private static final int LONGEST = 200;
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99}/){0,5}[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private RuleFiles() {}

  /** A file of the rules that can't be used; its message is a sentence for whoever asked. */
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
      super(what);
    }
  }

  /**
   * Whether a file at this path inside a rulebook's folder holds rules, cases or what they need.
   */
  public static boolean belongs(String inside) {
    return inside.endsWith(".drl")
        || inside.endsWith(Edition.CASES)
        || inside.equals("rulebook.yaml")
        || inside.equals("offenses.csv");
  }

  /** Whether a draft may bring a file of this name: see {@link #NAMES}. */
  public static boolean allowed(String inside) {
    return inside.length() <= LONGEST && NAME.matcher(inside).matches() && belongs(inside);
  }

  /** A name that would need a folder where another file lies; null when there is none. */
  public static @Nullable String clash(Map<String, String> files) {
    Map<String, String> small = new TreeMap<>();
    for (String one : files.keySet()) {
      // Some file systems hold a.drl and A.drl for one and the same.
      if (small.put(one.toLowerCase(Locale.ROOT), one) != null) {
        return one;
      }
    }
    for (String one : small.keySet()) {
      for (int slash = one.indexOf('/'); slash > 0; slash = one.indexOf('/', slash + 1)) {
        if (small.containsKey(one.substring(0, slash))) {
          return small.get(one);
        }
      }
    }
    return null;
  }

  /**
   * The texts of a rulebook's files, by path inside its folder; empty when there is no such folder.
   *
   * @throws Unreadable when one of them is no text, or is a link: links are not followed
   */
  public static Map<String, String> read(Path rules, Jurisdiction jurisdiction) throws IOException {
    Path folder = rules.resolve(jurisdiction.folder());
    Map<String, String> files = new TreeMap<>();
    if (Files.notExists(folder)) {
      return files;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            String inside = folder.relativize(path).toString().replace('\\', '/');
            if (attributes.isSymbolicLink()) {
              throw new Unreadable(
                  jurisdiction.folder()
                      + (inside.isEmpty() ? "" : "/" + inside)
                      + " is a link; put the file or folder itself in its place");
            }
            if (belongs(inside)) {
              files.put(inside, text(path, jurisdiction.folder() + "/" + inside));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static String text(Path path, String shown) throws IOException {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (CharacterCodingException bytes) {
      throw new Unreadable(shown + " holds bytes that are not UTF-8; save it as UTF-8 text");
    }
  }
}
