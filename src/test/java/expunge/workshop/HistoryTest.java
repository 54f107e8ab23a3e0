package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.law.Jurisdiction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published stands in the folder and in the history of its repository. */
class HistoryTest {

  private static final Jurisdiction OREGON = Jurisdiction.find("US-OR").orElseThrow();
  private static final Jurisdiction MAINE = Jurisdiction.find("US-ME").orElseThrow();

  @TempDir Path folder;

  private static final Map<String, String> FIRST =
      Map.of("rulebook.yaml", "one", "137/1.drl", "rule one", "137/1.cases.yaml", "case one");
  private static final Map<String, String> SECOND =
      Map.of("rulebook.yaml", "one", "137/2.drl", "rule two", "137/1.cases.yaml", "case two");

  private Path rules(Path inside) throws IOException {
    write(inside.resolve("us-or"), FIRST);
    Files.writeString(inside.resolve("us-or/words.lock"), "not a rule");
    write(inside.resolve("us-me"), Map.of("rulebook.yaml", "maine"));
    return inside;
  }

  private static void write(Path book, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> one : files.entrySet()) {
      Path file = book.resolve(one.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, one.getValue());
    }
  }

  static Map<String, String> lies(Path book) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(book)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        files.put(book.relativize(one).toString().replace('\\', '/'), Files.readString(one));
      }
    }
    return files;
  }

  private static History.Change change(Map<String, String> files, String message) {
    return new History.Change(
        OREGON, files, "ann", "bo", null, message, Instant.parse("2026-11-25T10:00:00Z"));
  }

  private static History.Change back(Map<String, String> files, String to) {
    return new History.Change(
        OREGON, files, "cy", null, to, "Taken back.", Instant.parse("2026-11-25T11:00:00Z"));
  }

  private static History.State state(History history, Jurisdiction jurisdiction, String commit)
      throws IOException {
    return Objects.requireNonNull(history.state(jurisdiction, commit));
  }

  private static boolean clean(Path work) throws IOException, GitAPIException {
    try (Git git = Git.open(work.toFile())) {
      return git.status().call().isClean();
    }
  }

  @Test
  void theFirstPublishingMakesARepositoryThatBeginsWithTheRulesAsTheyStood() throws Exception {
    Path rules = rules(folder);
    History history = History.of(rules);
    assertThat(history.entries(OREGON, 10)).isEmpty();
    String commit = history.commit(change(SECOND, "Two years, since 2026"));

    Map<String, String> expected = new TreeMap<>(SECOND);
    expected.put("words.lock", "not a rule");
    assertThat(lies(rules.resolve("us-or"))).isEqualTo(expected);
    assertThat(clean(rules)).isTrue();
    List<History.Entry> entries = history.entries(OREGON, 10);
    assertThat(entries)
        .extracting(History.Entry::kind)
        .containsExactly(History.Kind.PUBLISHED, History.Kind.BY_HAND);
    assertThat(entries.get(0).commit()).isEqualTo(commit);
    assertThat(entries.get(0).author()).isEqualTo("ann");
    assertThat(entries.get(0).reviewer()).isEqualTo("bo");
    assertThat(entries.get(0).at()).isEqualTo(Instant.parse("2026-11-25T10:00:00Z"));
    assertThat(entries.get(0).message())
        .isEqualTo("Two years, since 2026\n\nReviewed-by: bo\nRulebook: us-or\n");
    assertThat(state(history, OREGON, entries.get(1).commit()).files()).isEqualTo(FIRST);
    assertThat(state(history, MAINE, commit).files()).isEqualTo(Map.of("rulebook.yaml", "maine"));
  }

  @Test
  void anExistingRepositoryThatHoldsTheRulesIsUsedAndItsOtherFilesStayAsTheyAre() throws Exception {
    Path rules = rules(folder.resolve("office/rules"));
    Files.writeString(folder.resolve("README"), "ours");
    String before;
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      git.add().addFilepattern(".").call();
      before =
          git.commit()
              .setMessage("all")
              .setSign(false)
              .setAuthor(new PersonIdent("x", "x@y"))
              .setCommitter(new PersonIdent("x", "x@y"))
              .call()
              .name();
    }
    Files.writeString(folder.resolve("README"), "ours, being worked on");
    History history = History.of(rules);
    history.commit(change(SECOND, "Changed"));
    assertThat(rules.resolve(".git")).doesNotExist();
    try (Git git = Git.open(folder.toFile())) {
      assertThat(git.status().call().getModified()).containsExactly("README");
      assertThat(git.status().call().getAdded()).isEmpty();
      assertThat(git.status().call().getUntracked()).isEmpty();
      assertThat(git.getRepository().resolve("HEAD^").name()).isEqualTo(before);
    }
  }

  @Test
  void aRepositoryThatDoesntHoldTheRulesIsNotTheirs() throws Exception {
    Git.init().setDirectory(folder.toFile()).call().close();
    Path rules = rules(folder.resolve("rules"));
    History.of(rules).commit(change(SECOND, "Changed"));
    assertThat(rules.resolve(".git")).isDirectory();
    assertThat(clean(rules)).isTrue();
  }

  @Test
  void whatWasChangedByHandIsACommitOfItsOwn() throws Exception {
    Path rules = rules(folder);
    History history = History.of(rules);
    history.commit(change(SECOND, "Changed"));
    Files.writeString(rules.resolve("us-or/137/2.drl"), "by hand");
    history.commit(change(FIRST, "Changed again"));
    List<History.Entry> entries = history.entries(OREGON, 10);
    assertThat(entries)
        .extracting(History.Entry::kind)
        .containsExactly(
            History.Kind.PUBLISHED,
            History.Kind.BY_HAND,
            History.Kind.PUBLISHED,
            History.Kind.BY_HAND);
    assertThat(state(history, OREGON, entries.get(1).commit()).files())
        .containsEntry("137/2.drl", "by hand");
    assertThat(clean(rules)).isTrue();
  }

  @Test
  void whatWasTakenBackIsAsIfItHadNeverBeen() throws Exception {
    Path rules = rules(folder);
    History history = History.of(rules);
    String first = history.commit(change(SECOND, "one"));
    Map<String, String> third = Map.of("rulebook.yaml", "three");
    history.commit(change(third, "two"));

    String before = Objects.requireNonNull(history.beforeLast(OREGON));
    assertThat(before).isEqualTo(first);
    history.commit(back(state(history, OREGON, before).files(), before));
    assertThat(lies(rules.resolve("us-or"))).containsAllEntriesOf(SECOND);

    String earlier = Objects.requireNonNull(history.beforeLast(OREGON));
    assertThat(state(history, OREGON, earlier).files()).isEqualTo(FIRST);
    history.commit(back(FIRST, earlier));
    assertThat(history.beforeLast(OREGON)).as("nothing is left to take back").isNull();
    assertThat(history.beforeLast(MAINE)).isNull();
    assertThat(history.entries(OREGON, 10))
        .extracting(History.Entry::kind)
        .startsWith(History.Kind.ROLLED_BACK, History.Kind.ROLLED_BACK, History.Kind.PUBLISHED);
  }

  @Test
  void onlyACommitOfThisHistoryIsAState() throws Exception {
    History history = History.of(rules(folder));
    String commit = history.commit(change(SECOND, "one"));
    assertThat(state(history, OREGON, commit.substring(0, 10)).commit()).isEqualTo(commit);
    assertThat(history.state(OREGON, "0123456789")).isNull();
    assertThat(history.state(OREGON, "HEAD")).isNull();
    assertThat(history.state(OREGON, "HEAD~1")).isNull();
  }

  @Test
  void aLinkInTheFolderIsNotFollowed() throws Exception {
    Path rules = rules(folder.resolve("rules"));
    Path secret = Files.writeString(folder.resolve("secret.drl"), "secret");
    Files.createSymbolicLink(rules.resolve("us-or/137/3.drl"), secret);
    History history = History.of(rules);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> history.commit(change(SECOND, "x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("us-or/137/3.drl is a link");
    assertThat(secret).hasContent("secret");
    assertThat(rules.resolve("us-or/137/1.drl")).hasContent("rule one");
  }

  @Test
  void aChangeCutOffAfterTheBranchHasMovedIsCarriedToItsEnd() throws Exception {
    Path rules = rules(folder);
    History history = History.of(rules);
    String commit = history.commit(change(SECOND, "one"));
    Path git = rules.resolve(".git");
    Files.delete(rules.resolve("us-or/137/2.drl"));
    write(rules.resolve("us-or"), FIRST); // as the files were before they took their places
    new Journal("us-or", commit, List.of("137/2.drl", "137/1.cases.yaml"), List.of("137/1.drl"))
        .write(git.resolve("expunge"));
    Files.writeString(git.resolve("index.lock"), "");
    Files.writeString(git.resolve("HEAD.lock"), "");

    assertThat(History.of(rules).recover()).isTrue();
    Map<String, String> lies = lies(rules.resolve("us-or"));
    lies.remove("words.lock");
    assertThat(lies).isEqualTo(SECOND);
    assertThat(clean(rules)).isTrue();
    assertThat(git.resolve("index.lock")).doesNotExist();
    assertThat(git.resolve("HEAD.lock")).doesNotExist();
    assertThat(History.of(rules).recover()).as("there is nothing left to do").isFalse();
  }

  @Test
  void aChangeCutOffBeforeTheBranchHasMovedWasNeverMade() throws Exception {
    Path rules = rules(folder);
    History history = History.of(rules);
    String commit = history.commit(change(SECOND, "one"));
    Map<String, String> before = lies(rules.resolve("us-or"));
    Journal journal =
        new Journal("us-or", "1".repeat(40), List.of("137/2.drl", "new/3.drl"), List.of());
    journal.lay(rules, Map.of("137/2.drl", "two", "new/3.drl", "three"));
    journal.write(rules.resolve(".git/expunge"));

    assertThat(History.of(rules).recover()).isTrue();
    assertThat(lies(rules.resolve("us-or"))).isEqualTo(before);
    assertThat(rules.resolve("us-or/new")).doesNotExist();
    assertThat(history.entries(OREGON, 10).get(0).commit()).isEqualTo(commit);
    assertThat(clean(rules)).isTrue();
  }
}
