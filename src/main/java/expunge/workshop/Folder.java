package expunge.workshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of texts. */
final class Folder {

  private Folder() {}

  /** The files below {@code folder} whose name ends so, in order; none when there is no folder. */
  static List<Path> below(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(p -> p.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the folder " + folder + " can't be read", unreadable);
    }
  }

  /** The text of a file. */
  static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the file " + path + " can't be read", unreadable);
    }
  }
}
