package expunge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.InputProblem;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers again what was answered before: the same bytes while the same rules are in service, or
 * else what is different and by which rulebook.
 */
final class Replay {

  private final RulesInService rules;
  private final Determinations determinations;

  Replay(RulesInService rules, Determinations determinations) {
    this.rules = rules;
    this.determinations = determinations;
  }

  /** {@code POST /v1/replay}: {@code { "receipt": ..., "record": ... }}. */
  void replay(Context ctx) throws BadRecord {
    if (!Determinations.saidToBeJson(ctx.contentType())) {
      Replies.problem(ctx, 415, "Send the receipt and its record as application/json.");
      return;
    }
    JsonNode body = Json.tree(ctx.bodyAsBytes());
    JsonNode receipt = body.path("receipt");
    JsonNode record = body.path("record");
    if (!receipt.path("facts").isTextual() || !record.isObject()) {
      throw new BadRecord(
          List.of(
              new InputProblem(
                  receipt.path("facts").isTextual() ? "/record" : "/receipt/facts",
                  "nothing that can be used",
                  "send { \"receipt\": the receipt of an answer, \"record\": the record it answered }")));
    }
    String facts = Canonical.hash(record);
    ArrayNode differs = Json.mapper().createArrayNode();
    if (!facts.equals(receipt.path("facts").asText())) {
      differs.add("The record is not the one that this receipt is for: its facts differ.");
    }
    if (!record.hasNonNull("asOf")) {
      differs.add(
          "The record names no filing date (asOf), so it is answered for today and not for the day of the receipt.");
    }
    Rulebooks books = rules.with(RecordReader.jurisdictions(record)).books();
    rulebooks(receipt, books, differs);
    if (receipt.path("engine").isTextual()
        && !receipt.path("engine").asText().equals(Rulebooks.engine())) {
      differs.add("The engine is " + Rulebooks.engine() + "; it was another version then.");
    }
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.put("same", differs.isEmpty());
    answer.set("differs", differs);
    answer.set("determination", determinations.answer(record, false, false, ctx));
    Replies.json(ctx, answer);
  }

  private static void rulebooks(JsonNode receipt, Rulebooks books, ArrayNode differs) {
    Map<String, String> then = new TreeMap<>();
    receipt
        .path("rulebooks")
        .properties()
        .forEach(e -> then.put(e.getKey(), e.getValue().asText()));
    then.forEach(
        (code, hash) -> {
          Rulebook now = Jurisdiction.find(code).map(books::of).orElse(null);
          if (now == null) {
            differs.add("The rulebook of " + Replies.shown(code) + " is not in service any more.");
          } else if (!now.hash().equals(hash)) {
            differs.add(
                "The rulebook of "
                    + now.manifest().jurisdiction().name()
                    + " has changed: it was "
                    + Replies.shown(hash)
                    + " and is "
                    + now.hash()
                    + ".");
          }
        });
  }
}
