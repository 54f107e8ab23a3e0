package expunge.cli;

import expunge.law.Jurisdiction;
import expunge.rulebook.BrokenRulebook;
import expunge.rulebook.Problem;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.workshop.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rulebooks that a test is about, with those in service beside them; kept warm for a watch. */
final class TestBench {

  private final Shelf shelf;
  private final Path examples;
  private final Map<String, Path> all;
  private final Map<String, Path> tested;
  private final Map<String, List<Problem>> problems = new TreeMap<>();
  private Rulebooks books = Rulebooks.of(List.of());

  private TestBench(Shelf shelf, Path examples, Map<String, Path> all, Map<String, Path> tested) {
    this.shelf = shelf;
    this.examples = examples;
    this.all = all;
    this.tested = tested;
    all.keySet().forEach(this::load);
  }

  /**
   * The bench for what was asked for: a jurisdiction, a rulebook's folder, a folder of rulebooks,
   * or with null everything; null when there is none such.
   */
  static @Nullable TestBench of(RulesOptions options, Path examples, @Nullable String which) {
    Map<String, Path> all =
        Files.isDirectory(options.rules) ? named(options.rules) : new TreeMap<>();
    Map<String, Path> tested = new TreeMap<>();
    if (which == null) {
      tested.putAll(all);
    } else if (all.containsKey(which.toLowerCase(Locale.ROOT))) {
      String name = which.toLowerCase(Locale.ROOT);
      tested.put(name, all.getOrDefault(name, options.rules));
    } else if (Files.isDirectory(Path.of(which))) {
      tested.putAll(named(Path.of(which)));
      all.putAll(tested);
    }
    return tested.isEmpty() ? null : new TestBench(Shelf.in(options.cache), examples, all, tested);
  }

  private static Map<String, Path> named(Path rules) {
    Map<String, Path> folders = new TreeMap<>();
    for (Path folder : Rulebooks.folders(rules)) {
      folders.put(RulebookFolder.name(folder), folder);
    }
    return folders;
  }

  /** Compiles a rulebook anew; a broken one is out of service. */
  void load(String name) {
    Path folder = all.get(name);
    if (folder == null) {
      return;
    }
    try {
      books = books.with(RulebookFolder.read(folder).compile(shelf));
      problems.remove(name);
    } catch (BrokenRulebook broken) {
      problems.put(name, broken.problems());
      Jurisdiction.find(name.toUpperCase(Locale.ROOT))
          .ifPresent(gone -> books = books.without(gone));
    }
  }

  /**
   * Compiles a file of a rulebook once for nothing, under a name that no shelf knows: the first
   * compilation of a process takes seconds, and nobody should wait for it after an edit.
   */
  void warm() {
    all.values().stream()
        .findFirst()
        .map(folder -> RulebookFolder.read(folder))
        .ifPresent(
            read -> {
              Map<String, String> files = new TreeMap<>();
              read.files()
                  .forEach(
                      (file, text) -> {
                        if (!file.endsWith(".drl")) {
                          files.put(file, text);
                        } else {
                          files.putIfAbsent("warm/warm.drl", text);
                        }
                      });
              try {
                RulebookFolder.of(read.name(), files).compile(Shelf.none());
              } catch (BrokenRulebook shown) {
                return; // its problems are among those of the run before
              }
            });
  }

  /** What is wrong with a rulebook; nothing when it is in service. */
  List<Problem> problems(String name) {
    return problems.getOrDefault(name, List.of());
  }

  /** The folders of the rulebooks that are tested, by name. */
  Map<String, Path> tested() {
    return tested;
  }

  /** Where the examples of a rulebook lie. */
  Path examples(String name) {
    return examples.resolve(name);
  }

  /** Tries the cases beside the rule files, or in the case files, that {@code changed} names. */
  Trial.Report beside(Set<Path> changed) {
    Trial trial = new Trial(books, List.copyOf(problems.keySet()));
    tested.forEach(
        (name, folder) -> {
          if (!problems.containsKey(name)) {
            changed.stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                .map(inside -> inside.replaceAll("\\.drl$", ".cases.yaml"))
                .filter(inside -> inside.endsWith(".cases.yaml"))
                .distinct()
                .forEach(inside -> trial.cases(folder, name, inside));
          }
        });
    return trial.report();
  }

  /** Tries everything asked for. */
  Trial.Report run(boolean accept) {
    return run(tested.keySet(), accept);
  }

  /** Tries some of the rulebooks; the broken ones are among what was left out. */
  Trial.Report run(Set<String> names, boolean accept) {
    Trial trial = new Trial(books, List.copyOf(problems.keySet()));
    for (String name : names) {
      Path folder = tested.get(name);
      if (folder != null && !problems.containsKey(name)) {
        trial.rulebook(folder, name);
        trial.examples(examples(name), accept);
      }
    }
    List<Problem> leftOut = new ArrayList<>(trial.report().leftOut());
    problems.values().forEach(leftOut::addAll);
    return new Trial.Report(trial.report().tried(), leftOut);
  }
}
