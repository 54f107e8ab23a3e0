package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.Shape;
import expunge.rulebook.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes flips down as cases of the new rules. A flip is accepted when a case of the new rules
 * expects a flip of its kind: the same changed rules, relief, statuses and direction. So one case
 * for each kind is written, beside the changed rule, with the smallest record that shows it.
 */
public final class Acceptance {

  private final Edition after;
  private final Comparison comparison;

  /**
   * Acceptance of flips between two sides.
   *
   * @param after the new rules, which must lie in a folder
   */
  public Acceptance(Edition after, Sides sides, LocalDate today) {
    this.after = after;
    this.comparison = new Comparison(sides, today);
  }

  /** What was written: the report as it stands now, and how many cases each file got. */
  public record Written(DiffReport report, Map<Path, Integer> files) {}

  /**
   * Writes a case for every kind of flip that none expects yet. Either all are written or, when
   * something can't be, none.
   */
  public Written accept(DiffReport report) throws IOException {
    Map<Path, String> texts = new LinkedHashMap<>();
    Map<Path, Integer> files = new LinkedHashMap<>();
    for (DiffReport.Group group : report.groups()) {
      if (!group.accepted()) {
        Path file = file(group.kind());
        String text = texts.containsKey(file) ? texts.get(file) : read(file);
        texts.put(file, CaseText.with(text, lines(group, text)));
        files.merge(file, 1, Integer::sum);
      }
    }
    for (Map.Entry<Path, String> one : texts.entrySet()) {
      List<Failure> failures = new ArrayList<>();
      new CaseFile(one.getKey().toString(), one.getValue(), failures).cases();
      if (!failures.isEmpty()) {
        throw new IOException("no case was written: " + failures.get(0) + "\nmend that file first");
      }
    }
    for (Map.Entry<Path, String> one : texts.entrySet()) {
      write(one.getKey(), one.getValue());
    }
    return new Written(report.accepted(), files);
  }

  /** Beside the changed rule; for a change of tables or of rulebook.yaml, beside those. */
  private Path file(Flip.Kind kind) {
    Path folder = after.folders().get(kind.folder());
    if (folder == null) {
      throw new IllegalArgumentException("no folder of " + kind.folder());
    }
    Optional<Rule> rule =
        kind.changes().stream()
            .sorted(Comparator.comparing(c -> c.after() == null))
            .map(Change::rule)
            .findFirst();
    if (rule.isEmpty()) {
      return folder.resolve("rulebook" + Edition.CASES);
    }
    String inside = rule.get().file().substring(kind.folder().length() + 1);
    return folder.resolve(inside.replaceAll("\\.drl$", Edition.CASES));
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "cases:\n";
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> lines(DiffReport.Group group, String file) {
    Flip flip =
        group.first().stream()
            .min(
                Comparator.comparing(Flip::population)
                    .thenComparing(f -> f.record().toString().length()))
            .orElseThrow();
    ObjectNode record = ((ObjectNode) flip.record()).deepCopy();
    record.put("asOf", flip.asOf().toString());
    Flip.Kind kind = group.kind();
    ObjectNode small = Smallest.of(record, shows(kind, flip.charge()));
    String charge = flip.charge();
    if (flip.population()) {
      charge = renamed(small, charge);
    }
    Flip now = find(small, kind, charge);
    if (now == null) {
      throw new IllegalStateException("a record that showed the change no longer does");
    }
    String title =
        kind.relief()
            + " is "
            + Flip.said(now.after()).replace('_', ' ')
            + " where it was "
            + Flip.said(now.before()).replace('_', ' ')
            + (kind.changes().isEmpty() ? "" : ", by " + citations(kind));
    return CaseText.lines(
        distinct(title, file),
        small,
        charge,
        kind.relief(),
        Flip.said(now.after()),
        "Accepted when the rules were changed; made the smallest record that shows it.");
  }

  private static String distinct(String title, String file) {
    String distinct = title;
    for (int i = 2; file.contains("\"" + distinct + "\""); i++) {
      distinct = title + " (" + i + ")";
    }
    return distinct;
  }

  private static String citations(Flip.Kind kind) {
    return String.join(
        " and ", kind.changes().stream().map(c -> c.rule().citation()).distinct().toList());
  }

  private Predicate<ObjectNode> shows(Flip.Kind kind, String charge) {
    return record -> record.has("asOf") && find(record, kind, charge) != null;
  }

  private @org.jspecify.annotations.Nullable Flip find(
      ObjectNode record, Flip.Kind kind, String charge) {
    return comparison.compare(new Member(Member.Kind.MADE_UP, "", () -> record)).flips().stream()
        .filter(f -> f.kind().equals(kind) && f.charge().equals(charge))
        .findFirst()
        .orElse(null);
  }

  /**
   * What tells who a person of a population is, and no rule reads, doesn't go into a case: texts go
   * and ids are given anew.
   */
  private static String renamed(ObjectNode record, String charge) {
    String renamed = charge;
    int index = 0;
    for (JsonNode one : record.path("cases")) {
      String id = String.valueOf((char) ('A' + index++));
      ((ObjectNode) one).put("id", id);
      texts((ObjectNode) one, Facts.CASE);
      int number = 0;
      for (JsonNode its :
          one.path("charges") instanceof ArrayNode list ? list : List.<JsonNode>of()) {
        String name = id + "-" + ++number;
        if (its.path("id").asText().equals(charge)) {
          renamed = name;
        }
        ((ObjectNode) its).put("id", name);
        texts((ObjectNode) its, Facts.CHARGE);
      }
    }
    return renamed;
  }

  private static void texts(ObjectNode node, Shape shape) {
    for (Fact<?> fact : shape.facts().values()) {
      if (fact.kind() == Fact.Kind.TEXT) {
        node.remove(fact.name());
      }
    }
  }
}
