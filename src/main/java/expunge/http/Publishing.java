package expunge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.BadRecord;
import expunge.json.InputProblem;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebook;
import expunge.workshop.History;
import expunge.workshop.RuleFiles;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts drafts into history, folder and service, and takes them back. */
final class Publishing {

  private static final int MOST_ENTRIES = 100;

  private final RulesInService rules;
  private final Path folder;
  private final Drafts drafts;
  private final AuditLog audit;
  private final History history;

  Publishing(RulesInService rules, Path folder, Drafts drafts, AuditLog audit) throws IOException {
    this.rules = rules;
    this.folder = folder;
    this.drafts = drafts;
    this.audit = audit;
    this.history = History.of(folder);
  }

  /** {@code POST /v1/drafts/{id}/publish}. */
  void publish(Context ctx) throws IOException {
    RuleDraft draft = drafts.find(ctx);
    if (draft == null) {
      return;
    }
    if (Access.who(ctx).equals(draft.author())) {
      Replies.problem(
          ctx,
          403,
          "A draft is published by another than its author; two tokens of two people are needed.");
    } else if (!draft.outcome().clean()) {
      Replies.problem(
          ctx,
          409,
          "This draft can't be published: it has problems, or cases that fail, or was not tried to"
              + " its end. Send it again, mended.");
    } else {
      rules.all();
      // Nobody loads the folder while it changes.
      synchronized (rules) {
        Map<String, String> now = RuleFiles.read(folder, draft.jurisdiction());
        if (!draft.triedAgainst(now)
            || !Objects.equals(draft.rulebook(), live(draft.jurisdiction()))) {
          Replies.problem(
              ctx,
              409,
              "The rulebook was changed since this draft was tried against it; send the draft again.");
          return;
        }
        History.Change change =
            new History.Change(
                draft.jurisdiction(),
                draft.files(),
                draft.author(),
                Access.who(ctx),
                null,
                draft.message() + "\n\n" + draft.report(),
                now());
        if (make(ctx, change, now)) {
          drafts.drop(draft);
          audit.changed(ctx, "published", draft.jurisdiction(), draft.hash());
        }
      }
    }
  }

  /** {@code POST /v1/rules/{jurisdiction}/rollback}. */
  void rollback(Context ctx) throws BadRecord, IOException {
    Jurisdiction jurisdiction = jurisdiction(ctx);
    if (jurisdiction == null) {
      return;
    }
    JsonNode asked = DraftRequest.tree(ctx.bodyAsBytes());
    List<InputProblem> problems = new ArrayList<>();
    DraftRequest.unknown(asked, Set.of("to", "message"), problems);
    String why = DraftRequest.message(asked.path("message"), problems);
    if (!problems.isEmpty()) {
      throw new BadRecord(problems);
    }
    rules.all();
    synchronized (rules) {
      String to = asked.has("to") ? asked.path("to").asText() : history.beforeLast(jurisdiction);
      if (to == null) {
        Replies.problem(ctx, 409, "Nothing was published that could be taken back.");
        return;
      }
      History.State state = history.state(jurisdiction, to);
      if (state == null || !state.files().containsKey("rulebook.yaml")) {
        Replies.problem(
            ctx,
            409,
            state == null
                ? "There is no such commit in the history of the rules; see the history."
                : "There was no rulebook of this jurisdiction then; a rulebook is taken out of"
                    + " service by hand.");
        return;
      }
      Map<String, String> now = RuleFiles.read(folder, jurisdiction);
      if (now.equals(state.files())) {
        Replies.problem(
            ctx, 409, "The rules are as they were then; there is nothing to take back.");
        return;
      }
      History.Change change =
          new History.Change(
              jurisdiction,
              state.files(),
              Access.who(ctx),
              null,
              state.commit(),
              why.isEmpty() ? "Rules of " + jurisdiction.code() + " taken back" : why,
              now());
      if (make(ctx, change, now)) {
        audit.changed(ctx, "rolled back", jurisdiction, String.valueOf(live(jurisdiction)));
      }
    }
  }

  /** {@code GET /v1/rules/{jurisdiction}/history}. */
  void history(Context ctx) throws IOException {
    Jurisdiction jurisdiction = jurisdiction(ctx);
    if (jurisdiction == null) {
      return;
    }
    ArrayNode list = Json.mapper().createArrayNode();
    for (History.Entry one : history.entries(jurisdiction, MOST_ENTRIES)) {
      ObjectNode node =
          list.addObject()
              .put("commit", one.commit())
              .put("at", one.at().toString())
              .put("what", one.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
              .put("author", one.author());
      Replies.put(node, "reviewer", one.reviewer());
      Replies.put(node, "to", one.to());
      node.put("message", one.message());
    }
    Replies.json(ctx, list);
  }

  /** Makes a change and puts it into service; undoes it when it is refused there. */
  private boolean make(Context ctx, History.Change change, Map<String, String> before)
      throws IOException {
    Path book = folder.resolve(change.jurisdiction().folder());
    String commit = history.commit(change);
    List<String> refused = rules.change(book);
    if (refused.isEmpty()) {
      Replies.json(
          ctx,
          Json.mapper()
              .createObjectNode()
              .put("jurisdiction", change.jurisdiction().code())
              .put("commit", commit)
              .put("rulebook", live(change.jurisdiction())));
      return true;
    }
    String parent = history.parent(commit);
    history.commit(
        new History.Change(
            change.jurisdiction(),
            before,
            change.author(),
            null,
            parent,
            "Undone, since the service refused it:\n" + String.join("\n", refused),
            change.at()));
    rules.change(book);
    ObjectNode problem =
        Replies.problem(
            409,
            "The service refused these rules beside the others in service; the change was undone.",
            List.of());
    ArrayNode why = problem.putArray("refused");
    refused.forEach(why::add);
    ctx.status(409).contentType(Replies.PROBLEM).result(Replies.text(problem));
    return false;
  }

  private @Nullable String live(Jurisdiction jurisdiction) {
    Rulebook book = rules.now().books().of(jurisdiction);
    return book == null ? null : book.hash();
  }

  private static @Nullable Jurisdiction jurisdiction(Context ctx) {
    Jurisdiction found =
        Jurisdiction.find(ctx.pathParam("jurisdiction").toUpperCase(Locale.ROOT)).orElse(null);
    if (found == null) {
      Replies.problem(ctx, 404, "There is no jurisdiction of this name; write one like us-or.");
    }
    return found;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
