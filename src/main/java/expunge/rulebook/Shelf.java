package expunge.rulebook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where compiled rules are kept, so that a start needn't compile: first those packed with the
 * program, then a folder. They are found by the hash of the rules' text, the engine's version and
 * the vocabulary they were compiled against.
 */
public final class Shelf {

  private final @Nullable Path folder;

  private Shelf(@Nullable Path folder) {
    this.folder = folder;
  }

  /** A shelf in {@code folder}, which is made when it is first needed. */
  public static Shelf in(Path folder) {
    return new Shelf(folder);
  }

  /** A shelf that keeps nothing. */
  public static Shelf none() {
    return new Shelf(null);
  }

  Map<String, byte[]> classes(String packageName, List<Rule> rules) {
    try {
      String key = key(packageName, rules);
      try (InputStream packed =
          Shelf.class.getResourceAsStream("/expunge/rulebooks/" + key + ".zip")) {
        if (packed != null) {
          return unzip(packed);
        }
      }
      Path file = folder == null ? null : folder.resolve(key + ".zip");
      if (file != null && Files.exists(file)) {
        try (InputStream kept = Files.newInputStream(file)) {
          return unzip(kept);
        }
      }
      Map<String, byte[]> classes = Compiler.compile(packageName, rules);
      if (file != null) {
        keep(file, classes);
      }
      return classes;
    } catch (IOException failed) {
      throw new UncheckedIOException("compiled rules can't be read or kept in " + folder, failed);
    }
  }

  private static void keep(Path file, Map<String, byte[]> classes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> one : new TreeMap<>(classes).entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
      }
    }
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "rules", ".tmp");
    Files.write(draft, bytes.toByteArray());
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Map<String, byte[]> unzip(InputStream in) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        classes.put(entry.getName(), zip.readAllBytes());
      }
    }
    return classes;
  }

  private static String key(String packageName, List<Rule> rules) throws IOException {
    Map<String, String> parts = new HashMap<>();
    parts.put("engine", Compiler.ENGINE);
    parts.put("package", packageName);
    for (Rule rule : rules) {
      parts.put("rule " + rule.id(), rule.body());
    }
    for (Class<?> type : Vocabulary.classes()) {
      try (InputStream bytes =
          type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
        parts.put(
            "type " + type.getName(),
            bytes == null ? "" : HexFormat.of().formatHex(bytes.readAllBytes()));
      }
    }
    return RulebookFolder.sha256(new TreeMap<>(parts));
  }
}
