package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams, replays, and what is read from the library. */
class AnswersTest {

  @TempDir Path folder;

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException unreadable) {
      throw new AssertionError(text, unreadable);
    }
  }

  private static String line(String id) {
    return json(Service.RECORD.replace("\"c1\"", "\"" + id + "\"")).toString();
  }

  @Test
  void aStreamAnswersLineByLineInOrderAndGoesOnAfterABadOne() throws IOException {
    try (Service service = Service.start(folder)) {
      String body =
          line("a") + "\n\n{ \"cases\": 1 }\r\n" + "x".repeat(1_000_001) + "\n[\n" + line("b");
      HttpResponse<String> answer =
          service.post("/v1/determinations/stream", body, "Content-Type", "application/x-ndjson");
      List<String> lines = answer.body().lines().toList();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/x-ndjson");
      assertThat(lines).hasSize(5);
      assertThat(json(lines.get(0)).at("/charges/0/charge").asText()).isEqualTo("a");
      assertThat(json(lines.get(1)).path("line").asInt()).isEqualTo(3);
      assertThat(json(lines.get(1)).at("/problems/0/pointer").asText()).isEqualTo("/cases");
      assertThat(json(lines.get(2)).path("status").asInt()).isEqualTo(413);
      assertThat(json(lines.get(3)).path("line").asInt()).isEqualTo(5);
      assertThat(json(lines.get(4)).at("/charges/0/charge").asText()).isEqualTo("b");
    }
  }

  /** The first answer comes while the client still holds back the second record. */
  @Test
  void anAnswerDoesNotWaitForTheNextRecord() throws IOException {
    try (Service service = Service.start(folder);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          """
              POST /v1/determinations/stream HTTP/1.1
              Host: localhost
              Content-Type: application/x-ndjson
              Transfer-Encoding: chunked

              """
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      chunk(out, line("first") + "\n");
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(until(in, "\"first\"")).contains("2023-06-01");
      chunk(out, line("second") + "\n");
      assertThat(until(in, "\"second\"")).contains("2023-06-01");
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String until(BufferedReader in, String wanted) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.contains(wanted)) {
        return line;
      }
    }
    throw new AssertionError("the connection ended before " + wanted);
  }

  @Test
  void aReceiptAndItsRecordGiveTheSameBytes() throws IOException {
    try (Service service = Service.start(folder)) {
      String first = service.post("/v1/determinations", Service.RECORD).body();
      String body =
          "{ \"receipt\": "
              + json(first).path("receipt")
              + ", \"record\": "
              + Service.RECORD
              + " }";
      JsonNode again = json(service.post("/v1/replay", body).body());
      assertThat(again.path("same").asBoolean()).isTrue();
      assertThat(again.path("determination").toString()).isEqualTo(first);
      JsonNode other =
          json(service.post("/v1/replay", body.replace("\"2020-06-01\"", "\"2020-06-02\"")).body());
      assertThat(other.path("same").asBoolean()).isFalse();
      assertThat(other.at("/differs/0").asText()).contains("facts differ");
      JsonNode rules =
          json(service.post("/v1/replay", body.replaceAll("(\"US-OR\":\")[0-9a-f]", "$1x")).body());
      assertThat(rules.at("/differs/0").asText()).contains("Oregon", "has changed");
      assertThat(service.post("/v1/replay", "{}").statusCode()).isEqualTo(400);
      assertThat(service.post("/v1/replay", "[]").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void whatChangesOnlyWithTheRulesIsNotSentTwice() throws IOException {
    try (Service service = Service.start(folder)) {
      for (String path :
          List.of("/v1/jurisdictions", "/v1/jurisdictions/US-OR", "/v1/rules", "/v1/facts")) {
        HttpResponse<String> first = service.get(path);
        String tag = first.headers().firstValue("ETag").orElse("");
        assertThat(tag).as(path).isNotEmpty();
        HttpResponse<String> again = service.get(path, "If-None-Match", tag);
        assertThat(again.statusCode()).as(path).isEqualTo(304);
        assertThat(again.body()).isEmpty();
      }
    }
  }

  @Test
  void theLibraryTellsReliefsRulesSourcesAndFacts() throws IOException {
    try (Service service = Service.start(folder)) {
      JsonNode relief = json(service.get("/v1/reliefs/us-or/set-aside-conviction").body());
      assertThat(relief.path("fee").asText()).isEqualTo("No filing fee.");
      assertThat(relief.path("rules")).hasSize(2);
      assertThat(json(service.get("/v1/reliefs?jurisdiction=us-or").body())).hasSize(1);
      JsonNode rule = json(service.get("/v1/rules/us-or/137-225/1").body());
      assertThat(rule.path("text").asText()).startsWith("rule \"ORS 137.225(1)(a)");
      assertThat(rule.path("cases").asText()).isEqualTo(Service.CASES);
      JsonNode source = json(service.get("/v1/sources/ORS%20137.225").body()).get(0);
      assertThat(source.path("words").asText()).contains("At any time after");
      assertThat(source.path("rules")).hasSize(2);
      String kind = "";
      for (JsonNode fact : json(service.get("/v1/facts").body())) {
        if (fact.path("path").asText().equals("/cases/N/charges/N/disposition/kind")) {
          kind = fact.path("rules").toString();
        }
      }
      assertThat(kind).contains("us-or/137-225/1");
      assertThat(service.get("/v1/sources/ORS%201").statusCode()).isEqualTo(404);
      assertThat(service.get("/v1/reliefs/us-or/none").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anExplanationComesWhenItIsAskedFor() throws IOException {
    try (Service service = Service.start(folder)) {
      JsonNode plain = json(service.post("/v1/determinations", Service.RECORD).body());
      JsonNode told = json(service.post("/v1/determinations?explain=true", Service.RECORD).body());
      assertThat(plain.has("explanation")).isFalse();
      assertThat(told.path("explanation").asText()).contains("Charge c1", "ORS 137.225(1)(b)");
    }
  }

  @Test
  void aLongAnswerIsSentCompressedToThoseWhoTakeIt() throws Exception {
    try (Service service = Service.start(folder)) {
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(service.address("/v1/facts")))
                      .header("Accept-Encoding", "gzip")
                      .build(),
                  BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(
              new String(
                  new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))
                      .readAllBytes(),
                  StandardCharsets.UTF_8))
          .startsWith("[");
    }
  }

  @Test
  void theAuditLogHoldsReceiptAndStatusesAndNoFact() throws IOException {
    Path audit = folder.resolve("audit");
    Settings settings =
        new Settings(
            "127.0.0.1", 0, null, null, null, List.of(), audit, false, 100, 1_000_000, 10_000);
    try (Service service = Service.start(folder, settings)) {
      service.post("/v1/determinations", Service.RECORD.replace("c1", "Zebulon"));
    }
    String log = Files.readString(audit);
    assertThat(log).contains("\"token\":\"local\"", "\"receipt\"", "\"ELIGIBLE\":1");
    assertThat(log).doesNotContain("Zebulon", "164.043", "2020-06-01");
  }
}
