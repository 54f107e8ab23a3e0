package expunge.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import expunge.json.BadRecord;
import expunge.json.InputProblem;
import expunge.law.Jurisdiction;
import expunge.workshop.History;
import expunge.workshop.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A change of rules, as it is asked for.
 *
 * @param files by path inside the rulebook's folder: the new text, or nothing where the file goes
 * @param message what it is for
 */
record DraftRequest(
    Jurisdiction jurisdiction, Map<String, Optional<String>> files, String message) {

  private static final int MOST_FILES = 200;
  private static final int LONGEST_FILE = 500_000;
  private static final int LONGEST_MESSAGE = 4_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(5)
                          .maxStringLength(LONGEST_FILE)
                          .maxNameLength(1_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a draft.
   *
   * @throws BadRecord with everything that is wrong with it
   */
  static DraftRequest read(byte[] body) throws BadRecord {
    JsonNode root = tree(body);
    List<InputProblem> problems = new ArrayList<>();
    unknown(root, Set.of("jurisdiction", "files", "message"), problems);
    Jurisdiction jurisdiction = Jurisdiction.find(root.path("jurisdiction").asText()).orElse(null);
    if (jurisdiction == null) {
      problems.add(
          new InputProblem(
              "/jurisdiction", shown(root.path("jurisdiction")), "write one like US-OR"));
    }
    String message = message(root.path("message"), problems);
    if (message.isBlank()) {
      problems.add(
          new InputProblem("/message", "nothing", "say what the change is for, and which law"));
    }
    Map<String, Optional<String>> files = files(root.path("files"), problems);
    if (!problems.isEmpty() || jurisdiction == null) {
      throw new BadRecord(problems);
    }
    return new DraftRequest(jurisdiction, files, message);
  }

  /** The JSON of a request about drafts; an empty one where nothing was sent. */
  static JsonNode tree(byte[] body) throws BadRecord {
    try {
      JsonNode root = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
      if (!root.isObject()) {
        throw new BadRecord(List.of(new InputProblem("", shown(root), "send a JSON object")));
      }
      return root;
    } catch (JsonProcessingException broken) {
      throw new BadRecord(
          List.of(
              new InputProblem(
                  "",
                  "text that isn't JSON, or a text over " + LONGEST_FILE + " characters",
                  "send one JSON object")));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it is in memory
    }
  }

  static void unknown(JsonNode root, Set<String> known, List<InputProblem> problems) {
    root.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(
                    new InputProblem("", "`" + Replies.shown(name) + "`", "members are " + known));
              }
            });
  }

  /** A message for the history: of printable lines, none of which is the service's own. */
  static String message(JsonNode node, List<InputProblem> problems) {
    String text = node.asText("").strip();
    if (!node.isMissingNode() && !node.isTextual()) {
      problems.add(new InputProblem("/message", shown(node), "write a text"));
    } else if (text.length() > LONGEST_MESSAGE || !clean(text)) {
      problems.add(
          new InputProblem(
              "/message",
              Replies.shown(text),
              "write at most " + LONGEST_MESSAGE + " printable characters"));
    } else if (History.OWN_LINES.matcher(text).find()) {
      problems.add(
          new InputProblem(
              "/message",
              Replies.shown(text),
              "a line that begins so is added by the service; put it in other words"));
    }
    return text;
  }

  private static boolean clean(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text)
        && text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
  }

  private static Map<String, Optional<String>> files(JsonNode node, List<InputProblem> problems) {
    Map<String, Optional<String>> files = new TreeMap<>();
    if (!node.isObject() || node.isEmpty() || node.size() > MOST_FILES) {
      problems.add(
          new InputProblem(
              "/files",
              node.isObject() ? node.size() + " files" : shown(node),
              "write 1 to "
                  + MOST_FILES
                  + " files: each path with its text, or null to delete it"));
      return files;
    }
    node.properties()
        .forEach(
            one -> {
              String name = one.getKey();
              JsonNode text = one.getValue();
              String pointer =
                  "/files/" + Replies.shown(name).replace("~", "~0").replace("/", "~1");
              if (!RuleFiles.allowed(name)) {
                problems.add(
                    new InputProblem(
                        pointer, "`" + Replies.shown(name) + "`", "write " + RuleFiles.NAMES));
              } else if (text.isNull() && !name.equals("rulebook.yaml")) {
                files.put(name, Optional.empty());
              } else if (text.isTextual()
                  && StandardCharsets.UTF_8.newEncoder().canEncode(text.asText())) {
                files.put(name, Optional.of(text.asText()));
              } else {
                problems.add(
                    new InputProblem(
                        pointer,
                        shown(text),
                        name.equals("rulebook.yaml")
                            ? "write its text; a rulebook can't be without it"
                            : "write its text, or null to delete it"));
              }
            });
    return files;
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : Replies.shown(node.toString());
  }

  /**
   * The files of the rulebook with the change made.
   *
   * @throws BadRecord when it deletes what isn't there, or changes nothing
   */
  Map<String, String> applied(Map<String, String> live) throws BadRecord {
    Map<String, String> after = new TreeMap<>(live);
    List<InputProblem> problems = new ArrayList<>();
    files.forEach(
        (name, text) -> {
          if (text.isPresent()) {
            after.put(name, text.get());
          } else if (after.remove(name) == null) {
            problems.add(
                new InputProblem(
                    "/files/" + name.replace("/", "~1"), "null", "there is no such file"));
          }
        });
    String clash = RuleFiles.clash(after);
    if (clash != null) {
      problems.add(
          new InputProblem(
              "/files", "`" + clash + "`", "another file has this name, or that of its folder"));
    } else if (problems.isEmpty() && after.equals(live)) {
      problems.add(new InputProblem("/files", "what is there already", "change something"));
    }
    if (!problems.isEmpty()) {
      throw new BadRecord(problems);
    }
    return after;
  }
}
