package expunge.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import expunge.rulebook.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variants of which a person has said that no case need tell them from their rule, each with
 * the reason: {@code survivors.yaml} beside rulebook.yaml. An entry names the rule by its citation,
 * or by its whole title where several rules share the citation, and the change by its words.
 */
public final class Survivors {

  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * One entry.
   *
   * @param rule a citation or a title
   * @param change the change as {@code mutate} writes it
   */
  public record Entry(String rule, String change, String reason) {}

  private final List<Entry> entries;
  private final List<Failure> problems;
  private final Set<Entry> used = new LinkedHashSet<>();

  private Survivors(List<Entry> entries, List<Failure> problems) {
    this.entries = entries;
    this.problems = problems;
  }

  /** Reads a list; entries that can't be used are noted as problems. */
  public static Survivors read(String file, String text) {
    List<Entry> entries = new ArrayList<>();
    List<Failure> problems = new ArrayList<>();
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JsonProcessingException unreadable) {
      int line = unreadable.getLocation() == null ? 1 : unreadable.getLocation().getLineNr();
      problems.add(
          new Failure(
              file, line, "the file", "YAML", String.valueOf(unreadable.getOriginalMessage())));
      return new Survivors(entries, problems);
    }
    for (JsonNode one : root.path("survivors")) {
      Entry entry =
          new Entry(
              one.path("rule").asText(""),
              one.path("change").asText(""),
              one.path("reason").asText("").strip());
      if (entry.rule().isEmpty() || entry.change().isEmpty() || entry.reason().isEmpty()) {
        int at = entry.change().isEmpty() ? -1 : text.indexOf(entry.change());
        problems.add(
            new Failure(
                file,
                at < 0 ? 1 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count(),
                entry.change().isEmpty() ? "an entry" : entry.change(),
                "rule, change and reason",
                String.valueOf(one)));
      } else {
        entries.add(entry);
      }
    }
    return new Survivors(entries, problems);
  }

  /** A list without entries. */
  public static Survivors none() {
    return new Survivors(List.of(), List.of());
  }

  /** What is wrong with the file. */
  public List<Failure> problems() {
    return List.copyOf(problems);
  }

  /** The reason for which {@code variant} is accepted, or null. */
  @Nullable String reason(Variant variant) {
    for (Entry entry : entries) {
      if (entry.change().equals(variant.change())
          && (entry.rule().equals(variant.rule().title())
              || entry.rule().equals(variant.rule().citation()))) {
        used.add(entry);
        return entry.reason();
      }
    }
    return null;
  }

  /** The entries that no surviving variant needed: its rule changed, or a case now notices it. */
  List<Entry> stale() {
    return entries.stream().filter(entry -> !used.contains(entry)).toList();
  }

  /** How an entry names the rule of each variant: by citation where that says which it is. */
  static Map<Variant, String> names(List<Variant> variants) {
    Map<String, Set<String>> titles = new LinkedHashMap<>();
    for (Variant one : variants) {
      titles
          .computeIfAbsent(one.rule().citation(), c -> new LinkedHashSet<>())
          .add(one.rule().title());
    }
    Map<Variant, String> names = new LinkedHashMap<>();
    for (Variant one : variants) {
      boolean alone = titles.getOrDefault(one.rule().citation(), Set.of()).size() == 1;
      names.put(one, alone ? one.rule().citation() : one.rule().title());
    }
    return names;
  }
}
