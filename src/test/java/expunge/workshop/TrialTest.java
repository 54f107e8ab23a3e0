package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.rulebook.Problem;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a run of cases and examples tells, when things are well and when they aren't. */
class TrialTest {

  private static final String MANIFEST =
      """
      jurisdiction: US-OR
      grades: [felony-A, misdemeanor-A]
      reliefs:
        - id: us-or/set-aside-conviction
          title: Set aside a conviction
          mode: petition
          effect: Sealed.
          how: Motion.
      sources: []
      """;

  private static final String RULES =
      """
      rule "ORS 137.225(1)(a): a conviction may be set aside"
          @cite( "ORS 137.225(1)(a)" )
          @inForce( "2022-01-01" )
      when
          $asked : Asked( relief == "us-or/set-aside-conviction", charge.convicted )
      then
          insert( Covers.of( $asked ) );
      end

      rule "ORS 137.225(1)(b): three years must have passed"
          @cite( "ORS 137.225(1)(b)" )
          @inForce( "2022-01-01" )
      when
          $relief : Covers( relief == "us-or/set-aside-conviction", $charge : charge )
      then
          insert( OpensOn.of( $relief, $charge.convictedOn().plusYears( 3 ) ) );
      end
      """;

  private static final String RECORD =
      """
      { "asOf": "2026-11-25", "person": { "historyComplete": true, "pendingCharges": [] },
        "cases": [ { "id": "A", "jurisdiction": "US-OR", "charges": [
          { "id": "A-1", "statute": "ORS 164.043", "grade": "misdemeanor-A",
            "disposition": { "kind": "convicted", "on": "2024-06-01" } } ] } ] }
      """;

  private static final String CASES =
      """
      given:
        asOf: 2026-11-25
        person: { historyComplete: true, pendingCharges: [] }
        cases:
          - id: A
            jurisdiction: US-OR
            charges:
              - id: A-1
                statute: ORS 164.043
                grade: misdemeanor-A
                disposition: { kind: convicted, on: 2024-06-01 }
      cases:
        - title: three years <& not> four
          fires: { "ORS 137.225(1)(b)": OpensOn 2028-06-01 }
        - title: it is not yet open
          status: { us-or/set-aside-conviction: ELIGIBLE }
        - title: an acquittal is another matter
          change: { /cases/0/charges/0/disposition/kind: acquitted }
          silent: [ "ORS 137.225(1)(a)", "ORS 137.225(1)(b)" ]
      """;

  @TempDir private Path work = Path.of("unset");
  private Path folder = Path.of("unset");

  @BeforeEach
  void writeARulebook() throws IOException {
    folder = work.resolve("rules/us-or");
    Files.createDirectories(folder.resolve("ors-137-225"));
    Files.writeString(folder.resolve("rulebook.yaml"), MANIFEST);
    Files.writeString(folder.resolve("ors-137-225/1.drl"), RULES);
    Files.writeString(folder.resolve("ors-137-225/1.cases.yaml"), CASES);
  }

  private Trial.Report tried() {
    Rulebooks.Loaded loaded =
        Rulebooks.loadWhatCompiles(Rulebooks.folders(work.resolve("rules")), Shelf.none());
    Trial trial = new Trial(loaded.books(), loaded.broken());
    trial.rulebook(folder, "us-or");
    trial.examples(work.resolve("examples/us-or"), false);
    return trial.report();
  }

  @Test
  void aFindingThatIsMissedIsShownBesideTheOneMadeWithTheRuleOfEither() {
    Failure missed = tried().failures().get(0);
    assertThat(missed.file()).isEqualTo("us-or/ors-137-225/1.cases.yaml");
    assertThat(missed.line()).as("the line of the title").isEqualTo(13);
    assertThat(missed.expected()).isEqualTo("OpensOn 2028-06-01");
    assertThat(missed.found()).isEqualTo("OpensOn 2027-06-01");
    assertThat(missed.made())
        .containsExactly(
            new Witness(
                "OpensOn 2027-06-01",
                "ORS 137.225(1)(b): three years must have passed",
                "us-or/ors-137-225/1.drl",
                10));
    assertThat(missed.toString().lines())
        .anyMatch(line -> line.matches(" *OpensOn 2028-06-01 +\\| +OpensOn 2027-06-01"))
        .anyMatch(line -> line.contains("us-or/ors-137-225/1.drl:10"));
  }

