package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Determiner;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.record.Day;
import expunge.rulebook.Found;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the cases beside the rules, and the examples, against rulebooks. */
public final class Trial {

  /** The filing date of a record that names none: a record in a test has to name one. */
  private static final LocalDate NO_DAY = LocalDate.of(1850, 1, 1);

  /** How a run turned out. */
  public record Report(int cases, int examples, List<Failure> failures) {}

  private final Rulebooks books;
  private final Determiner determiner;
  private final RecordReader reader;
  private final List<Failure> failures = new ArrayList<>();
  private final Set<String> fired = new TreeSet<>();
  private final Set<String> silent = new HashSet<>();
  private int cases;
  private int examples;

  /** A trial of {@code books}. */
  public Trial(Rulebooks books) {
    this.books = books;
    this.determiner = new Determiner(books);
    this.reader = new RecordReader(books::grades, NO_DAY);
  }

  /**
   * Runs every case file in a rulebook's folder, and checks that each of its rules is fired by one
   * and left silent by one.
   */
  public void rulebook(Path folder) {
    String name = folder.getFileName().toString();
    Set<String> files = new TreeSet<>();
    for (Path path : walk(folder, ".cases.yaml")) {
      String inside = name + "/" + folder.relativize(path).toString().replace('\\', '/');
      files.add(inside);
      for (CaseFile.Case one : new CaseFile(inside, read(path), failures).cases()) {
        cases++;
        run(inside, one);
      }
    }
    for (Rulebook book : books.all()) {
      if (book.manifest().jurisdiction().folder().equals(name)) {
        book.rules().forEach(rule -> tried(rule, files));
      }
    }
  }

  private void tried(Rule rule, Set<String> files) {
    if (!files.contains(rule.file().replaceAll("\\.drl$", ".cases.yaml"))) {
      failures.add(
          new Failure(rule.file(), rule.line(), rule.title(), "a file of cases beside it", "none"));
    } else if (!fired.contains(rule.id())) {
      failures.add(
          new Failure(
              rule.file(),
              rule.line(),
              rule.title(),
              "a case in which the rule concludes something",
              "none"));
    } else if (!silent.contains(rule.id())) {
      failures.add(
          new Failure(
              rule.file(),
              rule.line(),
              rule.title(),
              "a case in which the rule stays silent",
              "none"));
    }
  }

  private void run(String file, CaseFile.Case one) {
    Determination answer;
    try {
      if (!one.record().has("asOf")) {
        failures.add(
            new Failure(
                file, one.line(), one.title(), "a record with its filing date, `asOf`", "none"));
        return;
      }
      answer = determiner.determine(reader.read(one.record()));
    } catch (BadRecord bad) {
      failures.add(
          new Failure(
              file,
              one.line(),
              one.title(),
              "a record that can be read",
              String.valueOf(bad.getMessage())));
      return;
    }
    Set<String> here = new HashSet<>();
    answer
        .charges()
        .forEach(c -> c.reliefs().forEach(r -> r.findings().forEach(f -> here.add(f.rule().id()))));
    fired.addAll(here);
    for (Rulebook book : books.all()) {
      book.rules().stream().map(Rule::id).filter(id -> !here.contains(id)).forEach(silent::add);
    }
    ChargeAnswer charge =
        answer.charges().stream()
            .filter(c -> one.charge() == null || c.charge().equals(one.charge()))
            .findFirst()
            .orElse(null);
    if (charge == null) {
      failures.add(
          new Failure(
              file, one.line(), one.title(), "a charge " + one.charge(), "none in the record"));
      return;
    }
    List<Found> found = charge.reliefs().stream().flatMap(r -> r.findings().stream()).toList();
    one.fires()
        .forEach(
            (citation, wanted) -> {
              Set<String> made = made(found, citation);
              for (String want : wanted) {
                if (!made.contains(want)) {
                  failures.add(
                      new Failure(
                          file,
                          one.line(),
                          one.title(),
                          citation + ": " + want,
                          made.isEmpty() ? "nothing by this citation" : String.join(", ", made)));
                }
              }
            });
    for (String citation : one.silent()) {
      Set<String> made = made(found, citation);
      if (!made.isEmpty()) {
        failures.add(
            new Failure(
                file, one.line(), one.title(), citation + ": nothing", String.join(", ", made)));
      }
    }
    one.status().forEach((relief, wanted) -> status(file, one, charge, relief, wanted));
    for (String pointer : one.asks()) {
      Set<String> asked =
          charge.reliefs().stream()
              .flatMap(r -> r.questions().stream())
              .map(q -> q.fact())
              .collect(Collectors.toCollection(TreeSet::new));
      if (!asked.contains(pointer)) {
        failures.add(
            new Failure(file, one.line(), one.title(), "asks for " + pointer, "asks for " + asked));
      }
    }
  }

