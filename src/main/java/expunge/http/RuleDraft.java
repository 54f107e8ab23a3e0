package expunge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.rulebook.RulebookFolder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of rules that was tried.
 *
 * @param author whose token it came with
 * @param live the files of the rulebook that it was tried against
 * @param files the files as they would be
 * @param rulebook the hash of the rulebook that was in service then; null when there was none
 */
record RuleDraft(
    String id,
    Jurisdiction jurisdiction,
    String author,
    String message,
    Instant made,
    Map<String, String> live,
    Map<String, String> files,
    @Nullable String rulebook,
    Sandbox.Outcome outcome) {

  private static final int LONGEST_REPORT = 2_000;

  /** Copies the maps. */
  RuleDraft {
    live = Map.copyOf(live);
    files = Map.copyOf(files);
  }

  /** What it is, in a few words. */
  ObjectNode summary() {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("id", id)
        .put("jurisdiction", jurisdiction.code())
        .put("author", author)
        .put("message", message)
        .put("made", made.toString())
        .put("clean", outcome.clean())
        .put("triedAgainst", rulebook);
    if (!outcome.why().isEmpty()) {
      node.put("notTried", "This draft was not tried to its end: " + outcome.why() + ".");
    }
    return node;
  }

  /** All of it: what was found, and each changed file as it was and as it would be. */
  ObjectNode whole() {
    ObjectNode node = summary();
    JsonNode report = outcome.report();
    if (report != null) {
      node.set("report", report);
    }
    ObjectNode changes = node.putObject("files");
    files.forEach(
        (name, text) -> {
          if (!text.equals(live.get(name))) {
            changes.putObject(name).put("was", live.get(name)).put("is", text);
          }
        });
    live.forEach(
        (name, text) -> {
          if (!files.containsKey(name)) {
            changes.putObject(name).put("was", text).putNull("is");
          }
        });
    return node;
  }

  /** The hash that the rulebook would have. */
  String hash() {
    JsonNode report = outcome.report();
    return report == null ? "" : report.path("rulebook").asText();
  }

  /** Whether these are the files it was tried against. */
  boolean triedAgainst(Map<String, String> now) {
    return live.equals(now);
  }

  /** What was found, for the message of its commit. */
  String report() {
    JsonNode report = outcome.report();
    if (report == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(report.at("/cases/cases").asInt())
        .append(" cases hold. ")
        .append(report.path("toRead").size() + report.path("toReadMore").asInt())
        .append(" places are to be read against the law.\n");
    JsonNode mutation = report.path("mutation");
    text.append("Small changes of the ")
        .append(mutation.path("rules").asInt())
        .append(" changed rules: ")
        .append(mutation.path("noticed").asInt())
        .append(" of ")
        .append(mutation.path("variants").asInt())
        .append(" are noticed by a case");
    if (mutation.path("cutShort").asBoolean()) {
      text.append("; not all were tried");
    }
    JsonNode flips = report.path("flips");
    text.append(".\n");
    if (flips.path("cutShort").asBoolean()) {
      text.append("Answers were not compared to the end.\n");
    } else {
      text.append(flips.path("changed").asLong())
          .append(" answers differ in ")
          .append(flips.path("records").asLong())
          .append(" records.\n");
    }
    for (JsonNode one : flips.path("counts")) {
      if (text.length() < LONGEST_REPORT) {
        text.append("  ")
            .append(one.path("relief").asText())
            .append(": ")
            .append(one.path("before").asText())
            .append(" to ")
            .append(one.path("after").asText())
            .append(", ")
            .append(one.path("count").asLong())
            .append('\n');
      }
    }
    text.append("Rulebook ")
        .append(rulebook == null ? "none" : rulebook)
        .append(" to ")
        .append(hash())
        .append('\n');
    return text.toString();
  }

  /** The hash of the answers' part of some files, as the service tells rulebooks apart. */
  static @Nullable String hash(Map<String, String> files, Jurisdiction jurisdiction) {
    Map<String, String> rules = new java.util.TreeMap<>(files);
    rules.keySet().removeIf(file -> !RulebookFolder.belongs(file));
    return rules.isEmpty() ? null : RulebookFolder.of(jurisdiction.folder(), rules).hash();
  }
}
