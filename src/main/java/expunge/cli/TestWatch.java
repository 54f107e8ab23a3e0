package expunge.cli;

import expunge.rulebook.Problem;
import expunge.workshop.RulesWatch;
import expunge.workshop.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code test --watch}: tries a rulebook again whenever a file of it is saved. */
final class TestWatch {

  /** Shows a report. */
  interface Screen {
    void show(Trial.Report report) throws IOException;
  }

  private final TestBench bench;
  private final Screen screen;

  TestWatch(TestBench bench, Screen screen) {
    this.bench = bench;
    this.screen = screen;
  }

  /** Goes on until the process is ended. */
  void run() throws IOException, InterruptedException {
    List<Path> roots = new ArrayList<>();
    bench
        .tested()
        .forEach(
            (name, folder) -> {
              roots.add(folder);
              roots.add(bench.examples(name));
            });
    bench.warm();
    try (RulesWatch watch = new RulesWatch(roots)) {
      Main.ERR.println(
          "watching " + String.join(", ", bench.tested().keySet()) + "; Ctrl-C ends it");
      for (Set<Path> changed = watch.next(); !changed.isEmpty(); changed = watch.next()) {
        answer(changed);
      }
    }
  }

  private void answer(Set<Path> changed) throws IOException {
    long start = System.nanoTime();
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, Path> one : bench.tested().entrySet()) {
      boolean rules = changed.stream().anyMatch(path -> path.startsWith(one.getValue()));
      if (rules) {
        bench.load(one.getKey());
      }
      if (rules
          || changed.stream().anyMatch(path -> path.startsWith(bench.examples(one.getKey())))) {
        names.add(one.getKey());
      }
    }
    Main.OUT.println();
    changed.forEach(path -> Main.OUT.println("changed: " + path));
    List<Problem> problems =
        names.stream().flatMap(name -> bench.problems(name).stream()).distinct().toList();
    if (problems.isEmpty()) {
      Trial.Report beside = bench.beside(changed);
      if (beside.cases() > 0) {
        beside.failures().forEach(Main.OUT::println);
        Main.OUT.println(
            beside.cases()
                + " cases beside it, "
                + beside.failures().size()
                + " failed, after "
                + since(start)
                + "; now all:");
      }
      screen.show(bench.run(names, false));
    } else {
      problems.forEach(Main.OUT::println);
      Main.OUT.println(
          problems.size()
              + (problems.size() == 1 ? " problem" : " problems")
              + "; nothing was tried");
    }
    Main.OUT.println("after " + since(start));
  }

  private static String since(long start) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
  }
}
