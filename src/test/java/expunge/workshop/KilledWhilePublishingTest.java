package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import expunge.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folder and history are whole, whatever befalls the process that publishes. */
class KilledWhilePublishingTest {

  private static final int KILLS = 8;
  private static final int MOST = 100_000;

  @TempDir Path folder;

  private static Process start(Path rules, int length, int from, int most, String... before)
      throws IOException {
    List<String> java =
        OtherJvm.command(
            PublishesOn.class,
            rules.toString(),
            String.valueOf(length),
            String.valueOf(from),
            String.valueOf(most));
    return new ProcessBuilder(Stream.concat(Stream.of(before), java.stream()).toList())
        .redirectErrorStream(true)
        .start();
  }

  private static Path rules(Path inside) throws IOException {
    for (Map.Entry<String, String> one : PublishesOn.files(0, 10).entrySet()) {
      Path file = inside.resolve("us-or").resolve(one.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, one.getValue());
    }
    return inside;
  }

  /** The state that folder and history are in, both whole and the same. */
  private static int whole(Path rules, int length) throws Exception {
    Map<String, String> lies = HistoryTest.lies(rules.resolve("us-or"));
    int n = Integer.parseInt(lies.getOrDefault("rulebook.yaml", "").strip());
    assertThat(lies)
        .as("every file is of one state, and no other lies there")
        .isEqualTo(PublishesOn.files(n, n == 0 ? 10 : length));
    try (Git git = Git.open(rules.toFile())) {
      assertThat(git.status().call().isClean()).as("git sees no difference").isTrue();
      int state = n;
      for (RevCommit one : git.log().call()) {
        assertThat(one.getFullMessage())
            .startsWith(state == 0 ? "The rules as they stood." : "State " + state + "\n");
        state--;
      }
      assertThat(state).as("no state is missing from the history").isEqualTo(-1);
      try (Stream<Path> all = Files.walk(rules)) {
        assertThat(
                all.map(Path::toString)
                    .filter(p -> p.endsWith(".lock") || p.endsWith(".publishing")))
            .isEmpty();
      }
    }
    return n;
  }

  @Test
  void aProcessKilledAtAnyMomentLeavesBothWhole() throws Exception {
    Path rules = rules(folder);
    Random moments = new Random(20261125);
    int before = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = start(rules, 2_000, before + 1, MOST);
      try (BufferedReader said =
          new BufferedReader(
              new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(said.readLine()).isEqualTo("published " + (before + 1));
        Thread.sleep(moments.nextInt(60), moments.nextInt(999_999));
      } finally {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
      // Whether there is something to recover is chance; HistoryTest makes sure of it.
      History.of(rules).recover();
      int now = whole(rules, 2_000);
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void aFullDiskLeavesBothWhole() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Path script = folder.resolve("run.sh");
    // A disk of its own in a namespace of its own; what is left there is copied out.
    Files.writeString(
        script,
        """
        set -e
        disk="$1"; kept="$2"; shift 2
        mount -t tmpfs -o size=700k tmpfs "$disk"
        cp -r "$kept/." "$disk/"
        "$@"
        rm -rf "$kept"; mkdir "$kept"
        cp -r "$disk/." "$kept/"
        """);
    Path kept = rules(folder.resolve("kept"));
    boolean able;
    try {
      able =
          new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", disk.toString())
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException none) {
      able = false;
    }
    assumeTrue(able, "this machine lets nobody make a small disk of their own");
    Process process =
        start(
            disk,
            9_000,
            1,
            MOST,
            "unshare",
            "-rm",
            "sh",
            script.toString(),
            disk.toString(),
            kept.toString());
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("published 1", "FAILED", "No space left on device");
    History.of(kept).recover();
    assertThat(whole(kept, 9_000)).isPositive();
    assertThat(said)
        .contains("published " + whole(kept, 9_000))
        .doesNotContain("published " + (whole(kept, 9_000) + 1));
  }
}
