package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Ten thousand bodies made from a good record by breaking it somewhere: each is answered or refused
 * in words, none makes the service fail, and nothing of them is written anywhere.
 */
class FuzzTest {

  private static final int BODIES = 10_000;
  private static final String MARK = "Zebulon";
  private static final Set<Integer> FINE = Set.of(200, 400, 413, 422);

  private static final String RECORD =
      """
      { "asOf": "2026-11-25",
        "person": { "dateOfBirth": "1987-03-14", "historyComplete": true, "pendingCharges": [] },
        "cases": [ { "id": "Zebulon-1", "jurisdiction": "US-OR", "courtKind": "state",
          "money": { "finesPaid": true, "restitutionPaid": false },
          "charges": [
            { "id": "Zebulon-2", "statute": "ORS 164.043", "grade": "misdemeanor-A", "offenseDate": "2019-02-28",
              "disposition": { "kind": "convicted", "on": "2020-02-29" },
              "sentence": { "imposedOn": "2020-02-29", "imprisoned": true, "releasedOn": "2020-05-01" } },
            { "id": "Zebulon-3", "disposition": { "kind": "dismissed", "on": "2020-06-01" } } ] } ] }
      """;

  /** Texts that have broken readers before. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "0000-00-00",
          "2020-02-30",
          "9999-12-31",
          "2020-1-1",
          "-1",
          "1e999",
          "NaN",
          "US-XX",
          "\u0000",
          "\ud83d\ude00",
          "\u202e",
          "${x}",
          "../../etc/passwd",
          "<script>",
          "' OR 1=1",
          "life",
          "1000000 years",
          "ORS",
          "ORS 0",
          "§",
          "(".repeat(300),
          "9".repeat(3_000));

  @TempDir Path folder;

  private final Random random = new Random(20221006);

  private JsonNode broken(JsonNode node) {
    if (random.nextInt(3) == 0 || node.isValueNode()) {
      return replacement();
    }
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", object.remove(name));
        case 2 -> object.set(TEXTS.get(random.nextInt(TEXTS.size())), replacement());
        default -> object.set(name, broken(object.get(name)));
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(at);
        case 1 -> array.add(array.get(at).deepCopy());
        default -> array.set(at, broken(array.get(at)));
      }
    }
    return node;
  }

  private JsonNode replacement() {
    var nodes = Json.mapper().getNodeFactory();
    return switch (random.nextInt(8)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextLong());
      case 3 -> nodes.numberNode(random.nextGaussian() * 1e300);
      case 4 -> nodes.arrayNode().add(TEXTS.get(random.nextInt(TEXTS.size())));
      case 5 -> nodes.objectNode().put("kind", "convicted");
      case 6 -> nodes.textNode(LocalDays.any(random));
      default -> nodes.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private static final class LocalDays {
    static String any(Random random) {
      return "%04d-%02d-%02d"
          .formatted(1840 + random.nextInt(400), random.nextInt(14), random.nextInt(33));
    }
  }

  private byte[] body() throws IOException {
    JsonNode record = Json.mapper().readTree(RECORD);
    for (int i = 0; i <= random.nextInt(3); i++) {
      record = broken(record);
    }
    byte[] bytes = record.toString().getBytes(StandardCharsets.UTF_8);
    switch (random.nextInt(6)) {
      case 0 -> {
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 2 -> bytes = java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(5));
      default -> {}
    }
    return bytes;
  }

  @Test
  void nothingThatIsSentMakesItFail() throws Exception {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    root.addAppender(logged);
    Path audit = folder.resolve("audit");
    Settings settings =
        new Settings(
            "127.0.0.1",
            0,
            null,
            null,
            null,
            List.of(),
            audit,
            false,
            100_000_000,
            1_000_000,
            10_000);
    String metrics;
    try (Service service = Service.start(folder, settings)) {
      HttpClient client = HttpClient.newHttpClient();
      URI address = URI.create(service.address("/v1/determinations"));
      for (int i = 0; i < BODIES; i++) {
        byte[] body = body();
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode())
            .as(() -> new String(body, StandardCharsets.UTF_8))
            .isIn(FINE);
        assertThat(answer.body()).doesNotContain("xception", "expunge.", "java.");
      }
      assertThat(service.post("/v1/determinations", Service.RECORD).statusCode()).isEqualTo(200);
      metrics = service.get("/metrics").body();
    } finally {
      root.detachAppender(logged);
    }
    String said =
        logged.list.stream()
            .map(e -> e.getFormattedMessage() + e.getThrowableProxy())
            .reduce("", String::concat);
    assertThat(said + metrics + Files.readString(audit))
        .doesNotContain(MARK, "164.043", "1987-03-14", "2020-02-29");
    assertThat(logged.list).noneMatch(e -> e.getLevel().isGreaterOrEqual(Level.ERROR));
  }
}
