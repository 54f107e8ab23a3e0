package expunge.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A screening is killed, as by a power cut, and gone on with; nobody can tell from what is written.
 */
class ResumeTest {

  private static final int RECORDS = 1_500;
  private static final int PERSONS = 30;
  private static final int PATIENCE_SECONDS = 240;

  @TempDir Path folder;

  /** Starts the command in a process of its own. */
  private Process start(Path out, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "expunge.cli.Main",
                "screen",
                "--only",
                "us-or",
                "--as-of",
                "2026-11-25",
                "--save-every",
                "0.1",
                "--out",
                out.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  /** What this test was loaded from; some runners of tests have a loader of their own. */
  private static String classPath() {
    return ResumeTest.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private void finish(Path out, String... more) throws Exception {
    Process process = start(out, more);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("said.txt"))).isLessThan(2);
  }

  /** Kills the command once so much of rows.csv is there; whether it was still running then. */
  private boolean kill(Path out, long length, String... more) throws Exception {
    Process process = start(out, more);
    Path rows = out.resolve(Screening.ROWS);
    while (process.isAlive() && (!Files.exists(rows) || Files.size(rows) < length)) {
      Thread.sleep(5);
    }
    boolean running = process.isAlive();
    process.destroyForcibly().waitFor();
    return running;
  }

  private void assertUnbrokenBytes(Path input, String... options) throws Exception {
    List<String> args = new ArrayList<>(List.of(input.toString()));
    args.addAll(List.of(options));
    Path whole = folder.resolve("whole");
    finish(whole, args.toArray(String[]::new));
    long length = Files.size(whole.resolve(Screening.ROWS));
    args.add("--resume");
    String[] resumed = args.toArray(String[]::new);
    Path broken = folder.resolve("broken");
    int kills = 0;
    for (double part : new double[] {0, 0.1, 0.35, 0.6, 0.9}) {
      kills += kill(broken, (long) (length * part), resumed) ? 1 : 0;
    }
    assertThat(kills).as("times it was killed while it ran").isGreaterThanOrEqualTo(4);
    finish(broken, resumed);
    Map<String, String> files = Bench.files(broken);
    assertThat(files.keySet()).isEqualTo(Bench.files(whole).keySet());
    Bench.files(whole)
        .forEach(
            (name, bytes) ->
                assertThat(bytes.equals(files.get(name))).as(name + " is the same").isTrue());
  }

  private static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= RECORDS; i++) {
      text.append(i % 97 == 0 ? "{\"cases\": 7}" : Bench.record(i % 4000)).append('\n');
      text.append(i % 50 == 0 ? "\n" : "");
    }
    return text.toString();
  }

  @Test
  void linesOfJson() throws Exception {
    assertUnbrokenBytes(Bench.write(folder.resolve("a.ndjson"), text()));
  }

  @Test
  void compressedListsIntoParquet() throws Exception {
    Path input = folder.resolve("a.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(input))) {
      String list = "[" + text().strip().replaceAll("\n+", ",\n") + "]";
      out.write(list.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertUnbrokenBytes(input, "--parquet");
  }

  @Test
  void rowsOfAnOffice() throws Exception {
    StringBuilder text =
        new StringBuilder(
            "person_id,date_of_birth,case_number,court,jurisdiction,statute,grade,offense_date,disposition,disposition_date\n");
    for (int i = 0; i < 2 * PERSONS; i++) {
      text.append(i % PERSONS)
          .append(i % 17 == 0 ? ",1988-04-12,x\n" : ",1988-04-12,")
          .append(i % 17 == 0 ? "" : i + "CR,Lane,US-OR,ORS 164.415,felony-A,2006-03-03,")
          .append(i % 17 == 0 ? "" : i % 7 == 0 ? "odd" : "convicted")
          .append(i % 17 == 0 ? "" : ",2006-09-09\n");
    }
    assertUnbrokenBytes(Bench.write(folder.resolve("a.csv"), text.toString()));
  }

  @Test
  void anotherQuestionIsNotMixedIn() throws Exception {
    Path input = Bench.write(folder.resolve("a.ndjson"), Bench.record(1));
    Bench.screen(folder.resolve("out"), input);
    Order other =
        new Order(
            List.of(input),
            List.of(),
            folder.resolve("out"),
            Bench.TODAY,
            Bench.TODAY,
            null,
            Long.MAX_VALUE,
            false,
            1,
            true);
    assertThatThrownBy(() -> Screening.run(other, Bench.oregon(), progress -> {}, () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("--as-of was `as the records say` and is `2026-11-25`");
  }
}
