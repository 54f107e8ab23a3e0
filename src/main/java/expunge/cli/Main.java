package expunge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import expunge.json.BadRecord;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.rulebook.BrokenRulebook;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The command line: {@code expunge check|explain|rules|read|lint|confirm|test|serve}. Exit codes: 0
 * fine, 2 bad input, 3 a broken rulebook.
 */
@Command(
    name = "expunge",
    description =
        "Which charges of a criminal record can be cleared, from what day, and under which law.",
    subcommands = {
      CheckCommand.class,
      ExplainCommand.class,
      Main.Rules.class,
      LintCommand.class,
      ReadCommand.class,
      ConfirmCommand.class,
      FactsCommand.class,
      TestCommand.class,
      GapsCommand.class,
      GenerateCommand.class,
      MutateCommand.class,
      DiffCommand.class,
      CoverageCommand.class,
      ScreenCommand.class,
      Main.Compile.class,
      ServeCommand.class,
      TokenCommand.class,
      TryCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main implements Callable<Integer> {

  static final int FINE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int BROKEN_RULEBOOK = 3;

  static final PrintStream OUT =
      new PrintStream(
          new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
  static final PrintStream ERR =
      new PrintStream(
          new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);

  @Override
  public Integer call() {
    CommandLine.usage(this, OUT);
    return BAD_INPUT;
  }

  /** Runs the command line and exits. */
  public static void main(String[] args) {
    int exit = run(args);
    if (exit != FINE) {
      System.exit(exit); // a build that runs this in its own process goes on after success
    }
  }

  /** Runs the command line; the exit code. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(new PrintWriter(OUT, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(ERR, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof BrokenRulebook broken) {
            broken.problems().forEach(ERR::println);
            return BROKEN_RULEBOOK;
          }
          if (failure instanceof BadRecord bad) {
            ERR.println(bad.getMessage());
            return BAD_INPUT;
          }
          if (failure instanceof UncheckedIOException || failure instanceof IOException) {
            ERR.println(failure.getMessage());
            return BAD_INPUT;
          }
          throw failure;
        });
    return line.execute(args);
  }

  /** The day on this machine's calendar: the filing date of a record that names none. */
  static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  static JsonNode tree(String file) throws IOException, BadRecord {
    if (!file.equals("-") && !Files.isRegularFile(Path.of(file))) {
      throw new IOException(
          "there is no file `" + file + "`; name a record, or - to read one from standard input");
    }
    return Json.tree(
        file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file)));
  }

  static String pretty(JsonNode node) throws JsonProcessingException {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }

  /** {@code rules}: what is in service. */
  @Command(name = "rules", description = "List the rules, of every jurisdiction or of one.")
  static final class Rules implements Callable<Integer> {
    @CommandLine.Mixin RulesOptions options = new RulesOptions();

    @Parameters(arity = "0..1", paramLabel = "JURISDICTION", description = "US, US-OR ...")
    @Nullable String jurisdiction;

    @Override
    public Integer call() {
      Rulebooks books = options.load();
      String wanted = jurisdiction;
      if (wanted != null) {
        Jurisdiction one = Jurisdiction.find(wanted.toUpperCase(Locale.ROOT)).orElse(null);
        Rulebook book = one == null ? null : books.of(one);
        if (book == null) {
          ERR.println(
              "no rulebook of `"
                  + wanted
                  + "` is in service; there are "
                  + books.all().stream().map(b -> b.manifest().jurisdiction().code()).toList());
          return BAD_INPUT;
        }
        print(book);
        return FINE;
      }
      books.all().forEach(Rules::print);
      return FINE;
    }

    private static void print(Rulebook book) {
      OUT.println(
          book.manifest().jurisdiction().code()
              + "  "
              + book.manifest().jurisdiction().name()
              + ": "
              + book.manifest().reliefs().size()
              + " reliefs, "
              + book.rules().size()
              + " rules, "
              + book.hash().substring(0, 12));
      for (Rule rule : book.rules()) {
        OUT.println(
            "  " + rule.title() + "  [" + rule.inForce() + "]  " + rule.file() + ":" + rule.line());
      }
    }
  }

  /** {@code compile}: fills the shelf of compiled rules. */
  @Command(name = "compile", description = "Compile every rulebook into the cache.")
  static final class Compile implements Callable<Integer> {
    @CommandLine.Mixin RulesOptions options = new RulesOptions();

    @Override
    public Integer call() {
      Rulebooks books = options.load();
      OUT.println(books.all().size() + " rulebooks compiled");
      return FINE;
    }
  }
}
