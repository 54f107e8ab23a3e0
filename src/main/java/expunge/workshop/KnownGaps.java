package expunge.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import expunge.rulebook.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A rulebook's gaps.yaml: the gaps that are meant, each with its reason. An entry covers every gap
 * of its sort that is about everything it names.
 */
public final class KnownGaps {

  /** The file's name in the rulebook's folder. */
  public static final String FILE = "gaps.yaml";

  private static final Set<String> MEMBERS = Set.of("gap", "of", "because");
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * One entry.
   *
   * @param line where it stands
   * @param of what a gap must be about to be covered
   */
  public record Entry(int line, Gap.Kind kind, List<String> of, String because) {

    /** Copies the list. */
    public Entry {
      of = List.copyOf(of);
    }

    boolean covers(Gap gap) {
      return gap.kind() == kind && gap.of().containsAll(of);
    }
  }

  private final List<Entry> entries;

  private KnownGaps(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** What {@code text} holds; what is wrong with it is added to {@code problems}. */
  public static KnownGaps read(String file, String text, List<Problem> problems) {
    List<Entry> entries = new ArrayList<>();
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JsonProcessingException wrong) {
      int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
      problems.add(
          new Problem(file, line, 1, "yaml", "this is not YAML; see docs/writing-rules.md"));
      return new KnownGaps(entries);
    }
    List<String> lines = text.lines().toList();
    int at = 0;
    for (JsonNode one : root.path("gaps")) {
      while (at < lines.size() && !lines.get(at).strip().startsWith("- ")) {
        at++;
      }
      int line = Math.min(++at, lines.size());
      Entry entry = entry(one, line);
      if (entry == null) {
        problems.add(
            new Problem(
                file,
                line,
                1,
                "gap",
                "an entry has `gap` (one of "
                    + String.join(
                        ", ", Arrays.stream(Gap.Kind.values()).map(Gap.Kind::word).toList())
                    + "), `of` (a list) and `because` (the reason in law), and nothing else"));
      } else {
        entries.add(entry);
      }
    }
    return new KnownGaps(entries);
  }

  private static @org.jspecify.annotations.Nullable Entry entry(JsonNode one, int line) {
    Set<String> names = new HashSet<>();
    one.fieldNames().forEachRemaining(names::add);
    List<String> of = new ArrayList<>();
    one.path("of").forEach(name -> of.add(name.asText()));
    String because = one.path("because").asText("");
    for (Gap.Kind kind : Gap.Kind.values()) {
      if (kind.word().equals(one.path("gap").asText())
          && MEMBERS.containsAll(names)
          && !of.isEmpty()
          && !because.isBlank()) {
        return new Entry(line, kind, of, because);
      }
    }
    return null;
  }

  /** The gaps that no entry covers. */
  public List<Gap> open(List<Gap> gaps) {
    return gaps.stream()
        .filter(gap -> entries.stream().noneMatch(entry -> entry.covers(gap)))
        .toList();
  }

  /** The entries that cover none of the gaps any more. */
  public List<Entry> stale(List<Gap> gaps) {
    return entries.stream().filter(entry -> gaps.stream().noneMatch(entry::covers)).toList();
  }
}
