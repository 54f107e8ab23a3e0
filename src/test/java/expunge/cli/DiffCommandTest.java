package expunge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.workshop.Diff;
import expunge.workshop.DiffReport;
import expunge.workshop.DiffReport.Group;
import expunge.workshop.Edition;
import expunge.workshop.Flip;
import expunge.workshop.Revision;
import expunge.workshop.Sides;
import expunge.workshop.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part of Oregon's rulebook is copied, one thing in the copy is changed, and both compared. */
class DiffCommandTest {

  private static final Path OREGON = Path.of("rules/us-or");
  private static final Path CACHE = Path.of("target/rulebooks");
  private static final String WAITING = "ors-137-225/1-b-waiting-periods";
  private static final String CASES = WAITING + ".cases.yaml";
  private static final List<String> PART =
      List.of(
          "rulebook.yaml",
          "offenses.csv",
          "ors-137-225/1-a-sentence.drl",
          "ors-137-225/5-which-convictions.drl",
          WAITING + ".drl",
          CASES);
  private static final LocalDate CONVICTED = LocalDate.of(2020, 6, 1);

  @TempDir Path folder;
  private Path old = Path.of("");
  private Path now = Path.of("");

  @BeforeEach
  void copyTwice() throws IOException {
    old = copy(folder.resolve("old/rules"));
    now = copy(folder.resolve("new/rules"));
  }

