package expunge.rulebook;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.law.Nearest;
import expunge.law.Relief;
import expunge.law.Source;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What rulebook.yaml says.
 *
 * @param grades the grades the jurisdiction uses, gravest first
 */
public record Manifest(
    Jurisdiction jurisdiction, List<Grade> grades, List<Relief> reliefs, List<Source> sources) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Copies the lists. */
  public Manifest {
    grades = List.copyOf(grades);
    reliefs = List.copyOf(reliefs);
    sources = List.copyOf(sources);
  }

  /** The relief with this id, or null. */
  public @Nullable Relief relief(String id) {
    for (Relief relief : reliefs) {
      if (relief.id().equals(id)) {
        return relief;
      }
    }
    return null;
  }

  /** Reads it; null when it can't be used, with every problem noted. */
  static @Nullable Manifest read(String file, String text, List<Problem> problems) {
    return new Reader(file, text, problems).read();
  }

  private static final class Reader {
    private final String file;
    private final String text;
    private final List<Problem> problems;

    Reader(String file, String text, List<Problem> problems) {
      this.file = file;
      this.text = text;
      this.problems = problems;
    }

    @Nullable Manifest read() {
      JsonNode root;
      try {
        root = YAML.readTree(text);
      } catch (JsonProcessingException unreadable) {
        JsonLocation place = unreadable.getLocation();
        problems.add(
            new Problem(
                file,
                place == null ? 1 : Math.max(1, place.getLineNr()),
                place == null ? 1 : Math.max(1, place.getColumnNr()),
                "yaml",
                said(unreadable)));
        return null;
      }
      int before = problems.size();
      members(root, Set.of("jurisdiction", "grades", "reliefs", "sources"), "rulebook.yaml");
      String code = root.path("jurisdiction").asText("");
      Jurisdiction jurisdiction = Jurisdiction.find(code).orElse(null);
      if (jurisdiction == null) {
        problem(
            code, "jurisdiction", "`" + code + "` is no jurisdiction; write `jurisdiction: US-OR`");
        return null;
      }
      List<Grade> grades = new ArrayList<>();
      for (JsonNode one : root.path("grades")) {
        Grade grade = Grade.find(one.asText()).orElse(null);
        if (grade == null) {
          problem(
              one.asText(),
              "grade",
              "`" + one.asText() + "` is no grade; " + Nearest.to(one.asText(), words()));
        } else {
          grades.add(grade);
        }
      }
      List<Relief> reliefs = new ArrayList<>();
      Set<String> ids = new TreeSet<>();
      for (JsonNode one : root.path("reliefs")) {
        Relief relief = relief(one, jurisdiction);
        if (relief != null) {
          if (!ids.add(relief.id())) {
            problem(relief.id(), "relief", "the relief `" + relief.id() + "` stands twice");
          }
          reliefs.add(relief);
        }
      }
      if (reliefs.isEmpty()) {
        problem("reliefs", "relief", "this rulebook names no relief; list them under `reliefs:`");
      }
      List<Source> sources = new ArrayList<>();
      for (JsonNode one : root.path("sources")) {
        Source source = source(one);
        if (source != null) {
          sources.add(source);
        }
      }
      return problems.size() > before ? null : new Manifest(jurisdiction, grades, reliefs, sources);
    }

    private static String said(JsonProcessingException unreadable) {
      String first = String.valueOf(unreadable.getOriginalMessage()).lines().findFirst().orElse("");
      return first.startsWith("Duplicate field")
          ? "this member stands twice; keep one"
          : "this can't be read as YAML; look for a missing colon, quotation mark or indent just before";
    }

    private static List<String> words() {
      return Arrays.stream(Grade.values()).map(Grade::word).toList();
    }

    private @Nullable Relief relief(JsonNode one, Jurisdiction jurisdiction) {
      members(
          one,
          Set.of(
              "id",
              "title",
              "mode",
              "reaches",
              "effect",
              "how",
              "where",
              "fee",
              "discretion",
              "note"),
          "a relief");
      String id = one.path("id").asText("");
      if (!id.matches(jurisdiction.folder() + "/[a-z0-9-]+")) {
        problem(
            id,
            "relief",
            "`"
                + id
                + "` is no name for a relief; write it like "
                + jurisdiction.folder()
                + "/set-aside-conviction");
        return null;
      }
      Relief.Mode mode = constant(Relief.Mode.class, one.path("mode").asText(""));
      if (mode == null) {
        problem(
            id,
            "mode",
            "the relief `" + id + "` needs `mode:` petition, application, automatic or by-law");
        return null;
      }
      String reaches = one.path("reaches").asText("own");
      if (!reaches.equals("own") && !reaches.equals("any")) {
        problem(id, "reaches", "`reaches:` of `" + id + "` is `own` or `any`");
      }
      return new Relief(
          id,
          one.path("title").asText(id),
          mode,
          reaches.equals("any"),
          text(one, "effect"),
          text(one, "how"),
          text(one, "where"),
          text(one, "fee"),
          text(one, "discretion"));
    }

    private @Nullable Source source(JsonNode one) {
      members(
          one,
          Set.of(
              "citation", "title", "link", "edition", "read", "text", "reason", "coverage", "note"),
          "a source");
      String citation = one.path("citation").asText("");
      LocalDate read;
      try {
        read = LocalDate.parse(one.path("read").asText(""));
      } catch (DateTimeParseException notADay) {
        problem(
            citation,
            "source",
            "the source `" + citation + "` needs `read:` with the day on which its text was read");
        return null;
      }
      boolean none = "none".equals(text(one, "text"));
      String reason = text(one, "reason");
      if (none == (reason == null)) {
        problem(
            citation,
            "source",
            none
                ? "the source `"
                    + citation
                    + "` has `text: none`; say why beside it, e.g. reason: \"known from decisions that quote it\""
                : "the source `"
                    + citation
                    + "` gives a `reason:`, which belongs beside `text: none` only");
        return null;
      }
      Map<String, Source.Coverage> coverage = new LinkedHashMap<>();
      one.path("coverage")
          .properties()
          .forEach(
              entry -> {
                Source.Coverage word = constant(Source.Coverage.class, entry.getValue().asText());
                if (word == null) {
                  problem(
                      citation,
                      "coverage",
                      "the coverage of "
                          + citation
                          + entry.getKey()
                          + " is coded, partly, court or not-coded");
                } else {
                  coverage.put(entry.getKey(), word);
                }
              });
      return new Source(
          citation,
          one.path("title").asText(citation),
          text(one, "link"),
          one.path("edition").asText(""),
          read,
          none ? null : text(one, "text"),
          none ? reason : null,
          coverage);
    }

    private static @Nullable String text(JsonNode one, String member) {
      return one.hasNonNull(member) ? one.get(member).asText() : null;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String word) {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
          return constant;
        }
      }
      return null;
    }

    private void members(JsonNode node, Set<String> known, String what) {
      node.fieldNames()
          .forEachRemaining(
              name -> {
                if (!known.contains(name)) {
                  problem(
                      name,
                      "member",
                      "`" + name + "` is not known in " + what + "; " + Nearest.to(name, known));
                }
              });
    }

    /** Places a problem at the first line that holds {@code near}. */
    private void problem(String near, String code, String sentence) {
      int line = 1;
      int column = 1;
      String[] lines = text.split("\n", -1);
      for (int i = 0; i < lines.length && !near.isEmpty(); i++) {
        if (lines[i].contains(near)) {
          line = i + 1;
          column = lines[i].indexOf(near) + 1;
          break;
        }
      }
      problems.add(new Problem(file, line, column, code, sentence));
    }
  }
}
