package expunge.workshop;

import expunge.rulebook.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts below a folder, through symbolic links too. What can't be read is a problem with its
 * place; the others are read all the same.
 */
final class Texts {

  private static final int DEEPEST = 20;

  private Texts() {}

  /**
   * The texts whose name ends with {@code ending}, by path inside the folder; none when there is no
   * folder.
   *
   * @param shown what the folder is called in problems
   */
  static Map<String, String> below(
      Path folder, String ending, String shown, List<Problem> problems) {
    Map<String, String> texts = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    for (Path path : walk(folder, problems, shown)) {
      String inside = folder.relativize(path).toString().replace('\\', '/');
      if (inside.endsWith(ending)) {
        try {
          texts.put(inside, Files.readString(path));
        } catch (IOException unreadable) {
          problems.add(problem(shown + "/" + inside, unreadable));
        }
      }
    }
    return texts;
  }

  private static List<Path> walk(Path folder, List<Problem> problems, String shown) {
    List<Path> paths = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEEPEST,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              paths.add(path);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException unreadable) {
              problems.add(problem(shown + "/" + folder.relativize(path), unreadable));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      problems.add(problem(shown, unreadable));
    }
    return paths;
  }

  private static Problem problem(String file, IOException why) {
    return new Problem(
        file,
        1,
        1,
        "unreadable",
        why instanceof CharacterCodingException
            ? "this file can't be read: it holds bytes that are not UTF-8; save it as UTF-8 text"
            : "this can't be read; see that it is there and may be read (" + why + ")");
  }
}
