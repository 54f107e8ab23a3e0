package expunge.cli;

import expunge.rulebook.Rule;
import expunge.rulebook.Rulebooks;
import expunge.words.Standing;
import expunge.words.Standing.State;
import expunge.words.WordsFolder;
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

/** {@code confirm}: a person says that rules were read against the words as they stand. */
@Command(
    name = "confirm",
    description = {
      "Say that you have read rules against the words of the law as they stand now.",
      "Name a citation (every rule at or below it), a rule or a rule file; --all-new takes every rule"
          + " that was never confirmed. It is noted in words.lock, with the day."
    })
final class ConfirmCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "CITATION|RULE",
      description = "\"ORS 137.225(1)(b)\", a rule's name, or a rule file")
  List<String> words = new ArrayList<>();

  @Option(names = "--all-new", description = "confirm every rule that was never confirmed")
  boolean allNew;

  @Option(names = "--by", paramLabel = "NAME", description = "note who has read them")
  @Nullable String by;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "the rules folder, or one rulebook (default: ${DEFAULT-VALUE})",
      defaultValue = "rules")
  Path rules = Path.of("rules");

  @Override
  public Integer call() {
    String wanted = String.join(" ", words).strip();
    if (wanted.isEmpty() != allNew) {
      Main.ERR.println(
          "name what you have read, either a citation, as in ./expunge confirm \"ORS 137.225(1)(b)\", or --all-new");
      return Main.BAD_INPUT;
    }
    if (!Files.isDirectory(rules)) {
      Main.ERR.println("there is no rules folder `" + rules + "`; name it with --rules DIR");
      return Main.BAD_INPUT;
    }
    if (allNew && Rulebooks.folders(rules).size() > 1) {
      Main.ERR.println(
          "--all-new is for one rulebook, the one you have read; name it, as in ./expunge confirm --all-new --rules "
              + rules.resolve("us-or"));
      return Main.BAD_INPUT;
    }
    int confirmed = 0;
    int left = 0;
    List<String> near = new ArrayList<>();
    for (Path one : Rulebooks.folders(rules)) {
      Optional<WordsFolder> read = WordsFolder.read(one);
      if (read.isEmpty()) {
        Main.ERR.println(one + " is left out: its rulebook.yaml can't be used (./expunge lint)");
        continue;
      }
      WordsFolder book = read.get();
      List<String> now =
          book.confirm(
              (rule, standing) ->
                  allNew ? standing.state() == State.NEW : named(book, rule, standing, wanted),
              Main.today(),
              by);
      for (String citation : now) {
        Main.OUT.println(book.name() + ": " + citation + said(book, citation));
      }
      confirmed += now.size();
      WordsFolder after = WordsFolder.read(one).orElse(book);
      left +=
          (int)
              after.rules().stream()
                  .filter(r -> after.standing(r.citation()).state() == State.REREAD)
                  .count();
      near.addAll(book.words().near(wanted));
    }
    if (confirmed == 0 && !allNew) {
      Main.ERR.println(
          "no rule with words to read is cited `"
              + wanted
              + "`; sources with a citation like it: "
              + String.join("; ", expunge.law.Nearest.all(wanted, near)));
      return Main.BAD_INPUT;
    }
    Main.OUT.println(
        confirmed
            + (confirmed == 1 ? " citation" : " citations")
            + " confirmed on "
            + Main.today()
            + (left == 0
                ? ""
                : "; " + left + (left == 1 ? " rule is" : " rules are") + " still to be re-read"));
    return Main.FINE;
  }

  private static String said(WordsFolder book, String citation) {
    long rules = book.rules().stream().filter(r -> r.citation().equals(citation)).count();
    String inexact =
        book.standing(citation).places().stream()
            .filter(p -> !p.exact())
            .map(
                p ->
                    "; the text has no such paragraph, so it was held against "
                        + p.cite(p.paragraph()))
            .findFirst()
            .orElse("");
    return " (" + rules + (rules == 1 ? " rule" : " rules") + ")" + inexact;
  }

  private static boolean named(WordsFolder book, Rule rule, Standing standing, String wanted) {
    if (rule.citation().equals(wanted) || rule.id().equals(wanted)) {
      return true;
    }
    if (wanted.endsWith(".drl")) {
      return Path.of(wanted).normalize().endsWith(Path.of(rule.file()));
    }
    return book.words().find(wanted).stream()
        .flatMap(found -> found.places().stream())
        .anyMatch(
            asked ->
                asked.exact()
                    && standing.places().stream()
                        .anyMatch(
                            p ->
                                p.text().equals(asked.text())
                                    && asked.paragraph().all().anyMatch(p.paragraph()::equals)));
  }
}
