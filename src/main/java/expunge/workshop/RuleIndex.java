package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the rule behind a finding in a written answer. */
final class RuleIndex {

  private final Map<String, Rule> byId = new HashMap<>();
  private final Map<String, Rule> byTitle = new HashMap<>();

  RuleIndex(Rulebooks books) {
    books
        .all()
        .forEach(
            book ->
                book.rules()
                    .forEach(
                        rule -> {
                          byId.put(rule.id(), rule);
                          byTitle.put(rule.title(), rule);
                        }));
  }

  /** The rules behind some findings; a rule that is no more is left out. */
  List<Witness> witnesses(List<JsonNode> findings) {
    return findings.stream()
        .flatMap(
            finding -> {
              String title =
                  finding.path("citation").asText() + ": " + finding.path("because").asText();
              // A rule's number in its file changes when another is put before it; its title stays.
              Rule rule = byTitle.getOrDefault(title, byId.get(finding.path("rule").asText()));
              return rule == null
                  ? Stream.of()
                  : Stream.of(new Witness(said(finding), rule.title(), rule.file(), rule.line()));
            })
        .distinct()
        .toList();
  }

  /** A finding's kind, and its day where it has one. */
  static String said(JsonNode finding) {
    return finding.path("kind").asText()
        + (finding.has("day") ? " " + finding.get("day").asText() : "");
  }
}
