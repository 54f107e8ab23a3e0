package expunge.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.rulebook.Problem;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.words.WordsFolder;
import expunge.workshop.Sarif;
import expunge.workshop.TrialJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  @Option(names = "--json", description = "print the problems as JSON")
  boolean json;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "write the problems as SARIF 2.1.0 too; - prints them")
  @Nullable Path sarif;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      Main.ERR.println("there is no folder `" + folder + "`");
      return Main.BAD_INPUT;
    }
    List<Path> rulebooks = Rulebooks.folders(folder);
    if (rulebooks.isEmpty()) {
      Main.ERR.println(
          "`" + folder + "` holds no rulebook; a rulebook is a folder with a rulebook.yaml");
      return Main.BAD_INPUT;
    }
    List<Problem> problems = new ArrayList<>();
    List<String> unlocked = new ArrayList<>();
    for (Path one : rulebooks) {
      List<Problem> found = new ArrayList<>(RulebookFolder.read(one).problems());
      try {
        Optional<WordsFolder> words = WordsFolder.read(one);
        words.ifPresent(w -> found.addAll(w.problems(strict)));
        words.filter(w -> !w.locked()).ifPresent(w -> unlocked.add(w.name()));
      } catch (UncheckedIOException unreadable) {
        found.add(
            new Problem(
                RulebookFolder.name(one),
                1,
                1,
                "unreadable",
                String.valueOf(unreadable.getMessage())));
      }
      found.stream().distinct().sorted().forEach(problems::add);
    }
    boolean printed = sarif(problems);
    if (json) {
      ObjectNode root = Json.mapper().createObjectNode();
      root.put("rulebooks", rulebooks.size());
      unlocked.forEach(root.putArray("withoutWordsLock")::add);
      TrialJson.problems(root.putArray("problems"), problems);
      Main.OUT.println(Main.pretty(root));
    } else if (!printed) {
      problems.forEach(Main.OUT::println);
      Main.OUT.println(
          count(rulebooks.size(), "rulebook") + ", " + count(problems.size(), "problem"));
      if (!unlocked.isEmpty()) {
        Main.OUT.println(
            "without words.lock: "
                + String.join(", ", unlocked)
                + "; `./expunge confirm --all-new --rules FOLDER` writes it once the rules are read against the law");
      }
    }
    return problems.isEmpty() ? Main.FINE : Main.BROKEN_RULEBOOK;
  }

  /** Writes SARIF where it is asked for; whether it went to standard output. */
  private boolean sarif(List<Problem> problems) throws IOException {
    if (sarif == null) {
      return false;
    }
    Path normal = folder.normalize();
    boolean one = Files.isRegularFile(folder.resolve("rulebook.yaml"));
    Path parent = one ? normal.getParent() : normal;
    String text =
        Main.pretty(
            Sarif.write(problems, parent == null ? "" : parent.toString().replace('\\', '/')));
    if (sarif.toString().equals("-")) {
      Main.OUT.println(text);
      return true;
    }
    Files.writeString(sarif, text + "\n", StandardCharsets.UTF_8);
    return false;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
