package expunge.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.TookTooLong;
import expunge.json.BadRecord;
import expunge.json.Json;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.ParsedEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service. Nothing of a record is kept or logged. */
public final class Server {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final long STOP_MILLIS = 30_000;

  private final Settings settings;
  private final RulesInService rules;
  private final Metrics metrics;
  private final AuditLog audit;
  private final Access access;
  private final Determinations determinations;
  private final Library library;
  private final Replay replay;
  private final Pages pages = new Pages();
  private final ApiDocs api = new ApiDocs(pages);
  private final DraftRoutes drafts;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Javalin javalin;

  private Server(Settings settings, RulesInService rules, Supplier<LocalDate> today)
      throws IOException {
    this.settings = settings;
    this.rules = rules;
    this.access = new Access(settings);
    this.metrics = new Metrics(rules);
    this.audit = new AuditLog(settings.audit());
    this.determinations = new Determinations(rules, today, settings, metrics, audit);
    this.library = new Library(rules);
    this.replay = new Replay(rules, determinations);
    this.drafts = DraftRoutes.of(settings, rules, audit);
  }

  /**
   * Starts the service with rulebooks that stay as they are.
   *
   * @param port the port; 0 takes a free one
   * @param today the filing date of records that name none
   */
  public static Server start(Rulebooks books, int port, Supplier<LocalDate> today)
      throws IOException {
    return start(Settings.local(port), RulesInService.fixed(books), today);
  }

  /**
   * Starts the service with the rulebooks below a folder, which is watched for changes.
   *
   * @param today the filing date of records that name none
   * @throws IllegalArgumentException when the settings would let strangers in
   */
  public static Server start(Settings settings, Path rules, Shelf shelf, Supplier<LocalDate> today)
      throws IOException {
    if (!Files.isDirectory(rules)) {
      throw new IOException("there is no rules folder `" + rules + "`; name it with --rules DIR");
    }
    return start(settings, RulesInService.of(rules, shelf), today);
  }

  private static Server start(Settings settings, RulesInService rules, Supplier<LocalDate> today)
      throws IOException {
    Server server = new Server(settings, rules, today);
    Javalin app = Javalin.create(server::configure);
    server.javalin = app;
    app.start(settings.host(), settings.port());
    rules.start(server.metrics);
    return server;
  }

  private void configure(JavalinConfig config) {
    config.http.maxRequestSize = settings.longestBody();
    config.http.prefer405over404 = true;
    config.startup.showJavalinBanner = false;
    config.jetty.modifyServer(
        jetty -> {
          jetty.setErrorHandler(new BadRequests());
          jetty.setStopTimeout(STOP_MILLIS);
          jetty.insertHandler(new GracefulHandler());
        });
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    tls(config);
    if (!settings.origins().isEmpty()) {
      config.bundledPlugins.enableCors(
          cors ->
              cors.addRule(rule -> settings.origins().forEach(origin -> rule.allowHost(origin))));
    }
    config.routes.beforeMatched(access::check);
    routes(config);
    errors(config);
    config.requestLogger.http(
        (ctx, millis) ->
            metrics.request(
                ctx.endpoints().lastHttpEndpoint() == null
                    ? "none"
                    : ctx.endpoints().lastHttpEndpoint().path,
                ctx.statusCode(),
                Duration.ofNanos((long) (millis * 1_000_000))));
  }

  private void routes(JavalinConfig config) {
    config.routes.post("/v1/determinations", determinations::one, Role.READER);
    config.routes.post("/v1/determinations/stream", determinations::stream, Role.READER);
    config.routes.post("/v1/replay", replay::replay, Role.READER);
    drafts.add(config);
    config.routes.get("/v1/jurisdictions", library::jurisdictions, Role.READER);
    config.routes.get("/v1/jurisdictions/{code}", library::jurisdiction, Role.READER);
    config.routes.get("/v1/reliefs", library::reliefs, Role.READER);
    config.routes.get("/v1/reliefs/<id>", library::relief, Role.READER);
    config.routes.get("/v1/rules", library::rules, Role.READER);
    config.routes.get("/v1/rules/<id>", library::rule, Role.READER);
    config.routes.get("/v1/sources/<citation>", library::source, Role.READER);
    config.routes.get("/v1/facts", library::facts, Role.READER);
    config.routes.get("/v1/schema/record.json", library::schema, Role.READER);
    config.routes.get("/openapi.json", api::json, Role.ANYBODY);
    config.routes.get("/docs", api::page, Role.ANYBODY);
    config.routes.get("/assets/{file}", pages::asset, Role.ANYBODY);
    config.routes.get("/metrics", this::measured, Role.READER);
    config.routes.get("/healthz", ctx -> ctx.result("ok"), Role.ANYBODY);
    config.routes.get("/readyz", this::readiness, Role.ANYBODY);
  }

