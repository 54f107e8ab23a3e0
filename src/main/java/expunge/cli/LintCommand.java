package expunge.cli;

import expunge.rulebook.Problem;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.words.WordsFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lint}: every problem of every rulebook file. */
@Command(
    name = "lint",
    description = "Check rule files: one line for each problem, file:line:column: code: sentence.")
final class LintCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the rules folder, or one rulebook (default: rules)")
  Path folder = Path.of("rules");

  @Option(
      names = "--strict",
      description = "hold rulebooks without a words.lock to the words of the law too")
  boolean strict;

  @Override
  public Integer call() {
    int problems = 0;
    int rulebooks = 0;
    if (!Files.isDirectory(folder)) {
      Main.ERR.println("there is no folder `" + folder + "`");
      return Main.BAD_INPUT;
    }
    List<String> unlocked = new ArrayList<>();
    for (Path one : Rulebooks.folders(folder)) {
      rulebooks++;
      List<Problem> found =
          new ArrayList<>(RulebookFolder.read(one.toAbsolutePath().normalize()).problems());
      Optional<WordsFolder> words = WordsFolder.read(one);
      words.ifPresent(w -> found.addAll(w.problems(strict)));
      words.filter(w -> !w.locked()).ifPresent(w -> unlocked.add(w.name()));
      found.stream().distinct().sorted().forEach(Main.OUT::println);
      problems += (int) found.stream().distinct().count();
    }
    if (rulebooks == 0) {
      Main.ERR.println(
          "`" + folder + "` holds no rulebook; a rulebook is a folder with a rulebook.yaml");
      return Main.BAD_INPUT;
    }
    Main.OUT.println(
        rulebooks
            + (rulebooks == 1 ? " rulebook, " : " rulebooks, ")
            + problems
            + (problems == 1 ? " problem" : " problems"));
    if (!unlocked.isEmpty()) {
      Main.OUT.println(
          "without words.lock: "
              + String.join(", ", unlocked)
              + "; `./expunge confirm --all-new` writes it once the rules are read against the law");
    }
    return problems == 0 ? Main.FINE : Main.BROKEN_RULEBOOK;
  }
}
