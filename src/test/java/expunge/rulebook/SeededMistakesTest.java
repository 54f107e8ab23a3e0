package expunge.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file in mistakes/ holds one mistake; its first line says where it stands and of what sort it
 * is.
 */
class SeededMistakesTest {

  private static final Path MISTAKES = Path.of("src/test/resources/mistakes");
  private static final Pattern EXPECTED = Pattern.compile("// (\\d+):(\\d+) ([a-z-]+)( first)?");

  static final String MANIFEST =
      """
      jurisdiction: US-OR
      grades: [felony-A, misdemeanor-A]
      reliefs:
        - id: us-or/set-aside-conviction
          title: Set aside a conviction
          mode: petition
        - id: us-or/set-aside-arrest
          title: Set aside an arrest
          mode: petition
      """;

  private static final String OFFENSES =
      """
      list,citation,to,condition,source,note
      sex-crime,ORS 163.355,,,ORS 163A.005,
      """;

  private static final String RULE =
      """
      rule "ORS 137.225(1)(b)(C): a Class A misdemeanor waits three years"
          @cite( "ORS 137.225(1)(b)(C)" )
          @inForce( "2022-01-01" )
      when
          $relief : Covers( relief == "us-or/set-aside-conviction", charge.standingGrade == Grade.MISDEMEANOR_A, $charge : charge )
      then
          insert( OpensOn.of( $relief, $charge.convictedOn().plusYears( 3 ) ) );
      end
      """;

