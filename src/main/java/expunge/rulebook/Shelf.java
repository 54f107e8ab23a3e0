package expunge.rulebook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * Where compiled rules are kept, so that a start needn't compile: first those packed with the
 * program, then a folder. They are kept file by file, so that an edit costs the compilation of the
 * file edited, and are found by the hash of the rules' text, the engine's version and the
 * vocabulary they were compiled against. A shelf also lends out what it has loaded already, so that
 * rulebooks which share a file share its classes.
 */
public final class Shelf {

  private static final String VOCABULARY = vocabulary();

  private final @Nullable Path folder;
  private final @Nullable Path other;

  /**
   * Held by the rulebooks that use them: what no rulebook uses any more goes, classes and all, so
   * that a service can change its rules for years.
   */
  private final Map<String, WeakReference<Model>> loaded = new ConcurrentHashMap<>();

  private Shelf(@Nullable Path folder, @Nullable Path other) {
    this.folder = folder;
    this.other = other;
  }

  /** A shelf in {@code folder}, which is made when it is first needed. */
  public static Shelf in(Path folder) {
    return new Shelf(folder, null);
  }

  /** A shelf in {@code folder} that takes from another too, and never puts anything there. */
  public static Shelf in(Path folder, Path other) {
    return new Shelf(folder, other);
  }

  /** A shelf that keeps nothing. */
  public static Shelf none() {
    return new Shelf(null, null);
  }

  /** Where it keeps what it compiles; null where it keeps nothing. */
  public @Nullable Path folder() {
    return folder;
  }

  /**
   * The models of a rulebook's rules, file by file. Only files that the shelf doesn't hold are
   * compiled.
   */
  List<Model> models(List<Rule> rules) {
    Map<String, List<Rule>> files = new LinkedHashMap<>();
    rules.forEach(r -> files.computeIfAbsent(packageOf(r.file()), f -> new ArrayList<>()).add(r));
    Map<String, Model> models = new LinkedHashMap<>();
    Map<String, List<Rule>> missing = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, List<Rule>> file : files.entrySet()) {
        Model known = find(key(file.getKey(), file.getValue()));
        if (known == null) {
          missing.put(file.getKey(), file.getValue());
        } else {
          models.put(file.getKey(), known);
        }
      }
      if (!missing.isEmpty()) {
        for (Map.Entry<String, Map<String, byte[]>> one : Compiler.compile(missing).entrySet()) {
          String key = key(one.getKey(), missing.getOrDefault(one.getKey(), List.of()));
          if (folder != null) {
            keep(folder.resolve(key + ".zip"), one.getValue());
          }
          models.put(one.getKey(), remember(key, Compiler.load(one.getValue())));
        }
      }
      return List.copyOf(models.values());
    } catch (IOException failed) {
      throw new UncheckedIOException("compiled rules can't be read or kept in " + folder, failed);
    }
  }

  /** A package for a file's rules: two files never share one, however alike their names. */
  private static String packageOf(String file) {
    return "rules.f" + RulebookFolder.sha256(Map.of("file", file)).substring(0, 16);
  }

  private @Nullable Model find(String key) throws IOException {
    WeakReference<Model> held = loaded.get(key);
    Model model = held == null ? null : held.get();
    if (model != null) {
      return model;
    }
    try (InputStream packed =
        Shelf.class.getResourceAsStream("/expunge/rulebooks/" + key + ".zip")) {
      if (packed != null) {
        return remember(key, Compiler.load(unzip(packed)));
      }
    }
    Path file = kept(folder, key);
    if (file == null) {
      file = kept(other, key);
    }
    if (file == null) {
      return null;
    }
    try (InputStream kept = Files.newInputStream(file)) {
      return remember(key, Compiler.load(unzip(kept)));
    }
  }

  private static @Nullable Path kept(@Nullable Path folder, String key) {
    Path file = folder == null ? null : folder.resolve(key + ".zip");
    return file != null && Files.exists(file) ? file : null;
  }

  private Model remember(String key, Model model) {
    loaded.values().removeIf(held -> held.get() == null);
    loaded.put(key, new WeakReference<>(model));
    return model;
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

  private static String key(String packageName, List<Rule> rules) {
    Map<String, String> parts = new TreeMap<>();
    parts.put("vocabulary", VOCABULARY);
    parts.put("package", packageName);
    for (Rule rule : rules) {
      parts.put("rule " + rule.id(), rule.body());
    }
    return RulebookFolder.sha256(parts);
  }

  /**
   * What rules are compiled against: the engine, and every name of the types they may use. All
   * names, since Drools numbers the properties of a type: rules compiled against different lists
   * must not meet in one rulebook.
   */
  private static String vocabulary() {
    Map<String, String> parts = new TreeMap<>();
    parts.put("engine", Compiler.ENGINE);
    parts.put("imports", Vocabulary.imports());
    for (Class<?> type : Vocabulary.classes()) {
      parts.put(
          type.getName(),
          Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
              .map(member -> member.toString())
              .sorted()
              .collect(Collectors.joining("\n")));
    }
    return RulebookFolder.sha256(parts);
  }
}
