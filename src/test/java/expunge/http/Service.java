package expunge.http;

import expunge.rulebook.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** A service of its own, with a rules folder of its own, for one test. */
final class Service implements AutoCloseable {

  static final String MANIFEST =
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
          edition: ORS 2025 Edition
          read: 2026-11-25
          text: sources/ors-137.225.txt
          coverage: { "(1)(a)": coded }
      """;

  static final String RULES =
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

  static final String CASES =
      """
      cases:
        - title: a conviction opens three years on
          given:
            asOf: 2026-11-25
            cases:
              - jurisdiction: US-OR
                charges:
                  - id: c1
                    disposition: { kind: convicted, on: 2020-06-01 }
          charge: c1
          fires: { "ORS 137.225(1)(a)": Covers, "ORS 137.225(1)(b)": OpensOn 2023-06-01 }
        - title: an acquittal is not reached
          given:
            asOf: 2026-11-25
            cases:
              - jurisdiction: US-OR
                charges:
                  - id: c1
                    disposition: { kind: acquitted, on: 2020-06-01 }
          charge: c1
          silent: [ "ORS 137.225(1)(a)", "ORS 137.225(1)(b)" ]
      """;

  static final String RECORD =
      """
      { "asOf": "2026-11-25",
        "cases": [ { "jurisdiction": "US-OR", "charges": [
          { "id": "c1", "statute": "ORS 164.043", "grade": "misdemeanor-A",
            "disposition": { "kind": "convicted", "on": "2020-06-01" } } ] } ] }
      """;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final Path rules;
  final Server server;

  private Service(Path rules, Server server) {
    this.rules = rules;
    this.server = server;
  }

  /** A folder with Oregon's two rules. */
  static Path rules(Path folder) {
    try {
      Path book = folder.resolve("rules/us-or");
      Files.createDirectories(book.resolve("137-225"));
      Files.createDirectories(book.resolve("sources"));
      Files.writeString(book.resolve("rulebook.yaml"), MANIFEST);
      Files.writeString(book.resolve("137-225/1.drl"), RULES);
      Files.writeString(book.resolve("137-225/1.cases.yaml"), CASES);
      Files.writeString(
          book.resolve("sources/ors-137.225.txt"),
          "ORS 137.225, 2025 Edition\n---\n(1)(a) At any time after the person becomes eligible ...\n");
      return folder.resolve("rules");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Service start(Path folder) throws IOException {
    return start(folder, Settings.local(0));
  }

  static Service start(Path folder, Settings settings) throws IOException {
    Path rules = rules(folder);
    return new Service(
        rules,
        Server.start(
            settings, rules, Shelf.in(folder.resolve("shelf")), () -> LocalDate.of(2026, 11, 25)));
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address(path)))
            .timeout(Duration.ofSeconds(60))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (List.of(headers).stream().noneMatch("Content-Type"::equalsIgnoreCase) && !body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