  @TestFactory
  Stream<DynamicTest> eachMistakeIsReportedAtItsPlaceInWordsForALawyer() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(MISTAKES)) {
      files = found.filter(f -> f.toString().endsWith(".drl")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(100);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> reported(file)));
  }

  private static void reported(Path file) {
    String text = read(file);
    Matcher expected = EXPECTED.matcher(text.lines().findFirst().orElse(""));
    assertThat(expected.matches()).as("the first line of %s", file).isTrue();
    List<Problem> problems = problems("a.drl", text);
    assertThat(problems).as("%s", file).isNotEmpty();
    Problem first = problems.get(0);
    assertThat(first.line() + ":" + first.column() + " " + first.code())
        .as("%s: %s", file.getFileName(), problems)
        .isEqualTo(expected.group(1) + ":" + expected.group(2) + " " + expected.group(3));
    if (expected.group(4) == null) {
      assertThat(problems).as("%s", file.getFileName()).hasSize(1);
    }
    for (Problem problem : problems) {
      assertPlain(problem);
    }
  }

  private static void assertPlain(Problem problem) {
    // What the author wrote may be quoted in backticks; the sentence around it is ours.
    String ours = problem.sentence().replaceAll("`[^`]*`", "");
    assertThat(ours)
        .doesNotContain("java", "Descr", "Expr", "Exception", "null", "org.", "class ", "expunge");
    assertThat(problem.sentence()).doesNotContain("\n").hasSizeBetween(10, 400);
    assertThat(problem.file()).isEqualTo("us-or/a.drl");
  }

  @Test
  void theRuleFromWhichTheMistakesWereMadeHasNone() {
    assertThat(problems("a.drl", RULE)).isEmpty();
    assertThat(problems("a.drl", RULE.replace("\n", "\r\n"))).isEmpty();
    assertThat(problems("a.drl", "\uFEFF" + RULE)).isEmpty();
  }

  @Test
  void aRuleWithoutMistakesCompiles() {
    assertThat(compiled(RULE).rules())
        .singleElement()
        .satisfies(r -> assertThat(r.citation()).isEqualTo("ORS 137.225(1)(b)(C)"));
  }

  @Test
  void whatStandsInANoteIsNeverCompiled() {
    String note = "    @note( \"when Person( nonsense ) then nonsense( 1 ); end //\" )\nwhen";
    assertThatCode(() -> compiled(RULE.replace("when", note))).doesNotThrowAnyException();
    String title =
        RULE.replace(
            "a Class A misdemeanor waits", "when convicted of it, a Class A misdemeanor waits");
    assertThatCode(() -> compiled(title)).doesNotThrowAnyException();
  }

  @Test
  void whatStandsInACommentIsNeverCompiled() {
    String comment =
        RULE.replace(
            "then\n", "then\n    // end rule \"x\" when then nonsense();\r    /* nonsense(); */\n");
    assertThatCode(() -> compiled(comment)).doesNotThrowAnyException();
  }

  @Test
  void theNameOfAFileIsNoWayIn() {
    String name = "a\" when then nonsense(); end rule \"b.drl";
    assertThat(problems(name, RULE)).extracting(Problem::code).containsExactly("file-name");
    assertThat(problems("../a.drl", RULE)).extracting(Problem::code).containsExactly("file-name");
    assertThat(problems("137-225/1-b-C.drl", RULE)).isEmpty();
  }

  @Test
  void aSecondRuleIsCheckedWhenTheFirstIsBroken() {
    String both =
        RULE.replace("standingGrade", "standinGrade")
            + RULE.replace("three years", "four years").replace("convictedOn", "convictdOn");
    assertThat(problems("a.drl", both)).extracting(Problem::line).containsExactly(5, 15);
  }

  @Test
  void twoRulesWithOneTitleAreRefused() {
    assertThat(problems("a.drl", RULE + RULE))
        .singleElement()
        .satisfies(p -> assertThat(p.code()).isEqualTo("title"));
  }

  @Test
  void hostileTextNeverBreaksTheChecker() {
    for (String part :
        List.of(
            "(", "!", "-", "[", "{", "a.", "a?", "a->", "(a)", "a&&", "@", "a<", "\"a\"", "not ",
            "exists ", "1", "a::", "#")) {
      String condition = RULE.replace("charge.standingGrade ==", part.repeat(1500) + " ==");
      String pattern = RULE.replace("$relief : Covers", part.repeat(1500) + " Covers");
      String consequence = RULE.replace("$charge.convictedOn()", part.repeat(1500));
      for (String text : List.of(condition, pattern, consequence)) {
        List<Problem> problems = problems("a.drl", text);
        assertThat(problems).as(part).isNotEmpty();
        problems.forEach(p -> assertThat(p.sentence()).hasSizeLessThan(500));
      }
    }
  }

  @Test
  void everyPrefixOfARuleIsRefusedOrHoldsNoRule() {
    for (int end = 0; end < RULE.length() - 4; end++) {
      String prefix = RULE.substring(0, end);
      List<Problem> problems = problems("a.drl", prefix);
      if (!prefix.isBlank()) {
        assertThat(problems).as(prefix).isNotEmpty();
      }
    }
  }

  @Test
  void aRuleThatLostAnyOneWordIsRefusedOrCompilesAsItReads() {
    List<Token> words = Token.of(RULE);
    for (Token word : words) {
      String without = RULE.substring(0, word.start()) + RULE.substring(word.end());
      // A dropped "!" or a dropped condition is another rule, not a broken one; this rule has none
      // to drop.
      boolean harmless = List.of(".plusYears", "$").contains(word.text());
      assertThat(problems("a.drl", without).isEmpty())
          .as("without `%s` at %d", word.text(), word.start())
          .isEqualTo(harmless);
    }
  }

  @Test
  void aSectionOfTheRulebookThatStandsTwiceIsRefused() {
    List<Problem> problems =
        RulebookFolder.of("us-or", Map.of("rulebook.yaml", MANIFEST + "reliefs: []\n")).problems();
    assertThat(problems)
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.line()).isEqualTo(10);
              assertThat(p.sentence()).contains("twice");
            });
  }

  @Test
  void aRulebookThatIsNoYamlIsRefused() {
    for (String text :
        List.of(
            "",
            "[]",
            "jurisdiction",
            "a: b: c",
            "\tx",
            "&a [*a]",
            "[".repeat(5000),
            "jurisdiction: US-OR",
            "jurisdiction: [US-OR]\nreliefs: 3")) {
      List<Problem> problems = RulebookFolder.of("us-or", Map.of("rulebook.yaml", text)).problems();
      assertThat(problems).as(text).isNotEmpty();
      problems.forEach(p -> assertThat(p.sentence()).doesNotContain("java", "\n", "Exception"));
    }
  }

  @Test
  void aRowOfTheOffensesIsRefusedAtItsLine() {
    for (String row :
        List.of(
            "sex-crime,theft,,,,",
            ",ORS 163.355,,,,",
            "x,ORS 163.355,somewhere,,,",
            "x,ORS 163.355,ORS 162.000,,,",
            "x,ORS 163.355,USC 164,,,")) {
      Map<String, String> files =
          Map.of("rulebook.yaml", MANIFEST, "offenses.csv", OFFENSES + row + "\n");
      assertThat(RulebookFolder.of("us-or", files).problems())
          .as(row)
          .singleElement()
          .satisfies(
              p -> {
                assertThat(p.file()).isEqualTo("us-or/offenses.csv");
                assertThat(p.line()).isEqualTo(3);
              });
    }
  }

  @Test
  void aColumnThatTheRecordsFactsTellIsReadStrictly() {
    String header =
        "list,citation,to,condition,only-drug,convicted-before,below-felony,source,note\n";
    for (String row :
        List.of(
            "x,ORS 163.355,,,,in 2021,,,",
            "x,ORS 163.355,,,,,no,,",
            "x,ORS 163.355,,the victim was a child,marijuana,,,,")) {
      Map<String, String> files =
          Map.of("rulebook.yaml", MANIFEST, "offenses.csv", header + row + "\n");
      assertThat(RulebookFolder.of("us-or", files).problems())
          .as(row)
          .singleElement()
          .satisfies(p -> assertThat(p.line()).isEqualTo(2));
    }
    Map<String, String> right =
        Map.of(
            "rulebook.yaml",
            MANIFEST,
            "offenses.csv",
            header + "x,ORS 163.355,,,marijuana,2021-03-31,yes,,\n");
    assertThat(RulebookFolder.of("us-or", right).problems()).isEmpty();
  }

  private static List<Problem> problems(String file, String text) {
    return RulebookFolder.of(
            "us-or", Map.of("rulebook.yaml", MANIFEST, "offenses.csv", OFFENSES, file, text))
        .problems();
  }

  private static Rulebook compiled(String text) {
    return RulebookFolder.of("us-or", Map.of("rulebook.yaml", MANIFEST, "a.drl", text))
        .compile(Shelf.none());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
