package expunge.workshop;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Folders watched with everything below them, also what is added later. For use by one thread. */
public final class RulesWatch implements AutoCloseable {

  /**
   * A save is often several events, a draft and a renaming among them; they come close together.
   */
  private static final int QUIET_MILLIS = 60;

  private static final int DEEPEST = 20;
  private static final List<String> ENDINGS = List.of(".drl", ".yaml", ".csv", ".json");

  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();

  /** Begins to watch {@code roots}; those that aren't there are left out. */
  public RulesWatch(List<Path> roots) throws IOException {
    this.service = roots.get(0).getFileSystem().newWatchService();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        watch(root);
      }
    }
  }

  private void watch(Path root) throws IOException {
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(root) && hidden(folder)) {
              return FileVisitResult.SKIP_SUBTREE; // git's, with much coming and going
            }
            try {
              WatchKey key =
                  folder.register(
                      service,
                      StandardWatchEventKinds.ENTRY_CREATE,
                      StandardWatchEventKinds.ENTRY_MODIFY,
                      StandardWatchEventKinds.ENTRY_DELETE);
              folders.put(key, folder);
              return FileVisitResult.CONTINUE;
            } catch (NoSuchFileException gone) {
              return FileVisitResult.SKIP_SUBTREE;
            }
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException unreadable) {
            return FileVisitResult.CONTINUE; // it went away, or its reader says what is wrong
          }
        });
  }

  /**
   * Waits until rules, cases or examples are changed, added or taken away, and for the end of the
   * change.
   *
   * @return the files, or a folder of which it isn't known what changed in it
   */
  public Set<Path> next() throws InterruptedException, IOException {
    Set<Path> changed = new TreeSet<>();
    try {
      while (changed.isEmpty()) {
        note(service.take(), changed);
      }
      for (WatchKey key = soon(); key != null; key = soon()) {
        note(key, changed);
      }
    } catch (ClosedWatchServiceException closed) {
      return Set.of();
    }
    return changed;
  }

  private @org.jspecify.annotations.Nullable WatchKey soon() throws InterruptedException {
    return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void note(WatchKey key, Set<Path> changed) throws IOException {
    Path folder = folders.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (folder == null) {
        continue;
      }
      if (!(event.context() instanceof Path name)) {
        changed.add(folder); // too many events to tell
        continue;
      }
      Path path = folder.resolve(name);
      if (hidden(path)) {
        continue;
      }
      if (Files.isDirectory(path)) {
        watch(path);
        changed.add(path);
      } else if (ENDINGS.stream().anyMatch(name.toString()::endsWith)) {
        changed.add(path);
      }
    }
    if (!key.reset()) {
      folders.remove(key);
    }
  }

  private static boolean hidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
