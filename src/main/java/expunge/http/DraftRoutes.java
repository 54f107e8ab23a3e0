package expunge.http;

import expunge.json.BadRecord;
import expunge.workshop.History;
import expunge.workshop.RuleFiles;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses of drafts; where an operator hasn't turned drafts on, each says so. */
final class DraftRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(DraftRoutes.class);

  private final @Nullable Drafts drafts;
  private final @Nullable Publishing publishing;

  private DraftRoutes(@Nullable Drafts drafts, @Nullable Publishing publishing) {
    this.drafts = drafts;
    this.publishing = publishing;
  }

  /**
   * Makes ready for drafts, if they are on. A publishing that was cut off is carried to its end
   * first, on or off.
   */
  static DraftRoutes of(Settings settings, RulesInService rules, AuditLog audit)
      throws IOException {
    Path folder = rules.folder();
    if (folder == null) {
      return new DraftRoutes(null, null);
    }
    try {
      if (History.of(folder).recover()) {
        LOG.warn("a publishing that was cut off was carried to its end, or dropped");
      }
    } catch (History.InUse other) {
      LOG.warn("another service publishes in this rules folder");
    }
    if (!settings.drafts()) {
      return new DraftRoutes(null, null);
    }
    if (settings.tokens() == null) {
      throw new IllegalArgumentException(
          "--drafts needs --tokens FILE: a change is written by one person and published by"
              + " another, and their tokens tell them apart");
    }
    if (Files.exists(folder.resolve("rulebook.yaml"))) {
      throw new IllegalArgumentException(
          "--drafts needs --rules to be the folder with all rulebooks; `"
              + folder
              + "` is one of them");
    }
    Path real = folder.toRealPath();
    Drafts drafts = new Drafts(rules, real);
    return new DraftRoutes(drafts, new Publishing(rules, real, drafts, audit));
  }

  void add(JavalinConfig config) {
    Drafts tries = drafts;
    Publishing publishes = publishing;
    config.routes.post("/v1/drafts", on(tries == null ? null : tries::make), Role.AUTHOR);
    config.routes.get("/v1/drafts", on(tries == null ? null : tries::list), Role.AUTHOR);
    config.routes.get("/v1/drafts/{id}", on(tries == null ? null : tries::one), Role.AUTHOR);
    config.routes.post(
        "/v1/drafts/{id}/publish",
        on(publishes == null ? null : publishes::publish),
        Role.REVIEWER);
    config.routes.post(
        "/v1/rules/{jurisdiction}/rollback",
        on(publishes == null ? null : publishes::rollback),
        Role.OPERATOR);
    config.routes.get(
        "/v1/rules/{jurisdiction}/history",
        on(publishes == null ? null : publishes::history),
        Role.READER);
  }

  private static Handler on(@Nullable Handler handler) {
    return handler == null
        ? ctx ->
            Replies.problem(
                ctx,
                404,
                "Drafts are off: rules can be tried and published here only where the operator"
                    + " started the service with --drafts.")
        : ctx -> answered(ctx, handler);
  }

  private static void answered(Context ctx, Handler handler) throws Exception {
    try {
      handler.handle(ctx);
    } catch (BadRecord bad) {
      Replies.problem(ctx, 400, "The request can't be read.", bad.problems());
    } catch (RuleFiles.Unreadable unreadable) {
      Replies.problem(
          ctx, 409, "The rules folder can't be changed: " + unreadable.getMessage() + ".");
    } catch (History.InUse other) {
      ctx.header("Retry-After", "5");
      Replies.problem(ctx, 503, "Nothing was changed: " + other.getMessage() + ".");
    } catch (History.Unfinished begun) {
      LOG.error("a publishing could not be carried to its end: {}", why(begun));
      Replies.problem(
          ctx,
          full(begun) ? 507 : 503,
          "The change is in the history and not yet whole in the folder; it is carried to its end"
              + " at the next publishing, or start of the service.");
    } catch (IOException failed) {
      LOG.error("a draft or publishing failed: {}", why(failed));
      if (full(failed)) {
        Replies.problem(ctx, 507, "The disk is full; nothing was changed.");
      } else {
        Replies.problem(
            ctx, 503, "The files of the service can't be read or written; nothing was changed.");
      }
    }
  }

  private static String why(IOException failed) {
    return String.valueOf(failed.getMessage()).replaceAll("\\s+", " ");
  }

  private static boolean full(Throwable failed) {
    for (Throwable one = failed; one != null; one = one.getCause()) {
      String said = String.valueOf(one.getMessage()).toLowerCase(Locale.ROOT);
      if (said.contains("no space left")
          || said.contains("not enough space")
          || said.contains("quota exceeded")) {
        return true;
      }
    }
    return false;
  }
}
