package expunge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the README tells people to type works, and the answer it shows is the one they get. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");
  private static final String USUAL_ADDRESS = "http://127.0.0.1:7070";
  private static final long PATIENCE_SECONDS = 300;

  @TestFactory
  Stream<DynamicTest> everyCommandWorks() throws IOException {
    return commands().stream().map(command -> dynamicTest(command, () -> run(command)));
  }

  @Test
  void itShowsHowToCheckToAskAndToTest() throws IOException {
    assertThat(commands())
        .anyMatch(c -> c.startsWith("./expunge check "))
        .anyMatch(c -> c.startsWith("./expunge serve"))
        .anyMatch(c -> c.startsWith("curl "))
        .anyMatch(c -> c.startsWith("mvn "));
  }

  @Test
  void theAnswerItShowsIsTheOneGiven() throws Exception {
    String check =
        commands().stream().filter(c -> c.startsWith("./expunge check ")).findFirst().orElseThrow();
    List<String> shown = blocks("text").stream().flatMap(String::lines).map(String::strip).toList();
    assertThat(shown).as("lines of an answer in a ```text block").isNotEmpty();
    assertThat(ended(expunge(words(check)), check).lines().map(String::strip)).containsAll(shown);
  }

  @Test
  void theFilesItNamesAreThere() throws IOException {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(README));
    List<String> names = link.results().map(r -> r.group(1)).toList();
    assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(Path.of(name)).exists());
  }

  private static void run(String command) throws Exception {
    List<String> words = words(command);
    switch (words.get(0)) {
      case "mvn" ->
          assertThat(Files.readAllLines(Path.of(".ci/run")))
              .as("the test command, as the build server runs it")
              .contains("exec " + command);
      case "./expunge" -> {
        assertThat(Files.isExecutable(Path.of("expunge")))
            .as("the launcher is executable")
            .isTrue();
        assertThat(Files.readString(Path.of("expunge")))
            .as("the launcher")
            .contains(" expunge.cli.Main \"$@\"");
        if (words.get(1).equals("serve")) {
          assertThat(ended(expunge(List.of("./expunge", "help", "serve")), command))
              .contains("(default: 7070)");
          served(words, address -> assertThat(address).startsWith("http://127.0.0.1:"));
        } else {
          assertThat(ended(expunge(words), command)).isNotBlank();
        }
      }
      case "curl" -> served(List.of("./expunge", "serve"), address -> curl(words, address));
      default ->
          throw new AssertionError(
              "the README tells people to type `"
                  + command
                  + "`; teach "
                  + ReadmeTest.class.getSimpleName()
                  + " to try it");
    }
  }

  /** What curl would send, sent to {@code address} in place of the usual one. */
  private static void curl(List<String> words, String address)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    String url = "";
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "-s", "-S", "-sS" -> {}
        case "-H" -> {
          String[] header = words.get(++i).split(":\\s*", 2);
          request.header(header[0], header[1]);
        }
        case "-d", "--data-binary" -> {
          String data = words.get(++i);
          assertThat(data).startsWith("@");
          request.POST(HttpRequest.BodyPublishers.ofFile(Path.of(data.substring(1))));
        }
        default -> {
          assertThat(word)
              .as("an option of curl that this test knows, or the address")
              .startsWith(USUAL_ADDRESS + "/");
          url = address + word.substring(USUAL_ADDRESS.length());
        }
      }
    }
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(request.uri(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode answer = Json.mapper().readTree(response.body());
    assertThat(answer.path("charges").isEmpty())
        .as("an answer with charges: " + response.body())
        .isFalse();
  }

  /** Something done while the service runs. */
  private interface Visit {
    void at(String address) throws IOException, InterruptedException;
  }

  /** Runs the service on a free port, for as long as {@code visit} lasts. */
  private static void served(List<String> words, Visit visit)
      throws IOException, InterruptedException {
    List<String> onAFreePort = new ArrayList<>(words);
    Collections.addAll(onAFreePort, "--port", "0");
    Process service = expunge(onAFreePort);
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(service.getInputStream(), UTF_8))) {
      StringBuilder said = new StringBuilder();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          visit.at(listening.group(1));
          return;
        }
        said.append(line).append('\n');
      }
      throw new AssertionError("the service ended before it listened:\n" + said);
    } finally {
      service.destroy();
      service.waitFor();
    }
  }

  /** The program, started as the launcher starts it, but from the classes of this build. */
  private static Process expunge(List<String> words) throws IOException {
    String built =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:+UseSerialGC"));
    Collections.addAll(line, "-cp", built, "expunge.cli.Main");
    line.addAll(words.subList(1, words.size()));
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }

  private static String ended(Process process, String command)
      throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(command + " ends").isTrue();
    assertThat(process.exitValue()).as(command + "\n" + said).isZero();
    return said;
  }

  private static List<String> commands() throws IOException {
    return blocks("sh").stream()
        .flatMap(block -> block.replace("\\\n", " ").lines())
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(README))
        .results()
        .filter(b -> b.group(1).equals(language))
        .map(b -> b.group(2))
        .toList();
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(
            w ->
                Stream.of(w.group(1), w.group(2), w.group(3))
                    .filter(p -> p != null)
                    .findFirst()
                    .orElseThrow())
        .toList();
  }
}
