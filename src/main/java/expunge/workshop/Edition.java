package expunge.workshop;

import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules as they stand in one place: a folder, or a revision of it.
 *
 * @param name what it is called on the command line
 * @param rulebooks the files of each rulebook
 * @param cases the files of cases, by rulebook and path inside it
 * @param folders where each rulebook lies, by its name; empty for a revision, to which nothing can
 *     be written
 * @param whole whether it holds every rulebook there is; one that was named by itself leaves the
 *     others out of account
 */
public record Edition(
    String name,
    List<RulebookFolder> rulebooks,
    Map<String, Map<String, String>> cases,
    Map<String, Path> folders,
    boolean whole) {

  static final String CASES = ".cases.yaml";

  /** The rules in {@code rules}: a rules folder, or the folder of one rulebook. */
  public static Edition in(String name, Path rules) {
    List<RulebookFolder> books = new ArrayList<>();
    Map<String, Map<String, String>> cases = new TreeMap<>();
    Map<String, Path> folders = new TreeMap<>();
    Path root = rules.toAbsolutePath().normalize();
    for (Path folder : Rulebooks.folders(root)) {
      RulebookFolder book = RulebookFolder.read(folder);
      books.add(book);
      cases.put(book.name(), cases(folder));
      folders.put(book.name(), folder);
    }
    return new Edition(name, books, cases, folders, !folders.containsValue(root));
  }

  private static Map<String, String> cases(Path folder) {
    Map<String, String> cases = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(CASES)).toList()) {
        cases.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the folder " + folder + " can't be read", unreadable);
    }
    return cases;
  }

  /** Whether it has a rulebook of that name. */
  public boolean has(String name) {
    return rulebook(name) != null;
  }

  /** The rulebook of that name, or null. */
  @Nullable RulebookFolder rulebook(String name) {
    return rulebooks.stream().filter(b -> b.name().equals(name)).findFirst().orElse(null);
  }
}
