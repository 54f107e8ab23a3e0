package expunge.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import expunge.json.BadRecord;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebook;
import expunge.workshop.RuleFiles;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Drafts of rules: tried as they come in, and kept for a while in memory. */
final class Drafts {

  private static final int MOST_KEPT = 32;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int PATIENCE_SECONDS = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RulesInService rules;
  private final Path folder;
  private final Sandbox sandbox;

  /** One at a time: each takes a processor, and memory. */
  private final Semaphore trying = new Semaphore(1, true);

  private final Map<String, RuleDraft> kept = new LinkedHashMap<>();

  Drafts(RulesInService rules, Path folder) {
    this.rules = rules;
    this.folder = folder;
    this.sandbox = new Sandbox(folder, rules.shelf());
  }

  /** {@code POST /v1/drafts}. */
  void make(Context ctx) throws BadRecord, IOException, InterruptedException {
    DraftRequest asked = DraftRequest.read(ctx.bodyAsBytes());
    Jurisdiction jurisdiction = asked.jurisdiction();
    rules.all();
    Rulebook book;
    Map<String, String> live;
    synchronized (rules) { // not while something is being published
      book = rules.now().books().of(jurisdiction);
      live = RuleFiles.read(folder, jurisdiction);
    }
    String hash = book == null ? null : book.hash();
    if (!Objects.equals(hash, RuleDraft.hash(live, jurisdiction))) {
      Replies.problem(
          ctx,
          409,
          "The rulebook in the rules folder is not the one in service (see /readyz); mend it, or"
              + " roll it back, before you try a draft.");
      return;
    }
    Map<String, String> after = asked.applied(live);
    if (!trying.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      ctx.header("Retry-After", "60");
      Replies.problem(ctx, 503, "Other drafts are being tried; try again in a minute.");
      return;
    }
    RuleDraft draft;
    try {
      draft =
          new RuleDraft(
              id(),
              jurisdiction,
              Access.who(ctx),
              asked.message(),
              Instant.now().truncatedTo(ChronoUnit.SECONDS),
              live,
              after,
              hash,
              sandbox.run(jurisdiction, live, after));
    } finally {
      trying.release();
    }
    keep(draft);
    ctx.status(201);
    ctx.header("Location", "/v1/drafts/" + draft.id());
    Replies.json(ctx, draft.whole());
  }

  /** {@code GET /v1/drafts}. */
  void list(Context ctx) {
    ArrayNode list = Json.mapper().createArrayNode();
    all().forEach(draft -> list.add(draft.summary()));
    Replies.json(ctx, list);
  }

  /** {@code GET /v1/drafts/{id}}. */
  void one(Context ctx) {
    RuleDraft draft = find(ctx);
    if (draft != null) {
      Replies.json(ctx, draft.whole());
    }
  }

  /** The draft that the address names; null when the request was answered with there being none. */
  synchronized @Nullable RuleDraft find(Context ctx) {
    forget();
    RuleDraft draft = kept.get(ctx.pathParam("id"));
    if (draft == null) {
      Replies.problem(
          ctx, 404, "There is no draft of this name; one that is not published goes after a day.");
    }
    return draft;
  }

  /** Forgets a draft that was published: from then on it stands in the history. */
  synchronized void drop(RuleDraft draft) {
    kept.remove(draft.id());
  }

  private synchronized void keep(RuleDraft draft) {
    forget();
    kept.put(draft.id(), draft);
    while (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private synchronized List<RuleDraft> all() {
    forget();
    return new ArrayList<>(kept.values());
  }

  private void forget() {
    Instant old = Instant.now().minus(KEPT);
    kept.values().removeIf(draft -> draft.made().isBefore(old));
  }

  private static String id() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
