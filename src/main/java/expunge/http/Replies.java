package expunge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Canonical;
import expunge.json.InputProblem;
import expunge.json.Json;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms in which the service answers. */
final class Replies {

  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  private Replies() {}

  static void json(Context ctx, JsonNode node) {
    ctx.contentType(JSON);
    ctx.result(text(node));
  }

  /**
   * As {@link #json}, with a tag of what is sent: asked again, it need not be sent while it is the
   * same. The rulebook's hash alone would not do, since cases and the words of the law aren't in
   * it.
   */
  static void tagged(Context ctx, JsonNode node) {
    String tag = "W/\"" + Canonical.hash(node) + "\"";
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "no-cache");
    String known = ctx.header("If-None-Match");
    if (known != null && List.of(known.split("\\s*,\\s*", -1)).contains(tag)) {
      ctx.status(304);
      return;
    }
    json(ctx, node);
  }

  static String text(JsonNode node) {
    try {
      return Json.mapper().writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // a tree can always be written
    }
  }

  static void problem(Context ctx, int status, String title) {
    problem(ctx, status, title, List.of());
  }

  static void problem(Context ctx, int status, String title, List<InputProblem> problems) {
    ctx.status(status);
    ctx.contentType(PROBLEM);
    ctx.result(text(problem(status, title, problems)));
  }

  /** RFC 9457. */
  static ObjectNode problem(int status, String title, List<InputProblem> problems) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("type", "about:blank").put("title", title).put("status", status);
    if (!problems.isEmpty()) {
      ArrayNode list = node.putArray("problems");
      for (InputProblem one : problems) {
        list.addObject()
            .put("pointer", one.pointer())
            .put("found", one.found())
            .put("accepted", one.accepted());
      }
    }
    return node;
  }

  static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  /** Whether the address asks for something more: {@code ?whyNot=true}. */
  static boolean wanted(Context ctx, String name) {
    String value = ctx.queryParam(name);
    if (value == null || value.equals("false")) {
      return false;
    }
    if (!value.equals("true")) {
      throw new BadRequestResponse("`" + name + "` is true or false; found `" + shown(value) + "`");
    }
    return true;
  }

  /** A text of a request, fit to be said back in an answer: short, and of printable characters. */
  static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 77) + "..." : plain;
  }
}
