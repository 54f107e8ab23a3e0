package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import expunge.json.Json;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The translation to HTTP and back; what the rules say is tested elsewhere. */
class ServerTest {

  private static final String MANIFEST =
      """
      jurisdiction: US-OR
      grades: [felony-A, misdemeanor-A]
      reliefs:
        - id: us-or/set-aside-conviction
          title: Set aside a conviction
          mode: petition
          fee: No filing fee.
      sources:
        - citation: ORS 137.225
          title: Order setting aside conviction
          link: https://www.oregonlegislature.gov/bills_laws/ors/ors137.html
          edition: ORS 2025 Edition
          read: 2026-11-25
          coverage: { "(1)(a)": coded }
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

      rule "ORS 137.225(1)(b): three years have passed"
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
      { "asOf": "2026-11-25",
        "person": { "dateOfBirth": "1987-03-14" },
        "cases": [ { "id": "Zebulon-case", "jurisdiction": "US-OR", "number": "19CR77777", "charges": [
          { "id": "Zebulon-1", "statute": "ORS 164.043", "grade": "misdemeanor-A",
            "disposition": { "kind": "convicted", "on": "2020-06-01" } } ] } ] }
      """;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();
  private static Server server = start();

  private static Server start() {
    var book =
        RulebookFolder.of("us-or", Map.of("rulebook.yaml", MANIFEST, "137-225/1.drl", RULES))
            .compile(Shelf.none());
    try {
      return Server.start(Rulebooks.of(List.of(book)), 0, () -> LocalDate.of(2026, 11, 25));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @BeforeAll
  static void listenToEverythingThatIsLogged() {
    LOGGED.start();
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    root.addAppender(LOGGED);
  }

  @AfterAll
  static void stop() {
    server.stop();
    ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(LOGGED);
    String said =
        LOGGED.list.stream()
            .map(e -> e.getFormattedMessage() + e.getThrowableProxy())
            .reduce("", String::concat);
    assertThat(said).doesNotContain("Zebulon", "19CR77777", "1987-03-14", "164.043");
    assertThat(LOGGED.list).noneMatch(e -> e.getLevel().isGreaterOrEqual(Level.ERROR));
  }

  private static HttpResponse<String> send(
      String method, String path, String type, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static HttpResponse<String> post(String body) {
    return send("POST", "/v1/determinations", "application/json", BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> get(String path) {
    return send("GET", path, "", BodyPublishers.noBody());
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return Json.mapper().readTree(response.body());
    } catch (IOException unreadable) {
      throw new AssertionError(response.body(), unreadable);
    }
  }

  /** Checks that {@code response} tells a problem as RFC 9457 says, and gives it. */
  private static JsonNode problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode node = json(response);
    assertThat(node.path("status").asInt()).isEqualTo(status);
    assertThat(node.path("title").asText()).isNotBlank().doesNotContain("xception", "java");
    return node;
  }

  private static JsonNode badRecord(String body) {
    JsonNode node = problem(post(body), 400);
    assertThat(node.path("problems")).isNotEmpty();
    for (JsonNode one : node.path("problems")) {
      assertThat(one.has("pointer")).isTrue();
      assertThat(one.path("found").asText()).isNotBlank();
      assertThat(one.path("accepted").asText()).isNotBlank();
    }
    return node;
  }

  @Test
  void aGoodRecordIsAnswered() {
    HttpResponse<String> response = post(RECORD);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(response.body())
        .contains("Zebulon-1")
        .contains("ORS 137.225(1)(b)")
        .contains("2023-06-01");
  }

  @Test
  void whyNotIsSaidOnlyWhenTheAddressAsksForIt() {
    String acquitted = RECORD.replace("convicted", "acquitted");
    assertThat(post(acquitted).body()).doesNotContain("whyNot");
    assertThat(
            json(whyNot("true", acquitted))
                .at("/charges/0/reliefs/0/whyNot/ways/0/together/0/allNeeded/0/condition")
                .asText())
        .isEqualTo("charge.convicted");
    problem(whyNot("perhaps", acquitted), 400);
  }

  private static HttpResponse<String> whyNot(String value, String record) {
    return send(
        "POST",
        "/v1/determinations?whyNot=" + value,
        "application/json",
        BodyPublishers.ofString(record));
  }

  @Test
  void theSameRecordHasTheSameAnswerToTheByte() {
    assertThat(post(RECORD).body()).isEqualTo(post(RECORD).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{\"cases\": [",
        "{\"cases\": []} x",
        "[]",
        "null",
        "{}",
        "\u0000",
        "{\"cases\": [{\"jurisdiction\": \"Zebulon\"}]}"
      })
  void whatIsNoRecordIsRefusedWithItsProblems(String body) {
    badRecord(body);
  }

  @Test
  void anEmptyBodyIsRefused() {
    badRecord("");
  }

  @Test
  void aTruncatedRecordIsRefused() {
    for (int end = 1; end < RECORD.strip().length(); end += 7) {
      badRecord(RECORD.substring(0, end));
    }
  }

  @Test
  void aMemberThatStandsTwiceIsRefused() {
    assertThat(
            badRecord(RECORD.replace("\"asOf\"", "\"cases\": [], \"asOf\""))
                .path("problems")
                .get(0)
                .path("found")
                .asText())
        .contains("twice");
  }

  @Test
  void deepNestingIsRefused() {
    badRecord("[".repeat(10_000));
    badRecord("{\"cases\":".repeat(10_000));
    badRecord("{\"cases\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}");
  }

  @Test
  void eachProblemIsPointedAt() {
    JsonNode problems =
        badRecord(RECORD.replace("misdemeanor-A", "felony-Z").replace("2020-06-01", "2020-06-31"))
            .path("problems");
    assertThat(problems.findValuesAsText("pointer"))
        .containsExactly("/cases/0/charges/0/grade", "/cases/0/charges/0/disposition/on");
  }

  @Test
  void aRecordFullOfMistakesIsRefusedSoonAndWithSomeOfThem() {
    StringBuilder members = new StringBuilder();
    for (int i = 0; members.length() < 900_000; i++) {
      members.append("\"x").append(i).append("\": 1, ");
    }
    long before = System.nanoTime();
    JsonNode node = badRecord(RECORD.replace("\"statute\"", members + "\"statute\""));
    assertThat(node.path("problems").size()).isBetween(100, 201);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aBodyOverAMegabyteIsTooLarge() {
    String large = RECORD + " ".repeat(1_000_001);
    problem(post(large), 413);
    byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
    problem(
        send(
            "POST",
            "/v1/determinations",
            "application/json",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))),
        413);
  }

  @Test
  void aBodyOfJustAMegabyteIsNotTooLarge() {
    assertThat(post(RECORD + " ".repeat(1_000_000 - RECORD.length())).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "nonsense",
        "application/jsonp"
      })
  void anotherContentTypeThanJsonIsRefused(String type) {
    problem(send("POST", "/v1/determinations", type, BodyPublishers.ofString(RECORD)), 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
        "application/vnd.court+json",
        ""
      })
  void jsonByAnyOfItsNamesIsTaken(String type) {
    assertThat(
            send("POST", "/v1/determinations", type, BodyPublishers.ofString(RECORD)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/nothing",
        "/v1/rules/none",
        "/v1/jurisdictions/US",
        "/v1/jurisdictions/XX",
        "/v1/jurisdictions/us-or/x",
        "/favicon.ico",
        "/v1/rules/..",
        "/v1/rules/%20",
        "/v1/determinations/1"
      })
  void anUnknownAddressIsAProblem(String path) {
    problem(get(path), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/rules/a%2Fb",
        "/v1/rules/a%00b",
        "/v1//rules",
        "/v1/rules/%2e%2e/x",
        "/v1/jurisdictions/%ff",
        "/v1/rules/a;b=c"
      })
  void anOddAddressIsAProblemToo(String path) {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isIn(400, 404);
    problem(response, response.statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/determinations",
    "PUT, /v1/determinations",
    "DELETE, /v1/determinations",
    "PATCH, /v1/determinations",
    "POST, /v1/jurisdictions",
    "POST, /healthz",
    "DELETE, /v1/rules/us-or/137-225/1",
    "PUT, /v1/jurisdictions/US-OR"
  })
  void anotherMethodIsNotAllowed(String method, String path) {
    problem(send(method, path, "application/json", BodyPublishers.ofString("{}")), 405);
  }

  @Test
  void theServiceSaysThatItIsWell() {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/healthz").body()).isEqualTo("ok");
  }

  @Test
  void theJurisdictionsInServiceAreListed() {
    JsonNode list = json(get("/v1/jurisdictions"));
    assertThat(list).hasSize(1);
    assertThat(list.get(0).path("jurisdiction").asText()).isEqualTo("US-OR");
    assertThat(list.get(0).path("rules").asInt()).isEqualTo(2);
    assertThat(list.get(0).path("rulebook").asText()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-OR", "us-or"})
  void aJurisdictionTellsItsReliefsSourcesAndRules(String code) {
    JsonNode one = json(get("/v1/jurisdictions/" + code));
    assertThat(one.path("name").asText()).isEqualTo("Oregon");
    assertThat(one.at("/reliefs/0/fee").asText()).isEqualTo("No filing fee.");
    assertThat(one.at("/sources/0/coverage/(1)(a)").asText()).isEqualTo("coded");
    assertThat(one.path("rules").findValuesAsText("id"))
        .containsExactly("us-or/137-225/1", "us-or/137-225/1:2");
  }

  @Test
  void aRuleTellsItsCitationAndItsText() {
    JsonNode rule = json(get("/v1/rules/us-or/137-225/1:2"));
    assertThat(rule.path("citation").asText()).isEqualTo("ORS 137.225(1)(b)");
    assertThat(rule.path("text").asText())
        .startsWith("rule \"ORS 137.225(1)(b)")
        .endsWith("end")
        .contains("plusYears( 3 )");
    assertThat(rule.path("line").asInt()).isEqualTo(10);
  }

  @Test
  void aConnectionThatEndsInMidBodyLeavesTheServiceWell() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /v1/determinations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"cases\""
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.shutdownOutput();
      socket.setSoTimeout(10_000);
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).doesNotContain("HTTP/1.1 5");
    }
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void aRequestThatIsNoHttpLeavesTheServiceWell() throws IOException {
    for (String text :
        List.of(
            "nonsense\r\n\r\n",
            "GET /v1/rules/% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST /v1/determinations HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.shutdownOutput();
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("<html", "jetty", "Jetty");
      }
    }
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }
}
