package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.law.Jurisdiction;
import expunge.workshop.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft's process ends, and nothing of it stays. */
class SandboxTest {

  private static final Jurisdiction OREGON = Jurisdiction.find("US-OR").orElseThrow();

  @TempDir Path folder;

  private static List<String> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.map(Path::toString).filter(p -> p.contains("expunge-draft-")).sorted().toList();
    }
  }

  @Test
  void aDraftThatTakesTooLongIsStoppedAndCleanedUp() throws Exception {
    Path rules = Service.rules(folder);
    Map<String, String> live = RuleFiles.read(rules, OREGON);
    Map<String, String> draft = new TreeMap<>(live);
    StringBuilder many = new StringBuilder(Service.RULES);
    for (int i = 0; i < 400; i++) { // more than can be compiled in a second
      many.append(
          Service.RULES
              .replace("ORS 137.225(1)(a): a", "ORS 137.225(1)(a): " + i + " a")
              .replace("three years", i + " years"));
    }
    draft.put("137-225/1.drl", many.toString());
    List<String> before = folders();
    Sandbox.Outcome outcome = new Sandbox(rules, null, 1, 1).run(OREGON, live, draft);
    assertThat(outcome.report()).isNull();
    assertThat(outcome.clean()).isFalse();
    assertThat(outcome.why()).contains("longer than 1 second");
    assertThat(folders()).isEqualTo(before);
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aDraftIsTriedWhileTheFolderStaysAsItIs() throws Exception {
    Path rules = Service.rules(folder);
    Map<String, String> live = RuleFiles.read(rules, OREGON);
    Map<String, String> draft = new TreeMap<>(live);
    draft.put("137-225/1.drl", Service.RULES.replace("plusYears( 3 )", "plusYears( 4 )"));
    Sandbox.Outcome outcome = new Sandbox(rules, null).run(OREGON, live, draft);
    assertThat(outcome.report()).as(outcome.why()).isNotNull();
    assertThat(Objects.requireNonNull(outcome.report()).at("/cases/failed").asInt()).isPositive();
    assertThat(outcome.clean()).isFalse();
    assertThat(RuleFiles.read(rules, OREGON)).isEqualTo(live);
  }

  @Test
  void aRulebookThatIsNewIsTriedToo() throws Exception {
    Path rules = Service.rules(folder);
    Map<String, String> live = RuleFiles.read(rules, OREGON);
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Sandbox.Outcome outcome = new Sandbox(empty, null).run(OREGON, Map.of(), live);
    assertThat(outcome.report()).as(outcome.why()).isNotNull();
    assertThat(outcome.clean()).as(String.valueOf(outcome.report())).isTrue();
  }
}
