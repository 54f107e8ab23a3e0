package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.rulebook.Shelf;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are tried, published by a second person, and taken back, over HTTP. */
class DraftsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final Map<String, String> tokens = new HashMap<>();

  @BeforeEach
  void giveEachTheirToken() throws IOException {
    Path file = folder.resolve("tokens");
    tokens.put("ann", Tokens.make(file, "ann", Role.AUTHOR));
    tokens.put("bo", Tokens.make(file, "bo", Role.REVIEWER));
    tokens.put("cy", Tokens.make(file, "cy", Role.OPERATOR));
    tokens.put("di", Tokens.make(file, "di", Role.READER));
  }

  private Settings settings(boolean drafts) {
    return new Settings(
        "127.0.0.1",
        0,
        folder.resolve("tokens"),
        null,
        null,
        List.of(),
        folder.resolve("audit"),
        drafts,
        6_000,
        1_000_000,
        10_000);
  }

  private Service service() throws IOException {
    return Service.start(folder, settings(true));
  }

  private HttpResponse<String> post(Service service, String who, String path, String body) {
    return service.post(
        path,
        body,
        "Authorization",
        "Bearer " + tokens.get(who),
        "Content-Type",
        "application/json");
  }

  private HttpResponse<String> get(Service service, String who, String path) {
    return service.get(path, "Authorization", "Bearer " + tokens.get(who));
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static String draft(Map<String, String> files) {
    ObjectNode root = JSON.createObjectNode();
    root.put("jurisdiction", "US-OR").put("message", "The waiting period, by Oregon Laws 2026");
    ObjectNode node = root.putObject("files");
    files.forEach(node::put);
    return root.toString();
  }

  private static String years(int years) {
    return draft(
        Map.of(
            "137-225/1.drl", Service.RULES.replace("plusYears( 3 )", "plusYears( " + years + " )"),
            "137-225/1.cases.yaml",
                Service.CASES.replace("2023-06-01", (2020 + years) + "-06-01")));
  }

  private String opens(Service service) throws IOException {
    return json(post(service, "di", "/v1/determinations", Service.RECORD))
        .at("/charges/0/reliefs/0/findings/0/day")
        .asText();
  }

  private String id(HttpResponse<String> made) throws IOException {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return json(made).path("id").asText();
  }

  private HttpResponse<String> publish(Service service, String who, String id) {
    return post(service, who, "/v1/drafts/" + id + "/publish", "{}");
  }

  @Test
  void whereDraftsAreOffEachAddressSaysSo() throws Exception {
    try (Service service = Service.start(folder, settings(false))) {
      for (HttpResponse<String> answer :
          List.of(
              post(service, "cy", "/v1/drafts", years(5)),
              get(service, "cy", "/v1/drafts"),
              get(service, "cy", "/v1/drafts/x"),
              publish(service, "cy", "x"),
              post(service, "cy", "/v1/rules/us-or/rollback", ""),
              get(service, "cy", "/v1/rules/us-or/history"))) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("title").asText()).contains("Drafts are off", "--drafts");
      }
    }
    assertThat(folder.resolve("rules/.git")).doesNotExist();
  }

  @Test
  void withoutTokensThereAreNoTwoPeople() {
    Settings local = Settings.local(0);
    Settings drafts =
        new Settings(
            local.host(),
            0,
            null,
            null,
            null,
            List.of(),
            null,
            true,
            local.perMinute(),
            local.longestBody(),
            local.answerMillis());
    assertThatThrownBy(() -> Service.start(folder, drafts).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--drafts needs --tokens");
  }

  @Test
  void aDraftIsTriedPublishedByAnotherAndTakenBack() throws Exception {
    try (Service service = service()) {
      HttpResponse<String> made = post(service, "ann", "/v1/drafts", years(5));
      String id = id(made);
      JsonNode draft = json(made);
      assertThat(draft.path("clean").asBoolean()).as(made.body()).isTrue();
      assertThat(draft.path("author").asText()).isEqualTo("ann");
      assertThat(draft.at("/report/diagnostics")).isEmpty();
      assertThat(draft.at("/report/cases/cases").asInt()).isEqualTo(2);
      assertThat(draft.at("/report/flips/changed").asInt()).isPositive();
      assertThat(draft.at("/report/flips/cutShort").asBoolean()).isFalse();
      assertThat(draft.at("/report/mutation/rules").asInt()).as("changed rules").isEqualTo(1);
      assertThat(draft.at("/report/mutation/variants").asInt()).isPositive();
      assertThat(draft.at("/files/137-225~11.drl/was").asText()).isEqualTo(Service.RULES);
      assertThat(opens(service)).as("it is only a draft").isEqualTo("2023-06-01");
      assertThat(json(get(service, "bo", "/v1/drafts/" + id))).isEqualTo(draft);
      assertThat(json(get(service, "bo", "/v1/drafts")).at("/0/id").asText()).isEqualTo(id);
      assertThat(get(service, "di", "/v1/drafts/" + id).statusCode()).isEqualTo(403);
      assertThat(publish(service, "ann", id).statusCode()).as("no reviewer").isEqualTo(403);

      HttpResponse<String> published = publish(service, "bo", id);
      assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
      assertThat(json(published).path("rulebook")).isEqualTo(draft.at("/report/rulebook"));
      assertThat(opens(service)).isEqualTo("2025-06-01");
      assertThat(get(service, "di", "/readyz").statusCode()).isEqualTo(200);
      assertThat(get(service, "bo", "/v1/drafts/" + id).statusCode()).isEqualTo(404);
      JsonNode history = json(get(service, "di", "/v1/rules/us-or/history"));
      assertThat(history).hasSize(2);
      assertThat(history.at("/0/what").asText()).isEqualTo("published");
      assertThat(history.at("/0/author").asText()).isEqualTo("ann");
      assertThat(history.at("/0/reviewer").asText()).isEqualTo("bo");
      assertThat(history.at("/0/commit")).isEqualTo(json(published).path("commit"));
      assertThat(history.at("/0/message").asText())
          .startsWith("The waiting period, by Oregon Laws 2026\n\n2 cases hold.")
          .contains("answers differ", "\nReviewed-by: bo\n");

      assertThat(post(service, "bo", "/v1/rules/us-or/rollback", "").statusCode()).isEqualTo(403);
      HttpResponse<String> back = post(service, "cy", "/v1/rules/us-or/rollback", "");
      assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
      assertThat(opens(service)).isEqualTo("2023-06-01");
      assertThat(service.rules.resolve("us-or/137-225/1.drl")).hasContent(Service.RULES);
      assertThat(post(service, "cy", "/v1/rules/us-or/rollback", "").statusCode())
          .as("nothing is left to take back")
          .isEqualTo(409);
      String to = "{\"to\":\"" + json(published).path("commit").asText() + "\"}";
      assertThat(post(service, "cy", "/v1/rules/us-or/rollback", to).statusCode()).isEqualTo(200);
      assertThat(opens(service)).isEqualTo("2025-06-01");
      assertThat(json(get(service, "di", "/v1/rules/us-or/history")).at("/0/what").asText())
          .isEqualTo("rolled back");
      assertThat(get(service, "di", "/metrics").body())
          .contains("expunge_rulebook_swaps_total 3.0");
    }
    List<String> audit =
        Files.readAllLines(folder.resolve("audit")).stream()
            .filter(line -> line.contains("\"jurisdiction\":\"US-OR\""))
            .toList();
    assertThat(audit).hasSize(3);
    assertThat(audit.get(0)).contains("\"published\"", "\"token\":\"bo\"", "\"rulebook\":\"");
    assertThat(audit.get(1)).contains("\"rolled back\"", "\"token\":\"cy\"");
  }

  @Test
  void nobodyPublishesTheirOwnDraft() throws Exception {
    try (Service service = service()) {
      String id = id(post(service, "bo", "/v1/drafts", years(5)));
      HttpResponse<String> answer = publish(service, "bo", id);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(json(answer).path("title").asText()).contains("another than its author");
      assertThat(opens(service)).isEqualTo("2023-06-01");
      assertThat(publish(service, "cy", id).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aDraftWithAProblemSaysWhereAndIsNotPublished() throws Exception {
    try (Service service = service()) {
      String broken = Service.RULES.replace("charge.convicted", "charge.convictd");
      HttpResponse<String> made =
          post(service, "ann", "/v1/drafts", draft(Map.of("137-225/1.drl", broken)));
      JsonNode first = json(made).at("/report/diagnostics/0");
      assertThat(first.path("file").asText()).isEqualTo("us-or/137-225/1.drl");
      assertThat(first.path("line").asInt()).isEqualTo(5);
      assertThat(first.path("column").asInt()).isPositive();
      assertThat(first.path("sentence").asText()).contains("convicted");
      assertThat(json(made).path("clean").asBoolean()).isFalse();
      assertThat(publish(service, "bo", id(made)).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void aDraftWhoseCasesFailIsNotPublished() throws Exception {
    try (Service service = service()) {
      String changed = Service.RULES.replace("plusYears( 3 )", "plusYears( 5 )");
      HttpResponse<String> made =
          post(service, "ann", "/v1/drafts", draft(Map.of("137-225/1.drl", changed)));
      assertThat(json(made).at("/report/cases/failures/0/found").asText()).contains("2025-06-01");
      assertThat(publish(service, "bo", id(made)).statusCode()).isEqualTo(409);
      assertThat(service.rules.resolve(".git")).doesNotExist();
    }
  }

  @Test
  void aDraftIsNotPublishedOverAChangeThatItWasntTriedAgainst() throws Exception {
    try (Service service = service()) {
      String one = id(post(service, "ann", "/v1/drafts", years(5)));
      String other = id(post(service, "ann", "/v1/drafts", years(7)));
      assertThat(publish(service, "bo", one).statusCode()).isEqualTo(200);
      HttpResponse<String> late = publish(service, "bo", other);
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(json(late).path("title").asText()).contains("was changed since");
      assertThat(opens(service)).isEqualTo("2025-06-01");
    }
  }

  private static final List<String> NAMES =
      List.of(
          "../us-wa/1.drl",
          "137-225/../../x.drl",
          "/etc/1.drl",
          "C:\\1.drl",
          "137-225\\1.drl",
          ".git/hooks/1.drl",
          "a//1.drl",
          "a/./1.drl",
          "1.drl/",
          "1.drl\u0000.txt",
          "words.lock",
          "sources/ors.txt",
          "137-225/rulebook.yaml",
          "sub/offenses.csv",
          "1.DRL",
          "a/b/c/d/e/f/1.drl",
          ".drl",
          "\u00e9.drl",
          "a".repeat(101) + ".drl");

  @Test
  void aFileOfAnotherNameIsRefused() throws Exception {
    try (Service service = service()) {
      for (String name : NAMES) {
        HttpResponse<String> answer = post(service, "ann", "/v1/drafts", draft(Map.of(name, "x")));
        assertThat(answer.statusCode()).as(name + ": " + answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/problems/0/pointer").asText()).startsWith("/files/");
        assertThat(json(answer).at("/problems/0/accepted").asText()).contains(".drl");
      }
    }
  }

  @Test
  void aDraftThatCantBeReadIsRefused() throws Exception {
    String begin = "{\"jurisdiction\":\"US-OR\",\"message\":\"x\",";
    try (Service service = service()) {
      for (String body :
          List.of(
              "",
              "[]",
              "{",
              begin.replaceAll(",$", "}"),
              "{\"jurisdiction\":\"US-QQ\",\"message\":\"x\",\"files\":{\"1.drl\":\"x\"}}",
              "{\"jurisdiction\":\"US-OR\",\"message\":\"\",\"files\":{\"1.drl\":\"x\"}}",
              "{\"jurisdiction\":\"US-OR\",\"message\":\"x\\nReviewed-by: bo\",\"files\":{\"1.drl\":\"x\"}}",
              begin + "\"files\":{}}",
              begin + "\"files\":{\"1.drl\":7}}",
              begin + "\"files\":{\"1.drl\":null}}",
              begin + "\"files\":{\"rulebook.yaml\":null}}",
              begin + "\"files\":{\"137-225/1.drl/2.drl\":\"x\"}}",
              begin + "\"files\":{\"137-225/1.DRL/2.drl\":\"x\"}}",
              begin + "\"files\":{\"1.drl\":\"\\ud800\"}}",
              begin + "\"by\":\"bo\",\"files\":{\"1.drl\":\"x\"}}")) {
        HttpResponse<String> answer = post(service, "ann", "/v1/drafts", body);
        assertThat(answer.statusCode()).as(body + ": " + answer.body()).isEqualTo(400);
        assertThat(json(answer).path("problems")).as(answer.body()).isNotEmpty();
      }
    }
  }

  @Test
  void aLinkInTheRulesIsNotFollowed() throws Exception {
    try (Service service = service()) {
      Path outside = Files.writeString(folder.resolve("outside.drl"), "outside");
      Files.createSymbolicLink(service.rules.resolve("us-or/137-225/2.drl"), outside);
      HttpResponse<String> answer = post(service, "ann", "/v1/drafts", years(5));
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body())
          .contains("us-or/137-225/2.drl is a link")
          .doesNotContain(folder.toString());
    }
  }

  @Test
  void aFullDiskIsSaidAndChangesNothing() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this machine has no device that is always full");
    try (Service service = service()) {
      assertThat(
              publish(service, "bo", id(post(service, "ann", "/v1/drafts", years(5)))).statusCode())
          .isEqualTo(200);
      Path log = service.rules.resolve(".git/logs/HEAD");
      Files.delete(log);
      Files.createSymbolicLink(log, full);
      String id = id(post(service, "ann", "/v1/drafts", years(7)));
      HttpResponse<String> answer = publish(service, "bo", id);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
      assertThat(opens(service)).isEqualTo("2025-06-01");
      assertThat(json(get(service, "di", "/v1/rules/us-or/history"))).hasSize(2);
      try (Stream<Path> left = Files.walk(service.rules)) {
        assertThat(
                left.map(Path::toString)
                    .filter(p -> p.endsWith(".publishing") || p.endsWith(".lock")))
            .isEmpty();
      }
      Files.delete(log);
      assertThat(publish(service, "bo", id).statusCode()).as("once there is room").isEqualTo(200);
      assertThat(opens(service)).isEqualTo("2027-06-01");
    }
  }

  @Test
  void aPublishingThatWasCutOffIsCarriedToItsEndAtTheNextStart() throws Exception {
    Path rule;
    String commit;
    String changed;
    try (Service service = service()) {
      HttpResponse<String> published =
          publish(service, "bo", id(post(service, "ann", "/v1/drafts", years(5))));
      commit = json(published).path("commit").asText();
      rule = service.rules.resolve("us-or/137-225/1.drl");
      changed = Files.readString(rule);
    }
    Files.writeString(rule, Service.RULES); // as it was before this file took its place
    Files.writeString(
        folder.resolve("rules/.git/expunge/publishing.json"),
        "{\"folder\":\"us-or\",\"commit\":\""
            + commit
            + "\",\"written\":[\"137-225/1.drl\",\"137-225/1.cases.yaml\"],\"deleted\":[]}");
    Server again =
        Server.start(
            settings(false),
            folder.resolve("rules"),
            Shelf.in(folder.resolve("shelf")),
            () -> LocalDate.of(2026, 11, 25));
    again.stop();
    assertThat(rule).hasContent(changed);
    assertThat(folder.resolve("rules/.git/expunge/publishing.json")).doesNotExist();
  }
}
