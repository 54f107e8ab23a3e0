package expunge.rulebook;

import expunge.law.Jurisdiction;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a rulebook's files from its folder, through symbolic links too. A file that can't be read
 * is a problem with its place, and the others are read all the same.
 */
final class FolderReader extends SimpleFileVisitor<Path> {

  private static final int DEEPEST = 20;

  private final Path folder;
  private final String name;
  private final Map<String, String> files = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private FolderReader(Path folder) {
    this.folder = folder;
    this.name = name(folder);
  }

  static RulebookFolder read(Path folder) {
    FolderReader reader = new FolderReader(folder);
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, reader);
    } catch (IOException unreadable) {
      reader.problem(folder, unreadable);
    }
    return new RulebookFolder(reader.name, reader.files, reader.problems);
  }

  /**
   * The folder's own name; where that is no jurisdiction's ({@code .}, or a link by another name),
   * the name of what it leads to, if that is one.
   */
  static String name(Path folder) {
    String given = last(folder.toAbsolutePath().normalize());
    if (jurisdiction(given)) {
      return given;
    }
    try {
      String real = last(folder.toRealPath());
      return jurisdiction(real) ? real : given;
    } catch (IOException nowhere) {
      return given;
    }
  }

  private static String last(Path path) {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  private static boolean jurisdiction(String name) {
    return Jurisdiction.find(name.toUpperCase(Locale.ROOT)).isPresent();
  }

  @Override
  public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
    String inside = inside(path);
    if (RulebookFolder.belongs(inside)) {
      try {
        files.put(inside, Files.readString(path, StandardCharsets.UTF_8));
      } catch (IOException unreadable) {
        problem(path, unreadable);
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path path, IOException unreadable) {
    problem(path, unreadable);
    return FileVisitResult.CONTINUE;
  }

  private String inside(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private void problem(Path path, IOException why) {
    String inside = inside(path);
    problems.add(
        new Problem(inside.isEmpty() ? name : name + "/" + inside, 1, 1, "unreadable", say(why)));
  }

  private static String say(IOException why) {
    if (why instanceof CharacterCodingException) {
      return "this file can't be read: it holds bytes that are not UTF-8; save it as UTF-8 text";
    }
    if (why instanceof FileSystemLoopException) {
      return "this link leads back to a folder it stands in; take it away";
    }
    if (why instanceof NoSuchFileException) {
      return "this can't be read: it is not there, or is a link that leads nowhere";
    }
    return why instanceof AccessDeniedException
        ? "this can't be read: reading it is not allowed; change its permissions"
        : "this can't be read: " + why.getMessage();
  }
}
