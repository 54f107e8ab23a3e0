package expunge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import expunge.json.Json;
import expunge.json.RecordSchema;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the service is spoken to: its OpenAPI description, and the same as a page. */
final class ApiDocs {

  private static final List<String> METHODS = List.of("get", "post", "put", "delete");

  private final ObjectNode description = read();
  private final Pages pages;

  ApiDocs(Pages pages) {
    this.pages = pages;
  }

  private static ObjectNode read() {
    try (InputStream in = ApiDocs.class.getResourceAsStream("openapi.yaml")) {
      ObjectNode node = (ObjectNode) new YAMLMapper().readTree(in);
      ObjectNode record = RecordSchema.schema();
      record.remove("$schema");
      ((ObjectNode) node.at("/components/schemas")).set("Record", record);
      return node;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken); // it is packed with the program
    }
  }

  /** {@code GET /openapi.json}. */
  void json(Context ctx) {
    Replies.json(ctx, description);
  }

  /** {@code GET /docs}. */
  void page(Context ctx) {
    List<Map<String, Object>> groups = new ArrayList<>();
    for (JsonNode tag : description.path("tags")) {
      groups.add(
          Map.of(
              "name", tag.path("name").asText(),
              "description", tag.path("description").asText(),
              "operations", operations(tag.path("name").asText())));
    }
    pages.show(
        ctx,
        "api",
        Map.of(
            "summary", description.at("/info/summary").asText(),
            "description", description.at("/info/description").asText(),
            "groups", groups));
  }

  private List<Map<String, Object>> operations(String tag) {
    List<Map<String, Object>> operations = new ArrayList<>();
    description
        .path("paths")
        .properties()
        .forEach(
            path -> {
              for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (operation.path("tags").path(0).asText().equals(tag)) {
                  operations.add(operation(method, path.getKey(), operation));
                }
              }
            });
    return operations;
  }

  private Map<String, Object> operation(String method, String path, JsonNode operation) {
    List<Map<String, String>> parameters = new ArrayList<>();
    for (JsonNode one : operation.path("parameters")) {
      JsonNode parameter = resolved(one);
      parameters.add(
          Map.of(
              "name", parameter.path("name").asText(),
              "in", parameter.path("in").asText(),
              "description", parameter.path("description").asText(),
              "example", parameter.path("example").asText()));
    }
    Map<String, String> answers = new LinkedHashMap<>();
    operation
        .path("responses")
        .properties()
        .forEach(
            answer ->
                answers.put(
                    answer.getKey(), resolved(answer.getValue()).path("description").asText()));
    return Map.of(
        "id", operation.path("operationId").asText(),
        "method", method.toUpperCase(java.util.Locale.ROOT),
        "path", path,
        "summary", operation.path("summary").asText(),
        "description", operation.path("description").asText(),
        "parameters", parameters,
        "body", body(operation.path("requestBody").path("content")),
        "answers", answers);
  }

  private static String body(JsonNode content) {
    List<String> types = new ArrayList<>();
    content
        .properties()
        .forEach(
            type -> {
              String named = type.getValue().at("/schema/$ref").asText();
              types.add(
                  type.getKey()
                      + (named.isEmpty()
                          ? ""
                          : ": " + named.substring(named.lastIndexOf('/') + 1)));
            });
    return String.join(", ", types);
  }

  private JsonNode resolved(JsonNode node) {
    String to = node.path("$ref").asText();
    return to.isEmpty() ? node : description.at(to.substring(1));
  }

  /** The description itself, for what checks the service against it. */
  JsonNode description() {
    return Json.mapper().valueToTree(description);
  }
}
