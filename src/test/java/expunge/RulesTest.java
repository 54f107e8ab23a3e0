package expunge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import expunge.report.LawPage;
import expunge.rulebook.BrokenRulebook;
import expunge.rulebook.Problem;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.workshop.Failure;
import expunge.workshop.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The law as its authors tried it: every case beside a rule and every example, one test for each
 * rulebook.
 */
class RulesTest {

  private static final Path RULES = Path.of("rules");
  private static final Path EXAMPLES = Path.of("examples");
  private static final Shelf SHELF = Shelf.in(Path.of("target/rulebooks"));

  @TestFactory
  Stream<DynamicTest> everyRulebookConcludesWhatItsCasesAndExamplesSay() {
    List<Path> folders = Rulebooks.folders(RULES);
    assertThat(folders).as("the rulebooks in " + RULES).isNotEmpty();
    Rulebooks books = load();
    return folders.stream()
        .map(folder -> dynamicTest(folder.getFileName().toString(), () -> trial(books, folder)));
  }

  @Test
  void thePageOfTheLawCodedIsUpToDate() throws IOException {
    assertThat(Files.readString(Path.of("docs/coverage.md")))
        .as("write it anew: ./expunge coverage --law > docs/coverage.md")
        .isEqualTo(LawPage.of(load().all()));
  }

  private static Rulebooks load() {
    try {
      return Rulebooks.load(RULES, SHELF);
    } catch (BrokenRulebook broken) {
      throw new AssertionError(
          broken.problems().stream()
              .map(Problem::toString)
              .collect(Collectors.joining("\n", "rules that can't go live:\n", "")),
          broken);
    }
  }

  private static void trial(Rulebooks books, Path folder) {
    String name = folder.getFileName().toString();
    Trial trial = new Trial(books);
    trial.rulebook(folder, name);
    trial.examples(EXAMPLES.resolve(name), false);
    Trial.Report report = trial.report();
    if (!report.failures().isEmpty()) {
      throw new AssertionError(
          report.failures().stream()
              .map(Failure::toString)
              .collect(
                  Collectors.joining(
                      "\n",
                      report.failures().size()
                          + " failed of "
                          + report.cases()
                          + " cases and "
                          + report.examples()
                          + " examples:\n",
                      "")));
    }
    assertThat(report.cases()).as("cases beside the rules of " + name).isPositive();
  }
}
