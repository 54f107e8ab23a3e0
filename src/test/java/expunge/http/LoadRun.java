package expunge.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * The service under load, on this machine only: 1, 16 and 128 connections, records of 3 and of 30
 * charges, a fixed number of requests each. Prints a table for docs/operations.md. Not a test: run
 * it on an idle machine, {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=expunge.http.LoadRun}.
 */
final class LoadRun {

  private static final int WARM_UP = 3_000;
  private static final Duration MOST = Duration.ofSeconds(20);

  private LoadRun() {}

  public static void main(String[] args) throws Exception {
    Process service =
        new ProcessBuilder("./expunge", "serve", "--port", "0", "--per-minute", "1000000000")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = service.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      if (line == null || !line.contains("http://127.0.0.1:")) {
        throw new IOException("the service did not start: " + line);
      }
      URI address = URI.create(line.substring(line.indexOf("http://")) + "/v1/determinations");
      String three = record(3);
      String thirty = record(30);
      run(address, three, 4, WARM_UP);
      run(address, thirty, 4, WARM_UP / 10);
      System.out.println(
          "| charges | connections | requests | a second | p50 ms | p99 ms | errors |");
      System.out.println("|--:|--:|--:|--:|--:|--:|--:|");
      for (int connections : List.of(1, 16, 128)) {
        report(3, connections, run(address, three, connections, 20_000));
        report(30, connections, run(address, thirty, connections, 4_000));
      }
    } finally {
      service.destroy();
      service.waitFor(40, TimeUnit.SECONDS);
    }
  }

  /** The clean Oregon conviction of the examples, as often as wanted in one case. */
  private static String record(int charges) throws IOException {
    ObjectNode record =
        (ObjectNode)
            Json.mapper()
                .readTree(
                    Files.readString(Path.of("examples/us-or/clean-class-a-misdemeanor.json")));
    ArrayNode list = (ArrayNode) record.at("/cases/0/charges");
    ObjectNode one = (ObjectNode) list.get(0);
    list.removeAll();
    for (int i = 0; i < charges; i++) {
      list.add(one.deepCopy().put("id", "A-" + (i + 1)));
    }
    return record.toString();
  }

  /** What came of a run. */
  private record Result(List<Long> nanos, long errors, double seconds) {}

  private static Result run(URI address, String body, int connections, int requests)
      throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    ExecutorService clients = Executors.newFixedThreadPool(connections);
    long start = System.nanoTime();
    List<Future<long[]>> running =
        java.util.stream.IntStream.range(0, connections)
            .mapToObj(
                i ->
                    clients.submit(
                        () -> some(client, address, body, requests / connections, start)))
            .toList();
    long[] all = new long[0];
    for (Future<long[]> one : running) {
      long[] more = one.get();
      all = LongStream.concat(Arrays.stream(all), Arrays.stream(more)).toArray();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    clients.shutdown();
    long errors = Arrays.stream(all).filter(n -> n < 0).count();
    return new Result(
        Arrays.stream(all).filter(n -> n >= 0).sorted().boxed().toList(), errors, seconds);
  }

  private static long[] some(HttpClient client, URI address, String body, int requests, long start)
      throws Exception {
    long[] took = new long[requests];
    int done = 0;
    while (done < requests && System.nanoTime() - start < MOST.toNanos()) {
      long before = System.nanoTime();
      int status =
          client
              .send(
                  HttpRequest.newBuilder(address)
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode();
      took[done++] = status == 200 ? System.nanoTime() - before : -1;
    }
    return Arrays.copyOf(took, done);
  }

  private static void report(int charges, int connections, Result result) {
    List<Long> sorted = result.nanos();
    System.out.printf(
        Locale.ROOT,
        "| %d | %d | %d | %.0f | %.1f | %.1f | %d |%n",
        charges,
        connections,
        sorted.size() + result.errors(),
        sorted.size() / result.seconds(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get((int) (sorted.size() * 0.99)) / 1e6,
        result.errors());
  }
}