  private void errors(JavalinConfig config) {
    config.routes.exception(
        BadRecord.class,
        (bad, ctx) -> Replies.problem(ctx, 400, "The record can't be read.", bad.problems()));
    config.routes.exception(
        TookTooLong.class,
        (late, ctx) -> Replies.problem(ctx, 422, Determinations.tookTooLong(settings)));
    config.routes.exception(
        IOException.class,
        (e, ctx) -> Replies.problem(ctx, 400, "The request ended before it was whole."));
    config.routes.exception(
        HttpResponseException.class,
        (e, ctx) -> {
          if (e.getStatus() == 413) {
            tooLarge(ctx);
          } else {
            Replies.problem(ctx, e.getStatus(), String.valueOf(e.getMessage()));
          }
        });
    config.routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("request failed: {}", e.getClass().getName());
          Replies.problem(ctx, 500, "The service failed; nothing was decided.");
        });
    config.routes.error(
        404,
        ctx -> {
          String said = ctx.res().getContentType();
          if (said == null || !said.startsWith(Replies.PROBLEM)) {
            Replies.problem(ctx, 404, "There is nothing at this address.");
          }
        });
  }

  private void tls(JavalinConfig config) {
    Path keystore = settings.keystore();
    if (keystore == null) {
      return;
    }
    SslContextFactory.Server ssl = new SslContextFactory.Server();
    ssl.setKeyStorePath(keystore.toAbsolutePath().toString());
    Path password = settings.keystorePassword();
    if (password != null) {
      try {
        ssl.setKeyStorePassword(Files.readString(password).strip());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(
            new IOException("the password file `" + password + "` can't be read", unreadable));
      }
    }
    config.jetty.addConnector(
        (server, http) -> {
          http.addCustomizer(new SecureRequestCustomizer(false));
          ServerConnector connector =
              new ServerConnector(
                  server,
                  new SslConnectionFactory(ssl, "http/1.1"),
                  new HttpConnectionFactory(http));
          connector.setHost(settings.host());
          connector.setPort(settings.port());
          return connector;
        });
  }

  private void measured(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8");
    ctx.result(metrics.text());
  }

  /** Whether every rulebook in the rules folder is in service as it stands there. */
  static boolean ready(RulesInService rules) {
    return rules.isWhole() && rules.now().refused().isEmpty();
  }

  private void readiness(Context ctx) {
    RulesInService.State now = rules.now();
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("ready", ready(rules));
    node.put("loaded", rules.isWhole());
    ObjectNode books = node.putObject("rulebooks");
    now.books()
        .all()
        .forEach(book -> books.put(book.manifest().jurisdiction().code(), book.hash()));
    ObjectNode refused = node.putObject("refused");
    now.refused()
        .forEach(
            (folder, why) -> {
              ArrayNode lines = refused.putArray(folder);
              why.forEach(lines::add);
            });
    ctx.status(ready(rules) ? 200 : 503);
    Replies.json(ctx, node);
  }

  /** The port it listens on. */
  public int port() {
    Javalin app = javalin;
    return app == null ? -1 : app.port();
  }

  /** Its routes, {@code GET /v1/rules/{id}}, as the description writes them. */
  List<String> routes() {
    List<String> routes = new ArrayList<>();
    Javalin app = javalin;
    if (app != null) {
      for (ParsedEndpoint one : app.unsafe.internalRouter.allHttpHandlers()) {
        if (one.endpoint.method.isHttpMethod()) {
          routes.add(
              one.endpoint.method + " " + one.endpoint.path.replace('<', '{').replace('>', '}'));
        }
      }
    }
    return routes;
  }

  /** Waits until it is stopped. */
  public void join() throws InterruptedException {
    stopped.await();
  }

  /** Stops it: takes no new request, and waits for those that have begun. */
  public void stop() {
    Javalin app = javalin;
    if (app != null) {
      app.stop();
    }
    rules.close();
    audit.close();
    stopped.countDown();
  }

  /**
   * Reads away some of what is still being sent before it answers: the answer is lost when the
   * connection is closed on a client that still sends. Not all of it: a client that never stops is
   * cut off.
   */
  private void tooLarge(Context ctx) {
    byte[] away = new byte[1 << 14];
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    long most = 8L * settings.longestBody();
    try {
      InputStream rest = ctx.req().getInputStream();
      for (long read = 0; read < most && System.nanoTime() < until; ) {
        int some = rest.read(away);
        if (some < 0) {
          break;
        }
        read += some;
      }
    } catch (IOException gone) {
      LOG.debug("a client went away while sending too much");
    }
    Replies.problem(ctx, 413, Determinations.tooLarge(settings), List.of());
  }

  /** Answers requests that are too broken to reach the service in the same form as all others. */
  private static final class BadRequests extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      int status = Math.max(400, response.getStatus());
      response.setStatus(status);
      response.getHeaders().put("Content-Type", Replies.PROBLEM);
      Content.Sink.write(
          response,
          true,
          Replies.text(Replies.problem(status, "The request can't be read.", List.of())),
          callback);
      return true;
    }
  }
}
