package expunge.http;

import expunge.determination.Determiner;
import expunge.law.Jurisdiction;
import expunge.rulebook.BrokenRulebook;
import expunge.rulebook.Problem;
import expunge.rulebook.Rulebook;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.workshop.Failure;
import expunge.workshop.RulesWatch;
import expunge.workshop.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rulebooks that answers are given by. They are loaded as they are first needed, all in the
 * end; a changed one goes into service in one step, when it passes its check and its cases, and
 * answers that have begun go on by the one before. One that doesn't pass is refused, and the one
 * before it stays.
 */
final class RulesInService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RulesInService.class);
  private static final int MOST_SHOWN = 20;

  /**
   * What is in service at one moment.
   *
   * @param refused why the rulebook in a folder, as it stands there now, is not in service
   */
  record State(Rulebooks books, Determiner determiner, Map<String, List<String>> refused) {

    private State with(Rulebook book) {
      Map<String, List<String>> left = new TreeMap<>(refused);
      left.remove(book.manifest().jurisdiction().folder());
      return of(books.with(book), left);
    }

    private State refusing(String folder, List<String> why) {
      Map<String, List<String>> more = new TreeMap<>(refused);
      more.put(folder, List.copyOf(why));
      return new State(books, determiner, Collections.unmodifiableMap(more));
    }

    private static State of(Rulebooks books, Map<String, List<String>> refused) {
      return new State(books, new Determiner(books), Collections.unmodifiableMap(refused));
    }
  }

  /** Says that a rulebook went into service, or was refused. */
  interface Listener {
    /** A rulebook went into service in the place of another. */
    void swapped(Jurisdiction jurisdiction);

    /** A rulebook was refused. */
    void refused(String folder);
  }

  private final @Nullable Path rules;
  private final Shelf shelf;
  private final CountDownLatch whole;
  private volatile State state;
  private volatile Listener listener =
      new Listener() {
        @Override
        public void swapped(Jurisdiction jurisdiction) {}

        @Override
        public void refused(String folder) {}
      };
  private @Nullable Thread watcher;
  private @Nullable RulesWatch watch;

  private RulesInService(@Nullable Path rules, Shelf shelf, Rulebooks books, boolean loaded) {
    this.rules = rules;
    this.shelf = shelf;
    this.state = State.of(books, Map.of());
    this.whole = new CountDownLatch(loaded ? 0 : 1);
  }

  /** These rulebooks, for good. */
  static RulesInService fixed(Rulebooks books) {
    return new RulesInService(null, Shelf.none(), books, true);
  }

  /** The rulebooks below {@code rules}; they are loaded from now on. */
  static RulesInService of(Path rules, Shelf shelf) {
    return new RulesInService(rules, shelf, Rulebooks.of(List.of()), false);
  }

  /** Begins to load everything and to watch for changes. */
  void start(Listener told) throws IOException {
    listener = told;
    Path folder = rules;
    if (folder == null) {
      return;
    }
    RulesWatch watching = new RulesWatch(List.of(folder));
    watch = watching;
    Thread watches = new Thread(() -> watch(watching, folder), "watch-rules");
    watches.setDaemon(true);
    watcher = watches;
    Thread loads =
        new Thread(
            () -> {
              folders().forEach(this::load);
              LOG.info("{} rulebooks are in service", state.books().all().size());
              whole.countDown();
              watches.start();
            },
            "load-rulebooks");
    loads.setDaemon(true);
    loads.start();
  }

  /** What is in service now, with at least the rulebooks of {@code named} that there are. */
  State with(Set<Jurisdiction> named) {
    if (!isWhole()) {
      for (Path folder : folders()) {
        if (!known(String.valueOf(folder.getFileName()))
            && Rulebooks.needed(folder, named::contains)) {
          load(folder);
        }
      }
    }
    return state;
  }

  /** What is in service, once everything was loaded. */
  State all() {
    try {
      whole.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return state;
  }

  /** What is in service at this moment. */
  State now() {
    return state;
  }

  /** Whether everything was loaded. */
  boolean isWhole() {
    return whole.getCount() == 0;
  }

  /** The rules folder; null when the rulebooks are fixed. */
  @Nullable Path folder() {
    return rules;
  }

  /** Where compiled rules are kept; null where they aren't. */
  @Nullable Path shelf() {
    return shelf.folder();
  }

  private List<Path> folders() {
    Path folder = rules;
    return folder == null ? List.of() : Rulebooks.folders(folder);
  }

  /** Loads the rulebook in {@code folder}, unless it was loaded or refused before. */
  private void load(Path folder) {
    String name = String.valueOf(folder.getFileName());
    if (known(name)) {
      return;
    }
    synchronized (this) {
      if (known(name)) {
        return;
      }
      try {
        state = state.with(RulebookFolder.read(folder).compile(shelf));
      } catch (BrokenRulebook broken) {
        refuse(name, said(broken.problems()));
      } catch (RuntimeException unreadable) {
        refuse(name, List.of(String.valueOf(unreadable.getMessage())));
      }
    }
  }

  private boolean known(String name) {
    State now = state;
    return now.refused().containsKey(name)
        || Jurisdiction.find(name.toUpperCase(Locale.ROOT))
            .map(jurisdiction -> now.books().of(jurisdiction) != null)
            .orElse(false);
  }

  private void watch(RulesWatch watching, Path root) {
    Consumer<String> again = name -> change(root.resolve(name));
    try {
      Rulebooks.folders(root).forEach(f -> again.accept(String.valueOf(f.getFileName())));
      while (!Thread.currentThread().isInterrupted()) {
        Set<Path> changed = watching.next();
        if (changed.isEmpty()) {
          return;
        }
        changed.stream()
            .map(path -> root.equals(path) ? null : root.relativize(path).getName(0).toString())
            .filter(name -> name != null)
            .distinct()
            .forEach(again);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | UncheckedIOException failed) {
      LOG.error("the rules folder can't be watched any more: {}", failed.getMessage());
    }
  }

  /**
   * Puts the rulebook in {@code folder} into service as it stands there now, if it passes its check
   * and its cases.
   *
   * @return why it is refused; empty when it is in service
   */
  synchronized List<String> change(Path folder) {
    String name = String.valueOf(folder.getFileName());
    if (!Files.isRegularFile(folder.resolve("rulebook.yaml"))) {
      return known(name)
          ? refuse(name, List.of(name + "/rulebook.yaml is gone; what was loaded stays in service"))
          : List.of();
    }
    try {
      RulebookFolder read = RulebookFolder.read(folder);
      Rulebook old =
          Jurisdiction.find(name.toUpperCase(Locale.ROOT)).map(state.books()::of).orElse(null);
      if (old != null && old.hash().equals(read.hash())) {
        State now = state;
        if (now.refused().containsKey(name)) {
          state = now.with(old); // it was changed back
        }
        return List.of();
      }
      Rulebook book = read.compile(shelf);
      Rulebooks changed = state.books().with(book);
      Trial trial = new Trial(changed);
      trial.rulebook(folder, name);
      List<Failure> failures = trial.report().failures();
      if (!failures.isEmpty()) {
        return refuse(name, failures.stream().map(Failure::toString).toList());
      }
      state = state.with(book);
      LOG.info(
          "{} changed: {} rules in service, rulebook {}",
          name,
          book.rules().size(),
          book.hash().substring(0, 12));
      listener.swapped(book.manifest().jurisdiction());
      return List.of();
    } catch (BrokenRulebook broken) {
      return refuse(name, said(broken.problems()));
    } catch (RuntimeException unreadable) {
      return refuse(name, List.of(String.valueOf(unreadable.getMessage())));
    }
  }

  private List<String> refuse(String name, List<String> why) {
    List<String> shown = new ArrayList<>(why.subList(0, Math.min(why.size(), MOST_SHOWN)));
    if (why.size() > shown.size()) {
      shown.add("and " + (why.size() - shown.size()) + " more");
    }
    state = state.refusing(name, shown);
    LOG.warn("{} is refused: {}", name, String.join(" | ", shown).replaceAll("\\s+", " "));
    listener.refused(name);
    return shown;
  }

  private static List<String> said(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  @Override
  public void close() {
    try {
      RulesWatch watching = watch;
      if (watching != null) {
        watching.close();
      }
    } catch (IOException failed) {
      LOG.warn("the watch on the rules could not be ended: {}", failed.getMessage());
    }
    Thread watches = watcher;
    if (watches != null) {
      watches.interrupt();
    }
  }
}
