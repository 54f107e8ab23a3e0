package expunge.cli;

import expunge.rulebook.Problem;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Override
  public Integer call() {
    int problems = 0;
    int rulebooks = 0;
    if (!Files.isDirectory(folder)) {
      Main.ERR.println("there is no folder `" + folder + "`");
      return Main.BAD_INPUT;
    }
    for (Path one : Rulebooks.folders(folder)) {
      rulebooks++;
      for (Problem problem : RulebookFolder.read(one.toAbsolutePath().normalize()).problems()) {
        Main.OUT.println(problem);
        problems++;
      }
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
    return problems == 0 ? Main.FINE : Main.BROKEN_RULEBOOK;
  }
}