  @Test
  void aRuleThatShouldHaveSpokenAndDidNotIsNamedWithItsPlace() throws IOException {
    Files.writeString(
        folder.resolve("ors-137-225/1.cases.yaml"),
        CASES.replace(
            "silent: [ \"ORS 137.225(1)(a)\", \"ORS 137.225(1)(b)\" ]",
            "fires: { \"ORS 137.225(1)(a)\": Covers }"));
    assertThat(tried().failures())
        .filteredOn(f -> f.what().equals("an acquittal is another matter"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.found()).isEqualTo("nothing");
              assertThat(f.due())
                  .containsExactly(
                      new Witness(
                          "",
                          "ORS 137.225(1)(a): a conviction may be set aside",
                          "us-or/ors-137-225/1.drl",
                          1));
            });
  }

  @Test
  void aCitationThatNoRuleBearsIsSaid() throws IOException {
    Files.writeString(
        folder.resolve("ors-137-225/1.cases.yaml"),
        CASES.replace("silent: [ \"ORS 137.225(1)(a)\"", "silent: [ \"ORS 137.225(1)(aa)\""));
    assertThat(tried().failures())
        .anySatisfy(
            f ->
                assertThat(f.found())
                    .contains("no rule cites `ORS 137.225(1)(aa)`")
                    .contains("ORS 137.225(1)(a)"));
  }

  @Test
  void aStatusIsShownWithTheRulesThatMadeIt() {
    assertThat(tried().failures())
        .filteredOn(f -> f.what().equals("it is not yet open"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.about()).isEqualTo("us-or/set-aside-conviction of charge A-1");
              assertThat(f.found()).isEqualTo("NOT_YET 2027-06-01");
              assertThat(f.made()).extracting(Witness::line).contains(10);
            });
  }

  @Test
  void anExampleNamesItsFolderAndTheLineOfWhatWasExpected() throws IOException {
    Path examples = Files.createDirectories(work.resolve("examples/us-or"));
    Files.writeString(examples.resolve("one.json"), RECORD);
    Trial writing = new Trial(Rulebooks.load(work.resolve("rules"), Shelf.none()));
    writing.examples(examples, true);
    Path expected = examples.resolve("one.expected.json");
    String text = Files.readString(expected);
    assertThat(tried().failures()).noneMatch(f -> f.what().equals("this example"));

    Files.writeString(expected, text.replace("2027-06-01", "2026-06-01"));
    Failure failure =
        tried().failures().stream()
            .filter(f -> f.what().equals("this example"))
            .findFirst()
            .orElseThrow();
    assertThat(failure.file()).endsWith("examples/us-or/one.expected.json");
    int line = failure.line();
    List<String> lines = Files.readAllLines(expected);
    assertThat(String.join("\n", lines.subList(line - 1, line + 3)))
        .contains("\"relief\" : \"us-or/set-aside-conviction\"");
    assertThat(failure.expected()).contains("NOT_YET 2026-06-01", "OpensOn 2026-06-01");
    assertThat(failure.found()).contains("NOT_YET 2027-06-01", "OpensOn 2027-06-01");
    assertThat(failure.made()).extracting(Witness::file).containsOnly("us-or/ors-137-225/1.drl");
  }

  @Test
  void aBrokenRulebookDoesNotStopTheOthersAndWhatHangsOnItIsCounted() throws IOException {
    Path broken = Files.createDirectories(work.resolve("rules/us-id"));
    Files.writeString(broken.resolve("rulebook.yaml"), "jurisdiction: US-ID\nreliefs: []\n");
    Files.writeString(broken.resolve("a.drl"), "rule \"x\" when then end");
    Files.writeString(
        folder.resolve("ors-137-225/1.cases.yaml"),
        CASES
            + """
              - title: with a case in Idaho
                change: { /cases/-: { id: B, jurisdiction: US-ID, charges: [] } }
                status: { us-or/set-aside-conviction: NOT_YET }
            """);
    Trial.Report report = tried();
    assertThat(report.cases()).isEqualTo(3);
    assertThat(report.leftOut())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.file()).isEqualTo("us-or/ors-137-225/1.cases.yaml");
              assertThat(p.sentence()).contains("with a case in Idaho", "US-ID is broken");
            });
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersAreTried() throws IOException {
    Files.write(folder.resolve("ors-137-225/2.cases.yaml"), new byte[] {(byte) 0xE9, (byte) 0xFF});
    Trial.Report report = tried();
    assertThat(report.cases()).isEqualTo(3);
    assertThat(report.leftOut())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.file()).isEqualTo("us-or/ors-137-225/2.cases.yaml");
              assertThat(p.sentence()).contains("not UTF-8");
            });
  }

  @Test
  void aRuleFileThatCannotBeReadIsAProblemWithItsPlace() throws IOException {
    Files.write(folder.resolve("ors-137-225/2.drl"), new byte[] {(byte) 0xE9, (byte) 0xFF});
    assertThat(RulebookFolder.read(folder).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.file()).isEqualTo("us-or/ors-137-225/2.drl");
              assertThat(p.code()).isEqualTo("unreadable");
            });
  }

  @Test
  void aRulebookIsReadThroughASymbolicLink() throws IOException {
    Path link = Files.createSymbolicLink(work.resolve("draft"), folder);
    RulebookFolder read = RulebookFolder.read(link);
    assertThat(read.problems()).isEmpty();
    assertThat(read.name()).isEqualTo("us-or");
    assertThat(read.files()).containsKey("ors-137-225/1.drl");

    Files.writeString(folder.resolve("ors-137-225/1.drl"), RULES.replace("Covers.of", "Cover.of"));
    assertThat(RulebookFolder.read(link).problems())
        .extracting(Problem::file)
        .containsExactly("us-or/ors-137-225/1.drl");
  }

  @Test
  void junitXmlIsWhatCiServersRead() throws Exception {
    List<Problem> leftOut =
        List.of(new Problem("us-id/a.drl", 3, 1, "unreadable", "it can't be read"));
    Trial.Report report = new Trial.Report(tried().tried(), leftOut);
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JunitXml.write(report))));
    Element root = xml.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getAttribute("tests")).isEqualTo("6");
    assertThat(root.getAttribute("failures")).isEqualTo("2");
    assertThat(root.getAttribute("errors")).isEqualTo("1");
    List<Element> tests = elements(root, "testcase");
    assertThat(tests).hasSize(6);
    assertThat(tests)
        .allSatisfy(
            test -> {
              assertThat(((Element) test.getParentNode()).getTagName()).isEqualTo("testsuite");
              assertThat(test.getAttribute("name")).isNotBlank();
              assertThat(test.getAttribute("classname")).isNotBlank();
            });
    Element failed =
        tests.stream()
            .filter(t -> t.getAttribute("name").equals("three years <& not> four"))
            .findFirst()
            .orElseThrow();
    assertThat(elements(failed, "failure"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.getAttribute("message")).contains("2028-06-01").contains("2027-06-01");
              assertThat(f.getTextContent()).contains("us-or/ors-137-225/1.drl:10");
            });
    for (Element suite : elements(root, "testsuite")) {
      assertThat(elements(suite, "testcase"))
          .hasSize(Integer.parseInt(suite.getAttribute("tests")));
      assertThat(elements(suite, "failure"))
          .hasSize(Integer.parseInt(suite.getAttribute("failures")));
    }
  }

  private static List<Element> elements(Element in, String name) {
    NodeList nodes = in.getElementsByTagName(name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      all.add((Element) nodes.item(i));
    }
    return all;
  }

  @Test
  void sarifPlacesEachProblemInItsFile() {
    JsonNode sarif =
        Sarif.write(
            List.of(
                new Problem("us-or/a b.drl", 3, 7, "unknown-fact", "one"),
                new Problem("us-or/c.drl", 1, 1, "character", "two")),
            "rules");
    assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
    JsonNode run = sarif.at("/runs/0");
    assertThat(run.at("/tool/driver/name").asText()).isNotBlank();
    JsonNode first = run.at("/results/0");
    assertThat(first.at("/message/text").asText()).isEqualTo("one");
    assertThat(first.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("rules/us-or/a%20b.drl");
    assertThat(first.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(3);
    assertThat(first.at("/locations/0/physicalLocation/region/startColumn").asInt()).isEqualTo(7);
    for (JsonNode result : run.path("results")) {
      assertThat(run.at("/tool/driver/rules").get(result.path("ruleIndex").asInt()).path("id"))
          .isEqualTo(result.path("ruleId"));
    }
  }

  @Test
  void aWatchTellsOfSavedFilesAlsoInFoldersThatAreNew() throws Exception {
    try (RulesWatch watch = new RulesWatch(List.of(folder, work.resolve("not-there")))) {
      assertThat(changed(watch, folder.resolve("ors-137-225/1.drl"), RULES + "\n"))
          .contains(folder.resolve("ors-137-225/1.drl"));
      Path section = folder.resolve("ors-137-226");
      CompletableFuture<Object> told = next(watch);
      Files.createDirectory(section);
      assertThat(told.get(20, TimeUnit.SECONDS).toString()).contains("ors-137-226");
      assertThat(changed(watch, section.resolve("1.drl"), RULES))
          .contains(section.resolve("1.drl"));
    }
  }

  private static Iterable<Path> changed(RulesWatch watch, Path file, String text) throws Exception {
    CompletableFuture<Object> told = next(watch);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    @SuppressWarnings("unchecked")
    Iterable<Path> paths = (Iterable<Path>) told.get(20, TimeUnit.SECONDS);
    return paths;
  }

  private static CompletableFuture<Object> next(RulesWatch watch) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return watch.next();
          } catch (InterruptedException | IOException failed) {
            throw new IllegalStateException(failed);
          }
        });
  }
}