  private static Path copy(Path rules) throws IOException {
    for (String file : PART) {
      Path to = rules.resolve("us-or").resolve(file);
      Files.createDirectories(to.getParent());
      Files.copy(OREGON.resolve(file), to);
    }
    return rules;
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = now.resolve("us-or").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private void threeYearsBecomeFour() throws IOException {
    String rule =
        """
        charge.standingGrade == Grade.MISDEMEANOR_A, $charge : charge )
        then
            insert( OpensOn.of( $relief, Days.later( $charge.convictedOn(), $charge.releasedOn() ).plusYears( %s ) ) );
        """;
    change(WAITING + ".drl", rule.formatted("3"), rule.formatted("4"));
  }

  private void noCases() throws IOException {
    Files.writeString(old.resolve("us-or").resolve(CASES), "cases: []\n");
    Files.writeString(now.resolve("us-or").resolve(CASES), "cases: []\n");
  }

  private DiffReport diff(int count, Path... populations) throws IOException {
    Edition before = Edition.in("old", old);
    Edition after = Edition.in("new", now);
    Sides sides = Sides.of(before, after, Shelf.in(CACHE), name -> true);
    return new Diff(
            before,
            after,
            sides,
            folder.resolve("none"),
            List.of(populations),
            count,
            7,
            LocalDate.of(2026, 11, 25),
            Integer.MAX_VALUE)
        .run(done -> {});
  }

  private int command(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "diff",
                old.toString(),
                now.toString(),
                "--cache",
                CACHE.toString(),
                "--examples",
                folder.resolve("none").toString()));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--count")) {
      arguments.addAll(List.of("--count", "20"));
    }
    return Main.run(arguments.toArray(String[]::new));
  }

  /** A Class A misdemeanor of which everything is told, asked for on a day. */
  private static String misdemeanor(LocalDate asOf) {
    return """
        {"asOf":"%s","person":{"dateOfBirth":"1990-05-01","historyComplete":true,"pendingCharges":[]},
        "cases":[{"id":"A","jurisdiction":"US-OR","charges":[{"id":"A-1","statute":"ORS 164.043","grade":"misdemeanor-A",
        "offenseDate":"2020-01-01","disposition":{"kind":"convicted","on":"%s"},"reduced":false,
        "sentence":{"completed":true,"completedOn":"2021-06-01","imprisoned":false}}]}]}"""
        .formatted(asOf, CONVICTED)
        .replace("\n", "");
  }

  private Path population(String... lines) throws IOException {
    return Files.write(folder.resolve("people.ndjson"), List.of(lines));
  }

  @Test
  void aCommentChangesNoAnswer() throws IOException {
    change(WAITING + ".drl", "then\n", "then // the clock\n");
    DiffReport report = diff(50, population(misdemeanor(CONVICTED.plusYears(3))));
    assertThat(report.differences()).singleElement().matches(d -> !d.ofLaw());
    assertThat(report.groups()).isEmpty();
    assertThat(command()).isZero();
  }

  @Test
  void fourYearsForThreeFlipExactlyTheRecordsBetween() throws IOException {
    threeYearsBecomeFour();
    LocalDate three = CONVICTED.plusYears(3);
    LocalDate four = CONVICTED.plusYears(4);
    Path people =
        population(
            Stream.of(
                    three.minusDays(1),
                    three,
                    three.plusDays(1),
                    four.minusDays(1),
                    four,
                    four.plusDays(1))
                .map(DiffCommandTest::misdemeanor)
                .toArray(String[]::new));
    Map<String, String> turned = new TreeMap<>();
    for (Group group : diff(0, people).groups()) {
      assertThat(group.kind().changes())
          .singleElement()
          .matches(c -> c.rule().citation().equals("ORS 137.225(1)(b)(C)"));
      for (Flip flip : group.first()) {
        if (flip.population()) {
          turned.put(
              flip.asOf().toString(), Flip.said(flip.before()) + " to " + Flip.said(flip.after()));
        }
      }
    }
    assertThat(turned)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "2023-05-31", "NOT_YET 2023-06-01 to NOT_YET 2024-06-01",
                "2023-06-01", "ELIGIBLE to NOT_YET 2024-06-01",
                "2023-06-02", "ELIGIBLE to NOT_YET 2024-06-01",
                "2024-05-31", "ELIGIBLE to NOT_YET 2024-06-01"));
  }

  @Test
  void madeUpRecordsMeetTheChangeOfANumber() throws IOException {
    threeYearsBecomeFour();
    noCases();
    assertThat(diff(100).groups())
        .flatExtracting(Group::first)
        .anyMatch(f -> f.place().startsWith("made up") && f.kind().before().open());
  }

  @Test
  void aRuleThatNothingTriesIsNamed() throws IOException {
    threeYearsBecomeFour();
    noCases();
    assertThat(diff(0).spokes()).singleElement().matches(DiffReport.Spoke::silent);
    assertThat(diff(0, population(misdemeanor(CONVICTED.plusYears(5)))).spokes())
        .singleElement()
        .matches(s -> s.before() == 1 && s.after() == 1 && !s.silent());
  }

  @Test
  void anAddedRuleIsNamedAsTheReasonEvenWhereATableChangedToo() throws IOException {
    Path table = now.resolve("us-or/offenses.csv");
    Files.writeString(table, Files.readString(table) + "made-up-list,ORS 164.043,,,,\n");
    Files.writeString(
        now.resolve("us-or/ors-137-225/9-added.drl"),
        """
        rule "ORS 137.225(9): a made-up bar"
            @cite( "ORS 137.225(9)" )
            @inForce( "2022-01-01" )
        when
            $relief : Covers( relief == "us-or/set-aside-conviction", charge.listed( "made-up-list" ) )
        then
            insert( Bars.of( $relief ) );
        end
        """);
    noCases();
    assertThat(diff(0, population(misdemeanor(CONVICTED.plusYears(5)))).groups())
        .singleElement()
        .matches(
            g ->
                g.kind().changes().size() == 1
                    && g.kind().changes().get(0).before() == null
                    && g.kind().changes().get(0).rule().citation().equals("ORS 137.225(9)"));
  }

  @Test
  void anAcceptedFlipIsACaseThatHoldsAndIsNotWrittenTwice() throws IOException {
    threeYearsBecomeFour();
    assertThat(command()).isEqualTo(Main.FAILED);
    assertThat(command("--accept")).isEqualTo(Main.FINE);
    Path cases = now.resolve("us-or").resolve(CASES);
    String written = Files.readString(cases);
    assertThat(written)
        .startsWith(Files.readString(OREGON.resolve(CASES)).stripTrailing())
        .contains("us-or/set-aside-conviction is NOT YET");
    assertThat(command()).isEqualTo(Main.FINE);
    assertThat(command("--accept")).isEqualTo(Main.FINE);
    assertThat(Files.readString(cases)).isEqualTo(written);
    Trial trial = new Trial(Rulebooks.load(now, Shelf.in(CACHE)));
    trial.rulebook(now.resolve("us-or"), "us-or");
    assertThat(trial.report().failures())
        .noneMatch(f -> f.what().contains("where it was"))
        .anyMatch(f -> f.file().endsWith(CASES)); // what three years had made of the old cases
  }

  @Test
  void aPersonOfAPopulationIsNotNamedInACase() throws IOException {
    threeYearsBecomeFour();
    noCases();
    String person =
        misdemeanor(CONVICTED.plusYears(3))
            .replace("\"A-1\"", "\"19CR000-1\"")
            .replace("\"id\":\"A\"", "\"id\":\"19CR000\",\"number\":\"19CR000\"");
    assertThat(command("--count", "0", "--accept", "--population", population(person).toString()))
        .isEqualTo(Main.FINE);
    assertThat(Files.readString(now.resolve("us-or").resolve(CASES)))
        .contains("NOT_YET 2024-06-01")
        .doesNotContain("19CR000");
  }

  @Test
  void brokenLinesAreLeftOutAndCountedAndTheRestIsCompared() throws IOException {
    threeYearsBecomeFour();
    Path people =
        population(
            "{ not json",
            misdemeanor(CONVICTED.plusYears(3)),
            "{\"cases\":[{\"jurisdiction\":\"US-XX\",\"charges\":[]}]}");
    DiffReport report = diff(0, people);
    assertThat(report.leftOut()).isEqualTo(2);
    assertThat(report.problems().get(0)).contains("people.ndjson:1: ").contains("isn't JSON");
    assertThat(report.problems().get(1)).contains("people.ndjson:3: /cases/0/jurisdiction");
    assertThat(report.groups()).flatExtracting(Group::first).anyMatch(Flip::population);
    assertThat(command("--population", people.toString())).isEqualTo(Main.BAD_INPUT);
  }

  @Test
  void whatIsNotThereIsSaidAndNothingIsWritten() throws IOException {
    threeYearsBecomeFour();
    Path cases = now.resolve("us-or").resolve(CASES);
    String before = Files.readString(cases);
    assertThat(Main.run("diff", "no-such-revision", now.toString())).isEqualTo(Main.BAD_INPUT);
    assertThat(command("--accept", "--population", folder.resolve("nobody").toString()))
        .isEqualTo(Main.BAD_INPUT);
    assertThat(command("--accept", "--only", "us-zz")).isEqualTo(Main.BAD_INPUT);
    assertThat(Files.readString(cases)).isEqualTo(before);
  }

  @Test
  void aRulebookThatDoesNotCompileIsLeftOut() throws IOException {
    change(WAITING + ".drl", "charge.standingGrade", "charge.standingGrad");
    assertThat(command()).isEqualTo(Main.BROKEN_RULEBOOK);
    Sides sides =
        Sides.of(Edition.in("old", old), Edition.in("new", now), Shelf.in(CACHE), name -> true);
    assertThat(sides.problems().get(0))
        .startsWith("in `new`: us-or/" + WAITING + ".drl:")
        .contains("standingGrade");
    assertThat(sides.leftOut()).containsExactly("us-or");
  }

  @Test
  void aRevisionIsReadOutOfTheRepositoryAndTheWorkingTreeStaysAsItIs() throws Exception {
    Path root = folder.resolve("new");
    try (Git git = Git.init().setDirectory(root.toFile()).call()) {
      git.add().addFilepattern("rules").call();
      git.commit()
          .setMessage("before")
          .setAuthor("nobody", "nobody@example.org")
          .setCommitter("nobody", "nobody@example.org")
          .setSign(false)
          .call();
    }
    threeYearsBecomeFour();
    Path gone = now.resolve("us-or/ors-137-225/1-a-sentence.drl");
    Files.delete(gone);
    Edition head = Revision.edition("HEAD", root);
    assertThat(head.rulebooks()).singleElement().matches(b -> b.name().equals("us-or"));
    assertThat(head.rulebooks().get(0).files())
        .isEqualTo(Edition.in("old", old).rulebooks().get(0).files());
    assertThat(head.cases()).isEqualTo(Edition.in("old", old).cases());
    assertThat(gone).doesNotExist();
    try (Stream<Path> inside = Files.list(root)) {
      assertThat(inside.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(".git", "rules");
    }
  }
}
