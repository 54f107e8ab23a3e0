package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import expunge.rulebook.Shelf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may what, and how often. */
class AccessTest {

  @TempDir Path folder;

  private static Settings settings(String host, @Nullable Path tokens, int perMinute) {
    return new Settings(
        host,
        0,
        tokens,
        null,
        null,
        List.of("https://forms.example"),
        null,
        false,
        perMinute,
        1_000_000,
        10_000);
  }

  private Path tokens() {
    return folder.resolve("tokens");
  }

  @Test
  void anotherAddressThanThisMachinesNeedsTokens() {
    assertThatThrownBy(
            () ->
                Server.start(
                    settings("0.0.0.0", null, 100),
                    Service.rules(folder),
                    Shelf.none(),
                    () -> LocalDate.of(2026, 11, 25)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("./expunge token");
  }

  @Test
  void aTokenIsAskedForAndItsRoleDecides() throws IOException {
    String reader = Tokens.make(tokens(), "clinic", Role.READER);
    try (Service service = Service.start(folder, settings("127.0.0.1", tokens(), 100))) {
      assertThat(service.post("/v1/determinations", Service.RECORD).statusCode()).isEqualTo(401);
      assertThat(service.get("/v1/jurisdictions").headers().firstValue("WWW-Authenticate"))
          .isPresent();
      assertThat(service.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(service.get("/v1/facts", "Authorization", "Bearer " + reader).statusCode())
          .isEqualTo(200);
      assertThat(service.get("/v1/facts", "Authorization", "Bearer " + reader + "x").statusCode())
          .isEqualTo(401);
      assertThat(service.get("/v1/facts", "Authorization", "Bearer other.secret").statusCode())
          .isEqualTo(401);
      assertThat(service.get("/v1/facts", "Authorization", "Basic " + reader).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void theFileHoldsNoSecret() throws IOException {
    String token = Tokens.make(tokens(), "clinic", Role.READER);
    assertThat(Files.readString(tokens())).doesNotContain(token.substring(token.indexOf('.') + 1));
    assertThatThrownBy(() -> Tokens.make(tokens(), "clinic", Role.AUTHOR))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> Tokens.make(tokens(), "Clinic 1", Role.AUTHOR))
        .hasMessageContaining("small letters");
  }

  @Test
  void aLineThatIsNoTokenIsSaidWithItsPlace() throws IOException {
    Tokens.make(tokens(), "clinic", Role.READER);
    Files.writeString(tokens(), Files.readString(tokens()) + "somebody boss 1 x y\n");
    assertThatThrownBy(() -> Tokens.read(tokens())).hasMessageContaining("tokens:2");
  }

  @Test
  void eachTokenHasItsOwnNumberOfRequestsAMinute() throws IOException {
    String one = Tokens.make(tokens(), "one", Role.READER);
    String other = Tokens.make(tokens(), "other", Role.READER);
    try (Service service = Service.start(folder, settings("127.0.0.1", tokens(), 5))) {
      for (int i = 0; i < 5; i++) {
        assertThat(service.get("/v1/facts", "Authorization", "Bearer " + one).statusCode())
            .isEqualTo(200);
      }
      var refused = service.get("/v1/facts", "Authorization", "Bearer " + one);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(service.get("/v1/facts", "Authorization", "Bearer " + other).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void guessingTokensIsStopped() throws IOException {
    String right = Tokens.make(tokens(), "one", Role.READER);
    try (Service service = Service.start(folder, settings("127.0.0.1", tokens(), 1000))) {
      int last = 0;
      for (int i = 0; i < 11; i++) {
        last = service.get("/v1/facts", "Authorization", "Bearer one.guess" + i).statusCode();
      }
      assertThat(last).isEqualTo(429);
      assertThat(right).isNotEmpty();
    }
  }

  @Test
  void anotherNameForThisMachineIsNotAnswered() throws IOException {
    try (Service service = Service.start(folder);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /v1/facts HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void everyAnswerTellsTheBrowserToBeCareful() throws IOException {
    try (Service service = Service.start(folder)) {
      for (String path : List.of("/v1/facts", "/healthz", "/v1/rules/none")) {
        var headers = service.get(path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
            .contains("default-src 'none'");
        assertThat(headers.firstValue("Server")).isEmpty();
      }
      assertThat(
              service
                  .post("/v1/determinations", Service.RECORD)
                  .headers()
                  .firstValue("Cache-Control"))
          .contains("no-store");
    }
  }

  @Test
  void onlyTheNamedOriginsMayCallFromABrowser() throws IOException {
    try (Service service = Service.start(folder, settings("127.0.0.1", null, 100))) {
      assertThat(
              service
                  .get("/v1/jurisdictions", "Origin", "https://forms.example")
                  .headers()
                  .firstValue("Access-Control-Allow-Origin"))
          .contains("https://forms.example");
      assertThat(
              service
                  .get("/v1/jurisdictions", "Origin", "https://evil.example")
                  .headers()
                  .firstValue("Access-Control-Allow-Origin"))
          .isEmpty();
    }
  }
}
