package expunge.words;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.rulebook.Problem;
import expunge.rulebook.Rulebooks;
import expunge.words.Standing.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change of the words marks the rules that rest on them and no others: a rule rests on the
 * paragraph it cites, on everything below it, and on the words around it that lead into it.
 */
class WordsLockTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  @TempDir Path temp;
  private Path folder = Path.of("");

  @BeforeEach
  void copyOregon() throws IOException {
    folder = temp.resolve("us-or");
    Path from = Path.of("rules/us-or");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  private WordsFolder book() {
    return WordsFolder.read(folder).orElseThrow();
  }

  private void edit(String file, UnaryOperator<String> change) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    String changed = change.apply(text);
    assertThat(changed).as("the edit of " + file).isNotEqualTo(text);
    Files.writeString(path, changed);
  }

  private void words(String from, String to) throws IOException {
    edit("sources/ors-137.225.txt", text -> text.replace(from, to));
  }

  private Set<String> reread() {
    WordsFolder book = book();
    return book.rules().stream()
        .map(r -> r.citation())
        .filter(c -> book.standing(c).state() == State.REREAD)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRulebookWithALockAgreesWithItsWords() {
    int locked = 0;
    for (Path one : Rulebooks.folders(Path.of("rules"))) {
      WordsFolder book = WordsFolder.read(one).orElseThrow();
      assertThat(book.problems(false)).as(book.name()).isEmpty();
      locked += book.locked() ? 1 : 0;
    }
    assertThat(locked).as("rulebooks with a lock").isGreaterThanOrEqualTo(2);
    assertThat(reread()).isEmpty();
  }

  @Test
  void aChangedWordMarksTheRulesOfItsParagraphAndOfThoseAroundIt() throws IOException {
    words("(C) For a Class A misdemeanor, three years", "(C) For a Class A misdemeanor, two years");
    assertThat(reread()).containsExactly("ORS 137.225(1)(b)", "ORS 137.225(1)(b)(C)");
  }

  @Test
  void aChangedLeadInMarksTheRulesOfEveryParagraphBelow() throws IOException {
    words(
        "(b) A person is eligible to file a motion",
        "(b) A person may be eligible to file a motion");
    assertThat(reread())
        .containsExactly(
            "ORS 137.225(1)(b)",
            "ORS 137.225(1)(b)(A)",
            "ORS 137.225(1)(b)(B)",
            "ORS 137.225(1)(b)(C)",
            "ORS 137.225(1)(b)(D)");
  }

  @Test
  void aRuleThatCitesSeveralParagraphsIsMarkedByEachOfThem() throws IOException {
    words(
        "(v) The person has not been convicted of,", "(v) The person has never been convicted of,");
    assertThat(reread())
        .contains("ORS 137.225(6)(f)(A)(ii), (B)(v)", "ORS 137.225(6)", "ORS 137.225(6)(f)")
        .doesNotContain("ORS 137.225(6)(f)(B)(iv)", "ORS 137.225(6)(a)");
  }

  @Test
  void whitespaceMarksNothing() throws IOException {
    words(
        "three years from the date of conviction",
        "three   years\u00a0from the\tdate of  conviction");
    edit("sources/ors-137.225.txt", text -> text.replace("\n\n", "\n").replace("\n", "\r\n"));
    assertThat(reread()).isEmpty();
    edit("sources/ors-137.225.txt", text -> text.replace("\r\n(D) For a", " (D) For a"));
    assertThat(reread()).as("paragraphs run together").isEmpty();
  }

  @Test
  void whatStandsAboveTheWordsMarksNothing() throws IOException {
    words("vintage: ORS 2025 Edition", "vintage: ORS 2027 Edition");
    assertThat(reread()).isEmpty();
  }

  @Test
  void aParagraphAddedOrTakenAwayMarksTheRulesAroundIt() throws IOException {
    words("(c) If no accusatory", "(E) For a new thing, nine years.\n\n(c) If no accusatory");
    assertThat(reread()).containsExactly("ORS 137.225(1)(b)");
    assertThat(book().standing("ORS 137.225(1)(b)").changes())
        .singleElement()
        .satisfies(c -> assertThat(c.what()).isEqualTo("new"))
        .satisfies(c -> assertThat(c.cited()).isEqualTo("ORS 137.225(1)(b)(E)"));
    words("(E) For a new thing, nine years.\n\n", "");
    assertThat(reread()).isEmpty();
    edit(
        "sources/ors-137.225.txt",
        text ->
            text.replaceFirst("\\(D\\) For a Class B or Class C misdemeanor, a vio[^\n]*\n\n", ""));
    assertThat(book().standing("ORS 137.225(1)(b)").changes())
        .extracting(Standing.Change::what)
        .containsExactly("gone");
    assertThat(reread()).contains("ORS 137.225(1)(b)(D)");
  }

  @Test
  void theProblemStandsAtTheTitleAndNamesTheParagraph() throws IOException {
    words("(C) For a Class A misdemeanor, three years", "(C) For a Class A misdemeanor, two years");
    List<Problem> problems = book().problems(false);
    Problem problem =
        problems.stream().filter(p -> p.sentence().contains("(C)\"")).findFirst().orElseThrow();
    assertThat(problem.code()).isEqualTo("re-read");
    assertThat(problem.file()).isEqualTo("us-or/ors-137-225/1-b-waiting-periods.drl");
    List<String> lines = Files.readAllLines(folder.resolve("ors-137-225/1-b-waiting-periods.drl"));
    assertThat(lines.get(problem.line() - 1).substring(problem.column() - 1))
        .startsWith("\"ORS 137.225(1)(b)(C): a Class A");
    List<String> text = Files.readAllLines(folder.resolve("sources/ors-137.225.txt"));
    int changed =
        text.indexOf(text.stream().filter(l -> l.startsWith("(C) For")).findFirst().get());
    assertThat(problem.sentence())
        .startsWith(
            "ORS 137.225(1)(b)(C) has other words (sources/ors-137.225.txt:" + (changed + 1) + ")")
        .endsWith("./expunge confirm \"ORS 137.225(1)(b)(C)\"");
  }

  @Test
  void confirmingTakesTheMarkAwayAndLeavesTheOthers() throws IOException {
    words("(C) For a Class A misdemeanor, three years", "(C) For a Class A misdemeanor, two years");
    assertThat(
            book().confirm((r, s) -> r.citation().equals("ORS 137.225(1)(b)(C)"), DAY, "a reader"))
        .containsExactly("ORS 137.225(1)(b)(C)");
    assertThat(reread()).containsExactly("ORS 137.225(1)(b)");
    WordsLock.Entry entry = book().confirmed("ORS 137.225(1)(b)(C)").orElseThrow();
    assertThat(entry.confirmed()).isEqualTo(DAY);
    assertThat(entry.by()).isEqualTo("a reader");
    assertThat(book().confirmed("ORS 137.225(1)(a)").orElseThrow().confirmed()).isNotEqualTo(DAY);
  }

  @Test
  void aRuleThatWasNeverConfirmedIsAProblemOnlyWhereThereIsALock() throws IOException {
    edit("words.lock", text -> text.replaceFirst("(?s)ORS 137\\.225\\(1\\)\\(c\\)\n.*?\n\n", ""));
    assertThat(book().problems(false)).isNotEmpty().allMatch(p -> p.code().equals("not-confirmed"));
    Files.delete(folder.resolve("words.lock"));
    assertThat(book().problems(false)).isEmpty();
    assertThat(book().problems(true)).hasSizeGreaterThan(80);
  }

  @Test
  void aCitationWithoutWordsIsReportedUnlessItsSourceSaysWhy() throws IOException {
    assertThat(book().standing("State v. Grant, 339 Or App 612 (2025)").state())
        .isEqualTo(State.NO_TEXT);
    edit(
        "rulebook.yaml",
        text -> text.replace("    text: none\n    reason: \"a decision, read in excerpt\"\n", ""));
    assertThat(book().problems(false))
        .singleElement()
        .satisfies(p -> assertThat(p.code()).isEqualTo("no-words"))
        .satisfies(p -> assertThat(p.file()).isEqualTo("us-or/ors-137-225/1-a-money.drl"));
    assertThat(book().standing("ORS 999.999(1)").state()).isEqualTo(State.NO_WORDS);
  }

  @Test
  void aTextThatIsNotThereIsReportedWhereItIsNamed() throws IOException {
    Files.delete(folder.resolve("sources/ors-813.200.txt"));
    assertThat(book().problems(false))
        .singleElement()
        .satisfies(p -> assertThat(p.file()).isEqualTo("us-or/rulebook.yaml"))
        .satisfies(p -> assertThat(p.sentence()).contains("sources/ors-813.200.txt"));
  }

  @Test
  void aLockIsReadAsItIsWritten() throws IOException {
    String written = Files.readString(folder.resolve("words.lock"));
    List<Problem> problems = new ArrayList<>();
    assertThat(WordsLock.read("words.lock", written, problems).write()).isEqualTo(written);
    assertThat(problems).isEmpty();
    WordsLock.read(
        "words.lock", written.replace("  confirmed 2026", "  confirmed on 2026"), problems);
    assertThat(problems).isNotEmpty().allMatch(p -> p.code().equals("words-lock"));
    assertThat(new WordsLock(Map.of()).write()).startsWith("# ");
  }

  @Test
  void aCitationIsFoundInEverySpelling() {
    Words words = book().words();
    for (String one :
        List.of(
            "ORS 137.225(1)(b)(C)",
            "ors 137.225 (1) (b) (C)",
            "ORS § 137.225(1)(b)(C)",
            "O.R.S. 137.225(1)(b)(C)",
            "137.225(1)(b)(C)",
            "ORS 137.225 1 b C")) {
      assertThat(words.find(one).orElseThrow().places())
          .as(one)
          .singleElement()
          .satisfies(p -> assertThat(p.exact()).isTrue())
          .satisfies(
              p -> assertThat(p.paragraph().words()).startsWith("For a Class A misdemeanor"));
    }
    assertThat(words.find("ORS 137.225(1)(b)(Z)").orElseThrow().places())
        .singleElement()
        .satisfies(p -> assertThat(p.exact()).isFalse())
        .satisfies(p -> assertThat(p.cite(p.paragraph())).isEqualTo("ORS 137.225(1)(b)"));
    assertThat(words.find("ORS 137.22(1)")).isEmpty();
    assertThat(words.near("ORS 137.229")).contains("ORS 137.225");
  }
}
