package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of files that is about to be made, written down before its first step, so that it can be
 * carried to its end by another process when this one is killed. The new texts lie ready beside the
 * files whose places they take.
 *
 * @param folder the rulebook's folder, by its name
 * @param commit the commit that the files are then as in
 * @param written the files that are written anew, by path inside the folder
 * @param deleted the files that go
 */
record Journal(String folder, String commit, List<String> written, List<String> deleted) {

  private static final String NAME = "publishing.json";
  private static final String READY = ".publishing";

  /** Copies the lists. */
  Journal {
    written = List.copyOf(written);
    deleted = List.copyOf(deleted);
  }

  /** What turns the files {@code before} into those {@code after}. */
  static Journal between(
      String folder, String commit, Map<String, String> before, Map<String, String> after) {
    return new Journal(
        folder,
        commit,
        after.entrySet().stream()
            .filter(one -> !one.getValue().equals(before.get(one.getKey())))
            .map(Map.Entry::getKey)
            .sorted()
            .toList(),
        before.keySet().stream().filter(f -> !after.containsKey(f)).toList());
  }

  /** The journal in {@code place}, if something was left unfinished. */
  static @Nullable Journal read(Path place) throws IOException {
    Path file = place.resolve(NAME);
    if (!Files.exists(file)) {
      return null;
    }
    JsonNode node = Json.mapper().readTree(Files.readAllBytes(file));
    return new Journal(
        node.path("folder").asText(),
        node.path("commit").asText(),
        names(node.path("written")),
        names(node.path("deleted")));
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(one -> names.add(one.asText()));
    return names;
  }

  void write(Path place) throws IOException {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("folder", folder).put("commit", commit);
    ArrayNode all = node.putArray("written");
    written.forEach(all::add);
    ArrayNode gone = node.putArray("deleted");
    deleted.forEach(gone::add);
    Files.createDirectories(place);
    Path draft = place.resolve(NAME + ".new");
    force(draft, Json.mapper().writeValueAsBytes(node));
    Files.move(draft, place.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  static void drop(Path place) throws IOException {
    Files.deleteIfExists(place.resolve(NAME + ".new"));
    Files.deleteIfExists(place.resolve(NAME));
  }

  /** Lays the new texts ready. */
  void lay(Path rules, Map<String, String> after) throws IOException {
    for (String one : written) {
      lay(rules.resolve(folder).resolve(one), after.getOrDefault(one, ""));
    }
  }

  private static void lay(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    force(ready(file), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path ready(Path file) {
    return file.resolveSibling("." + file.getFileName() + READY);
  }

  /**
   * Puts every file in its place. What was in place already when it is done once more stays.
   *
   * @param wanted the files as they are to be in the end
   */
  void finish(Path rules, Map<String, String> wanted) throws IOException {
    Path book = rules.resolve(folder);
    for (String one : written) {
      Path file = book.resolve(one);
      String text = wanted.get(one);
      if (text == null) {
        continue; // changed again since
      }
      if (!Files.exists(ready(file))) {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
          continue;
        }
        lay(file, text);
      }
      Files.move(
          ready(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    for (String one : deleted) {
      if (!wanted.containsKey(one)) {
        Files.deleteIfExists(book.resolve(one));
        emptied(book, book.resolve(one).getParent());
      }
    }
  }

  private static void emptied(Path book, @Nullable Path folder) throws IOException {
    try {
      for (Path one = folder; one != null && !one.equals(book); one = one.getParent()) {
        Files.deleteIfExists(one);
      }
    } catch (DirectoryNotEmptyException used) {
      // It holds other files, and stays.
    }
  }

  /** Takes away texts that lie ready for a change that isn't made, and folders made for them. */
  static void sweep(Path rules) throws IOException {
    Files.walkFileTree(
        rules,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return path.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            String name = String.valueOf(path.getFileName());
            if (name.startsWith(".") && name.endsWith(READY)) {
              Files.deleteIfExists(path);
              emptied(rules, path.getParent());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void force(Path file, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }
}
