package expunge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebooks;
import expunge.workshop.RuleFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries drafts in a process of their own: with little memory, without this one's environment, in a
 * folder with a copy of the rules, and for a limited time. Whatever a draft does there ends with
 * it.
 */
final class Sandbox {

  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
  private static final String PREFIX = "expunge-draft-";
  private static final int MEGABYTES = 320;
  private static final int SECONDS = 40;
  private static final int GRACE_SECONDS = 15;
  private static final int LONGEST_REPORT = 2_000_000;
  private static final long MOST_COPIED = 50_000_000;
  private static final Pattern CODE = Pattern.compile("\\bUS(-[A-Z]{2})?\\b");
  private static final JsonMapper READER = new JsonMapper();

  /** The command line, which this room doesn't know: it is only started. */
  private static final String MAIN = "expunge.cli.Main";

  /**
   * What came of a draft.
   *
   * @param report what was found; null when it came to no end
   * @param why why it came to no end
   */
  record Outcome(@Nullable JsonNode report, String why) {
    /** Whether nothing stands against publishing. */
    boolean clean() {
      return report != null
          && report.path("diagnostics").isEmpty()
          && report.has("cases")
          && report.at("/cases/failed").asInt(1) == 0;
    }
  }

  private final Path rules;
  private final @Nullable Path shelf;
  private final int seconds;
  private final int longestSeconds;

  Sandbox(Path rules, @Nullable Path shelf) {
    this(rules, shelf, SECONDS, SECONDS + GRACE_SECONDS);
  }

  /**
   * A sandbox for drafts of the rulebooks in a folder.
   *
   * @param shelf where compiled rules are, to be read from only
   * @param seconds after which a draft isn't mutated or compared any further
   * @param longestSeconds after which its process is killed
   */
  Sandbox(Path rules, @Nullable Path shelf, int seconds, int longestSeconds) {
    this.rules = rules;
    this.shelf = shelf;
    this.seconds = seconds;
    this.longestSeconds = longestSeconds;
    sweep();
  }

  /** Takes away what a service that was killed has left behind. */
  private static void sweep() {
    Path all = Path.of(System.getProperty("java.io.tmpdir", "."));
    Instant old = Instant.now().minus(1, ChronoUnit.HOURS);
    try (Stream<Path> left = Files.list(all)) {
      for (Path one : left.filter(p -> p.getFileName().toString().startsWith(PREFIX)).toList()) {
        if (Files.getLastModifiedTime(one).toInstant().isBefore(old)) {
          remove(one);
        }
      }
    } catch (IOException kept) {
      LOG.debug("folders of old drafts can't be looked for");
    }
  }

  /**
   * Tries a draft.
   *
   * @param live the files of its rulebook as they stand
   * @param draft the files as the draft has them
   * @throws IOException when the copy can't be made
   */
  Outcome run(Jurisdiction jurisdiction, Map<String, String> live, Map<String, String> draft)
      throws IOException {
    Path place = Files.createTempDirectory(PREFIX);
    try {
      copy(place, jurisdiction, live, draft);
      return run(place);
    } finally {
      remove(place);
    }
  }

  private void copy(
      Path place, Jurisdiction jurisdiction, Map<String, String> live, Map<String, String> draft)
      throws IOException {
    String name = jurisdiction.folder();
    Files.createDirectories(place.resolve("live"));
    Files.createDirectories(place.resolve("examples"));
    String texts = String.join("\n", live.values()) + String.join("\n", draft.values());
    var named = CODE.matcher(texts).results().map(m -> m.group()).collect(Collectors.toSet());
    for (Path folder : Rulebooks.folders(rules)) {
      String other = String.valueOf(folder.getFileName());
      Jurisdiction its = Jurisdiction.find(other.toUpperCase(java.util.Locale.ROOT)).orElse(null);
      if (its != null
          && !its.equals(jurisdiction)
          && (named.contains(its.code()) || Rulebooks.reachesAny(folder))) {
        Map<String, String> files = RuleFiles.read(rules, its);
        files.keySet().removeIf(file -> file.endsWith(".cases.yaml"));
        write(place.resolve("live").resolve(other), files);
      }
    }
    write(place.resolve("live").resolve(name), live);
    Path book = place.resolve("draft").resolve(name);
    Files.createDirectories(book);
    words(rules.resolve(name), book);
    write(book, draft);
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> one : files.entrySet()) {
      Path file = folder.resolve(one.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, one.getValue());
    }
  }

  /** Copies what lies beside the rules: the words of the law, and what was noted about them. */
  private static void words(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          private long copied;

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            String inside = from.relativize(path).toString().replace('\\', '/');
            copied += attributes.size();
            if (attributes.isRegularFile() && !RuleFiles.belongs(inside) && copied < MOST_COPIED) {
              Files.createDirectories(to.resolve(inside).getParent());
              Files.copy(path, to.resolve(inside));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private Outcome run(Path place) throws IOException {
    Path work = Files.createDirectories(place.resolve("work"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + MEGABYTES + "m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.io.tmpdir=" + work,
            "-Duser.home=" + work,
            "-cp",
            classPath(),
            MAIN,
            "try",
            place.toString(),
            "--seconds",
            String.valueOf(seconds),
            "--shelf",
            shelf == null ? work.toString() : shelf.toAbsolutePath().toString());
    builder.environment().clear();
    builder.directory(work.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      CompletableFuture<byte[]> said = new CompletableFuture<>();
      Thread reads = new Thread(() -> read(process.getInputStream(), said), "reads-a-draft");
      reads.setDaemon(true);
      reads.start();
      byte[] report = said.get(longestSeconds, TimeUnit.SECONDS);
      if (report.length >= LONGEST_REPORT) {
        return new Outcome(null, "what there is to say of it is too long");
      }
      return outcome(report, process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1);
    } catch (TimeoutException late) {
      return new Outcome(null, "it took longer than " + longestSeconds + " seconds");
    } catch (ExecutionException cut) {
      return new Outcome(null, "its process was cut off");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Outcome(null, "the service was stopped");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      gone(process);
    }
  }

  /** Waits for a killed process to be gone; that takes the system a moment. */
  private static void gone(Process process) {
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void read(InputStream from, CompletableFuture<byte[]> said) {
    try (from) {
      said.complete(from.readNBytes(LONGEST_REPORT));
    } catch (IOException cut) {
      said.completeExceptionally(cut);
    }
  }

  private static Outcome outcome(byte[] report, int exit) {
    if (exit == 0) {
      try {
        JsonNode read = READER.readTree(report);
        if (read.isObject()) {
          return new Outcome(read, "");
        }
      } catch (JsonProcessingException notJson) {
        LOG.warn("a draft's process said something else than its report");
      } catch (IOException impossible) {
        throw new java.io.UncheckedIOException(impossible); // it is in memory
      }
    }
    return new Outcome(
        null,
        exit == 3
            ? "it needed more than " + MEGABYTES + " megabytes of memory"
            : "its process ended without a report (exit code " + exit + ")");
  }

  private static String classPath() {
    // Where the class path isn't the process's own, its loader knows it.
    Stream<String> entries =
        Sandbox.class.getClassLoader() instanceof URLClassLoader urls
            ? Arrays.stream(urls.getURLs())
                .map(url -> Path.of(URI.create(url.toString())).toString())
            : Arrays.stream(
                System.getProperty("java.class.path", "")
                    .split(Pattern.quote(File.pathSeparator), -1));
    return entries
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : inside) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | java.io.UncheckedIOException kept) {
      LOG.warn("the folder of a draft can't be taken away");
    }
  }
}
