package expunge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determiner;
import expunge.determination.WhyNot;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.InputProblem;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.json.WhyNotWriter;
import expunge.law.Jurisdiction;
import expunge.law.Relief;
import expunge.law.Source;
import expunge.record.Shape;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import io.javalin.Javalin;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service. Nothing of a record is kept or logged. */
public final class Server {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final int LONGEST_BODY = 1_000_000;
  private static final int MOST_READ_AWAY = 8 * LONGEST_BODY;

  private final Rulebooks books;
  private final Determiner determiner;
  private final Supplier<LocalDate> today;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Javalin javalin;

  private Server(Rulebooks books, Supplier<LocalDate> today) {
    this.books = books;
    this.determiner = new Determiner(books);
    this.today = today;
  }

  /**
   * Starts the service.
   *
   * @param port the port; 0 takes a free one
   * @param today the filing date of records that name none
   */
  public static Server start(Rulebooks books, String host, int port, Supplier<LocalDate> today) {
    Server server = new Server(books, today);
    Javalin app =
        Javalin.create(
            config -> {
              config.http.maxRequestSize = LONGEST_BODY;
              config.http.prefer405over404 = true;
              config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new BadRequests()));
              config.startup.showJavalinBanner = false;
              config.routes.post("/v1/determinations", server::determine);
              config.routes.get("/v1/jurisdictions", server::jurisdictions);
              config.routes.get("/v1/jurisdictions/{code}", server::jurisdiction);
              config.routes.get("/v1/rules/<id>", server::rule);
              config.routes.get("/healthz", ctx -> ctx.result("ok"));
              config.routes.exception(BadRecord.class, (bad, ctx) -> badRecord(ctx, bad));
              config.routes.exception(
                  IOException.class,
                  (e, ctx) ->
                      problem(ctx, 400, "The request ended before it was whole.", List.of()));
              config.routes.exception(
                  HttpResponseException.class,
                  (e, ctx) -> {
                    if (e.getStatus() == 413) {
                      tooLarge(ctx);
                    } else {
                      problem(ctx, e.getStatus(), String.valueOf(e.getMessage()), List.of());
                    }
                  });
              config.routes.exception(
                  Exception.class,
                  (e, ctx) -> {
                    LOG.error("request failed: {}", e.getClass().getName());
                    problem(ctx, 500, "The service failed; nothing was decided.", List.of());
                  });
              config.routes.error(
                  404, ctx -> problem(ctx, 404, "There is nothing at this address.", List.of()));
            });
    server.javalin = app;
    app.start(host, port);
    return server;
  }

  /** The port it listens on. */
  public int port() {
    Javalin app = javalin;
    return app == null ? -1 : app.port();
  }

  /** Waits until it is stopped. */
  public void join() throws InterruptedException {
    stopped.await();
  }

  /** Stops it. */
  public void stop() {
    Javalin app = javalin;
    if (app != null) {
      app.stop();
    }
    stopped.countDown();
  }

  private void determine(Context ctx) throws BadRecord {
    if (ctx.contentLength() > LONGEST_BODY) {
      tooLarge(ctx);
      return;
    }
    if (!saidToBeJson(ctx.contentType())) {
      problem(ctx, 415, "Send the record as application/json.", List.of());
      return;
    }
    JsonNode tree = Json.tree(ctx.bodyAsBytes());
    var record = new RecordReader(books::grades, today.get()).read(tree);
    Determination answer = determiner.determine(record);
    ObjectNode written = DeterminationWriter.write(answer, Canonical.hash(tree));
    if (wanted(ctx, "whyNot")) {
      WhyNotWriter.add(written, WhyNot.of(books, record, answer));
    }
    json(ctx, written);
  }

  /** Whether the address asks for something more: {@code ?whyNot=true}. */
  private static boolean wanted(Context ctx, String name) {
    String value = ctx.queryParam(name);
    if (value == null || value.equals("false")) {
      return false;
    }
    if (!value.equals("true")) {
      throw new BadRequestResponse(
          "`" + name + "` is true or false; found `" + value.replaceAll("[^ -~]", "?") + "`");
    }
    return true;
  }

  /** A request that doesn't say what it holds is taken for JSON. */
  private static boolean saidToBeJson(@Nullable String type) {
    String name = type == null ? "" : type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
    return name.isEmpty()
        || name.equals("application/json")
        || (name.startsWith("application/") && name.endsWith("+json"));
  }

  private void jurisdictions(Context ctx) {
    ArrayNode list = Json.mapper().createArrayNode();
    for (Rulebook book : books.all()) {
      list.addObject()
          .put("jurisdiction", book.manifest().jurisdiction().code())
          .put("name", book.manifest().jurisdiction().name())
          .put("rulebook", book.hash())
          .put("reliefs", book.manifest().reliefs().size())
          .put("rules", book.rules().size());
    }
    json(ctx, list);
  }

  private void jurisdiction(Context ctx) {
    String code = ctx.pathParam("code").toUpperCase(Locale.ROOT);
    Rulebook book = Jurisdiction.find(code).map(books::of).orElse(null);
    if (book == null) {
      problem(ctx, 404, "No rulebook of this jurisdiction is in service.", List.of());
      return;
    }
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("jurisdiction", code)
        .put("name", book.manifest().jurisdiction().name())
        .put("rulebook", book.hash());
    ArrayNode grades = node.putArray("grades");
    book.manifest().grades().forEach(g -> grades.add(g.word()));
    ArrayNode reliefs = node.putArray("reliefs");
    for (Relief relief : book.manifest().reliefs()) {
      ObjectNode one =
          reliefs
              .addObject()
              .put("id", relief.id())
              .put("title", relief.title())
              .put("mode", Shape.word(relief.mode()));
      put(one, "effect", relief.effect());
      put(one, "how", relief.how());
      put(one, "where", relief.where());
      put(one, "fee", relief.fee());
      put(one, "discretion", relief.discretion());
    }
    ArrayNode sources = node.putArray("sources");
    for (Source source : book.manifest().sources()) {
      ObjectNode one =
          sources
              .addObject()
              .put("citation", source.citation())
              .put("title", source.title())
              .put("edition", source.edition());
      one.put("read", source.read().toString());
      put(one, "link", source.link());
      ObjectNode coverage = one.putObject("coverage");
      source.coverage().forEach((part, how) -> coverage.put(part, Shape.word(how)));
    }
    ArrayNode rules = node.putArray("rules");
    for (Rule rule : book.rules()) {
      rules
          .addObject()
          .put("id", rule.id())
          .put("title", rule.title())
          .put("inForce", rule.inForce().toString());
    }
    json(ctx, node);
  }

  private void rule(Context ctx) {
    String id = ctx.pathParam("id");
    for (Rulebook book : books.all()) {
      for (Rule rule : book.rules()) {
        if (rule.id().equals(id)) {
          ObjectNode node = Json.mapper().createObjectNode();
          node.put("id", id)
              .put("citation", rule.citation())
              .put("sentence", rule.sentence())
              .put("inForce", rule.inForce().toString());
          put(node, "note", rule.note());
          node.put("file", rule.file()).put("line", rule.line()).put("text", rule.text());
          json(ctx, node);
          return;
        }
      }
    }
    problem(ctx, 404, "There is no rule of this name.", List.of());
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void json(Context ctx, JsonNode node) {
    ctx.contentType("application/json");
    ctx.result(text(node));
  }

  private static String text(JsonNode node) {
    try {
      return Json.mapper().writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // a tree can always be written
    }
  }

  /**
   * Reads away some of what is still being sent before it answers: the answer is lost when the
   * connection is closed on a client that still sends. Not all of it: a client that never stops is
   * cut off.
   */
  private static void tooLarge(Context ctx) {
    byte[] away = new byte[1 << 14];
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    try {
      InputStream rest = ctx.req().getInputStream();
      for (long read = 0; read < MOST_READ_AWAY && System.nanoTime() < until; ) {
        int some = rest.read(away);
        if (some < 0) {
          break;
        }
        read += some;
      }
    } catch (IOException gone) {
      LOG.debug("a client went away while sending too much");
    }
    problem(ctx, 413, "The record is too large: " + LONGEST_BODY + " bytes at most.", List.of());
  }

  private static void badRecord(Context ctx, BadRecord bad) {
    problem(ctx, 400, "The record can't be read.", bad.problems());
  }

  /** Answers requests that are too broken to reach the service in the same form as all others. */
  private static final class BadRequests extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      int status = Math.max(400, response.getStatus());
      response.setStatus(status);
      response.getHeaders().put("Content-Type", "application/problem+json");
      Content.Sink.write(
          response, true, text(problem(status, "The request can't be read.", List.of())), callback);
      return true;
    }
  }

  private static void problem(Context ctx, int status, String title, List<InputProblem> problems) {
    ctx.status(status);
    ctx.contentType("application/problem+json");
    ctx.result(text(problem(status, title, problems)));
  }

  /** RFC 9457. */
  private static ObjectNode problem(int status, String title, List<InputProblem> problems) {
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
}