  private void status(
      String file, CaseFile.Case one, ChargeAnswer charge, String relief, String wanted) {
    ReliefAnswer answer =
        charge.reliefs().stream()
            .filter(r -> r.relief().id().equals(relief))
            .findFirst()
            .orElse(null);
    String found = answer == null ? "NOT_COVERED" : answer.status().name();
    String day = answer == null ? null : firstDay(answer);
    boolean dated = wanted.contains(" ");
    String shown = day == null ? found : found + " " + day;
    if (!wanted.equals(dated ? shown : found)) {
      failures.add(
          new Failure(
              file, one.line(), one.title(), relief + ": " + wanted, shown + reasons(answer)));
    }
  }

  private static String reasons(@Nullable ReliefAnswer answer) {
    return answer == null || answer.findings().isEmpty()
        ? ""
        : " ("
            + answer.findings().stream()
                .map(f -> made(f) + " by " + f.rule().citation())
                .collect(Collectors.joining("; "))
            + ")";
  }

  private static @Nullable String firstDay(ReliefAnswer answer) {
    if (answer.since() != null) {
      return answer.since().toString();
    }
    return answer.eligibleOn() == null ? null : answer.eligibleOn().toString();
  }

  private static Set<String> made(List<Found> found, String citation) {
    return found.stream()
        .filter(f -> f.rule().citation().equals(citation))
        .flatMap(f -> Stream.of(made(f), f.finding().kind()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String made(Found found) {
    return found.finding().kind()
        + found.finding().day().flatMap(Day::known).map(d -> " " + d).orElse("");
  }

  /**
   * Compares each example, {@code name.json}, with its whole answer, {@code name.expected.json}.
   *
   * @param accept whether to write the answer found where another, or none, was expected
   */
  public void examples(Path folder, boolean accept) {
    for (Path path : walk(folder, ".json")) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      if (name.endsWith(".expected.json")) {
        continue;
      }
      examples++;
      Path expected =
          path.resolveSibling(
              path.getFileName().toString().replaceAll("\\.json$", ".expected.json"));
      try {
        JsonNode record = Json.tree(read(path).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        JsonNode answer =
            withoutHashes(
                DeterminationWriter.write(
                    determiner.determine(reader.read(record)), Canonical.hash(record)));
        if (accept) {
          Files.writeString(
              expected,
              Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n");
        } else if (!Files.exists(expected)) {
          failures.add(
              new Failure(
                  name,
                  1,
                  "this example",
                  "its whole answer in " + expected.getFileName(),
                  "no such file"));
        } else {
          JsonNode wanted = withoutHashes(Json.mapper().readTree(Files.readString(expected)));
          if (!wanted.equals(answer)) {
            difference(name, "", wanted, answer);
          }
        }
      } catch (BadRecord bad) {
        failures.add(
            new Failure(
                name,
                1,
                "this example",
                "a record that can be read",
                String.valueOf(bad.getMessage())));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("the example " + path + " can't be read", unreadable);
      }
    }
  }

  /**
   * The rulebooks' hashes change with every edit of a comment; an example pins the answer, not the
   * edition.
   */
  static JsonNode withoutHashes(JsonNode answer) {
    JsonNode receipt = answer.path("receipt");
    if (receipt instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
      object.remove("rulebooks");
      object.remove("engine");
    }
    return answer;
  }

  private void difference(String name, String pointer, JsonNode wanted, JsonNode found) {
    if (wanted.equals(found)) {
      return;
    }
    if (wanted.isObject() && found.isObject()) {
      Set<String> names = new TreeSet<>();
      wanted.fieldNames().forEachRemaining(names::add);
      found.fieldNames().forEachRemaining(names::add);
      names.forEach(n -> difference(name, pointer + "/" + n, wanted.path(n), found.path(n)));
    } else if (wanted.isArray() && found.isArray() && wanted.size() == found.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        difference(name, pointer + "/" + i, wanted.get(i), found.get(i));
      }
    } else {
      failures.add(new Failure(name, 1, "at " + pointer, shown(wanted), shown(found)));
    }
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() <= 400 ? text : text.substring(0, 397) + "...";
  }

  /** How everything run so far turned out. */
  public Report report() {
    return new Report(cases, examples, List.copyOf(failures));
  }

  private static List<Path> walk(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(p -> p.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the folder " + folder + " can't be read", unreadable);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the file " + path + " can't be read", unreadable);
    }
  }
}
