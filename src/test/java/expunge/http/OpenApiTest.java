package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import expunge.json.Json;
import expunge.json.RecordSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the service is the service: its routes, and every example in and out. */
class OpenApiTest {

  @TempDir Path folder;

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (IOException unreadable) {
      throw new AssertionError(text, unreadable);
    }
  }

  private static Schema schema(ObjectNode schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString(), InputFormat.JSON);
  }

  /** A schema of the description, with the components that it refers to. */
  private static Schema component(JsonNode description, String pointer) {
    ObjectNode whole = (ObjectNode) description.at(pointer).deepCopy();
    ObjectNode alone = (ObjectNode) json("{}");
    alone.set("components", description.path("components"));
    alone.setAll(whole);
    return schema(alone);
  }

  private static List<String> wrong(Schema schema, String text) {
    return schema.validate(text, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescribedRouteIsThere() throws IOException {
    try (Service service = Service.start(folder)) {
      Set<String> described = new TreeSet<>();
      json(service.get("/openapi.json").body())
          .path("paths")
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .fieldNames()
                      .forEachRemaining(
                          method ->
                              described.add(
                                  method.toUpperCase(java.util.Locale.ROOT)
                                      + " "
                                      + path.getKey())));
      Set<String> there = new TreeSet<>(service.server.routes());
      there.removeIf(route -> route.contains("/assets/"));
      assertThat(there).isEqualTo(described);
    }
  }

  @Test
  void everyExampleIsARecordByTheSchemaAndItsAnswerADetermination() throws IOException {
    Schema record = schema(RecordSchema.schema());
    try (Service service = Service.start(folder);
        Stream<Path> files = Files.walk(Path.of("examples"))) {
      JsonNode description = json(service.get("/openapi.json").body());
      Schema determination = component(description, "/components/schemas/Determination");
      List<String> problems = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        boolean answer = file.toString().endsWith(".expected.json");
        String text = Files.readString(file);
        if (answer) {
          // The whole answers are kept without the hashes of rulebooks and engine.
          ObjectNode node = (ObjectNode) json(text);
          ((ObjectNode) node.path("receipt")).put("engine", "");
          ((ObjectNode) node.path("receipt")).putObject("rulebooks");
          text = node.toString();
        }
        for (String one : wrong(answer ? determination : record, text)) {
          problems.add(file + ": " + one);
        }
      }
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void everyAnswerIsAsItIsDescribed() throws IOException {
    try (Service service = Service.start(folder)) {
      JsonNode description = json(service.get("/openapi.json").body());
      String[][] asked = {
        {"/v1/jurisdictions", "/v1/jurisdictions"},
        {"/v1/jurisdictions/{code}", "/v1/jurisdictions/us-or"},
        {"/v1/reliefs", "/v1/reliefs"},
        {"/v1/reliefs/{id}", "/v1/reliefs/us-or/set-aside-conviction"},
        {"/v1/rules", "/v1/rules"},
        {"/v1/rules/{id}", "/v1/rules/us-or/137-225/1"},
        {"/v1/sources/{citation}", "/v1/sources/ORS%20137.225"},
        {"/v1/facts", "/v1/facts"},
      };
      for (String[] one : asked) {
        String at =
            "/paths/"
                + one[0].replace("/", "~1")
                + "/get/responses/200/content/application~1json/schema";
        assertThat(wrong(component(description, at), service.get(one[1]).body()))
            .as(one[1])
            .isEmpty();
      }
      Schema problem = component(description, "/components/schemas/Problem");
      assertThat(wrong(problem, service.get("/v1/rules/none").body())).isEmpty();
      assertThat(wrong(problem, service.post("/v1/determinations", "{}").body())).isEmpty();
      assertThat(
              wrong(
                  component(description, "/components/schemas/Determination"),
                  service
                      .post("/v1/determinations?whyNot=true&explain=true", Service.RECORD)
                      .body()))
          .isEmpty();
      assertThat(
              wrong(
                  component(
                      description,
                      "/components/responses/Readiness/content/application~1json/schema"),
                  service.get("/readyz").body()))
          .isEmpty();
    }
  }

  @Test
  void theSchemaRefusesWhatTheReaderRefuses() {
    Schema record = schema(RecordSchema.schema());
    assertThat(wrong(record, Service.RECORD)).isEmpty();
    for (String[] change :
        new String[][] {
          {"\"convicted\"", "\"convict\""},
          {"\"grade\"", "\"graed\""},
          {"\"2020-06-01\"", "\"1 June 2020\""},
          {"\"US-OR\"", "\"US-XX\""},
          {"\"jurisdiction\"", "\"state\""},
        }) {
      assertThat(wrong(record, Service.RECORD.replace(change[0], change[1])))
          .as(change[1])
          .isNotEmpty();
    }
  }

  @Test
  void thePageShowsEveryOperationAndLoadsNothingFromElsewhere() throws IOException {
    try (Service service = Service.start(folder)) {
      var answer = service.get("/docs");
      assertThat(answer.statusCode()).isEqualTo(200);
      for (String route : service.server.routes()) {
        if (!route.contains("/assets/")) {
          assertThat(answer.body()).contains(route);
        }
      }
      assertThat(answer.body()).doesNotContain("http://", "https://", "<script");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("script-src 'self'")
          .doesNotContain("unsafe");
      assertThat(service.get("/assets/expunge.css").statusCode()).isEqualTo(200);
      assertThat(service.get("/assets/..%2fapi.html").statusCode()).isGreaterThanOrEqualTo(400);
    }
  }
}
