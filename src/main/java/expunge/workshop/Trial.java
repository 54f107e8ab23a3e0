package expunge.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import expunge.determination.Determiner;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.rulebook.Problem;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the cases beside the rules, and the examples, against rulebooks. */
public final class Trial {

  /** The filing date of a record that names none: a record in a test has to name one. */
  private static final LocalDate NO_DAY = LocalDate.of(1850, 1, 1);

  /**
   * How a run turned out.
   *
   * @param leftOut what could not be tried, and why
   */
  public record Report(List<Tried> tried, List<Problem> leftOut) {

    /** Copies the lists. */
    public Report {
      tried = List.copyOf(tried);
      leftOut = List.copyOf(leftOut);
    }

    /** How many cases were tried. */
    public int cases() {
      return count(Tried.Kind.CASE);
    }

    /** How many examples were tried. */
    public int examples() {
      return count(Tried.Kind.EXAMPLE);
    }

    private int count(Tried.Kind kind) {
      return (int) tried.stream().filter(one -> one.kind() == kind).count();
    }

    /** Everything that did not turn out as written. */
    public List<Failure> failures() {
      return tried.stream().flatMap(one -> one.failures().stream()).toList();
    }
  }

  private final Rulebooks books;
  private final List<String> broken;
  private final Determiner determiner;
  private final RecordReader reader;
  private final List<Tried> tried = new ArrayList<>();
  private final List<Problem> leftOut = new ArrayList<>();

  /** A trial of {@code books}. */
  public Trial(Rulebooks books) {
    this(books, List.of());
  }

  /**
   * A trial of the books that can be in service.
   *
   * @param broken the folders of those that can't: what hangs on them is left out
   */
  public Trial(Rulebooks books, List<String> broken) {
    this.books = books;
    this.broken = List.copyOf(broken);
    this.determiner = new Determiner(books);
    this.reader = new RecordReader(books::grades, NO_DAY);
  }

  /**
   * Runs every case file in a rulebook's folder, and checks that each of its rules is fired by one
   * and left silent by one.
   *
   * @param name the rulebook's name, {@code us-or}
   */
  public void rulebook(Path folder, String name) {
    Set<String> fired = new HashSet<>();
    Set<String> silent = new HashSet<>();
    Set<String> files = new HashSet<>();
    CaseTrial trial = new CaseTrial(books, name, reader);
    List<Rule> rules =
        books.all().stream()
            .filter(book -> book.manifest().jurisdiction().folder().equals(name))
            .map(Rulebook::rules)
            .findFirst()
            .orElse(List.of());
    Texts.below(folder, ".cases.yaml", name, leftOut)
        .forEach(
            (inside, text) -> {
              String file = name + "/" + inside;
              files.add(file);
              for (CaseTrial.Outcome outcome : cases(trial, file, text)) {
                tried.add(outcome.tried());
                Set<String> here = outcome.fired();
                if (here != null) {
                  fired.addAll(here);
                  rules.stream()
                      .map(Rule::id)
                      .filter(id -> !here.contains(id))
                      .forEach(silent::add);
                }
              }
            });
    rules.forEach(rule -> tried.add(rule(rule, files, fired, silent)));
  }

  /**
   * Runs one case file alone: what is nearest to a rule that was changed just now.
   *
   * @param inside the file's path inside the rulebook's folder
   */
  public void cases(Path folder, String name, String inside) {
    CaseTrial trial = new CaseTrial(books, name, reader);
    String text = Texts.below(folder, inside, name, leftOut).get(inside);
    if (text != null) {
      cases(trial, name + "/" + inside, text).forEach(outcome -> tried.add(outcome.tried()));
    }
  }

  private List<CaseTrial.Outcome> cases(CaseTrial trial, String file, String text) {
    List<Failure> unread = new ArrayList<>();
    List<CaseFile.Case> able = new ArrayList<>();
    for (CaseFile.Case one : new CaseFile(file, text, unread).cases()) {
      String out = outOfService(one.record());
      if (out == null) {
        able.add(one);
      } else {
        leftOut.add(new Problem(file, one.line(), 1, "left-out", one.title() + ": " + out));
      }
    }
    unread.forEach(
        f -> tried.add(new Tried(Tried.Kind.CASE, file, f.line(), f.what(), List.of(f))));
    return able.parallelStream().map(one -> trial.run(file, one)).toList();
  }

  private static Tried rule(Rule rule, Set<String> files, Set<String> fired, Set<String> silent) {
    String missing = null;
    if (!files.contains(rule.file().replaceAll("\\.drl$", ".cases.yaml"))) {
      missing = "a file of cases beside it";
    } else if (!fired.contains(rule.id())) {
      missing = "a case in which the rule concludes something";
    } else if (!silent.contains(rule.id())) {
      missing = "a case in which the rule stays silent";
    }
    return new Tried(
        Tried.Kind.RULE,
        rule.file(),
        rule.line(),
        rule.title(),
        missing == null
            ? List.of()
            : List.of(new Failure(rule.file(), rule.line(), rule.title(), missing, "none")));
  }

  /** Says which of the record's cases can't be judged by what is in service; null when all can. */
  private @Nullable String outOfService(JsonNode record) {
    for (JsonNode one : record.path("cases")) {
      String folder = one.path("jurisdiction").asText().toLowerCase(Locale.ROOT);
      if (broken.contains(folder)) {
        return "not tried: the rulebook of " + one.path("jurisdiction").asText() + " is broken";
      }
    }
    return null;
  }

  /**
   * Compares each example, {@code name.json}, with its whole answer, {@code name.expected.json}.
   *
   * @param accept whether to write the answer found where another, or none, was expected
   */
  public void examples(Path folder, boolean accept) {
    Map<String, String> texts = Texts.below(folder, ".json", shown(folder), leftOut);
    RuleIndex rules = new RuleIndex(books);
    List<String> names =
        texts.keySet().stream().filter(name -> !name.endsWith(".expected.json")).toList();
    for (Outcome one :
        names.parallelStream().map(name -> example(folder, name, texts, rules, accept)).toList()) {
      if (one.tried() != null) {
        tried.add(one.tried());
      }
      if (one.leftOut() != null) {
        leftOut.add(one.leftOut());
      }
    }
  }

  /** An example tried, or left out. */
  private record Outcome(@Nullable Tried tried, @Nullable Problem leftOut) {}

  private Outcome example(
      Path folder, String name, Map<String, String> texts, RuleIndex rules, boolean accept) {
    String file = shown(folder) + "/" + name;
    String answers = name.replaceAll("\\.json$", ".expected.json");
    try {
      JsonNode record = Json.tree(texts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
      String out = outOfService(record);
      if (out != null) {
        return new Outcome(null, new Problem(file, 1, 1, "left-out", out));
      }
      JsonNode answer =
          ExampleTrial.withoutHashes(
              DeterminationWriter.write(
                  determiner.determine(reader.read(record)), Canonical.hash(record)));
      String wanted = texts.get(answers);
      if (accept) {
        Files.writeString(
            folder.resolve(answers),
            Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n");
      } else if (wanted == null) {
        return failed(file, "its whole answer in " + answers, "no such file");
      } else {
        return new Outcome(
            new Tried(
                Tried.Kind.EXAMPLE,
                file,
                1,
                name,
                new ExampleTrial(shown(folder) + "/" + answers, wanted, rules, broken)
                    .compare(answer)),
            null);
      }
      return new Outcome(new Tried(Tried.Kind.EXAMPLE, file, 1, name, List.of()), null);
    } catch (BadRecord bad) {
      return failed(file, "a record that can be read", String.valueOf(bad.getMessage()));
    } catch (JsonProcessingException wrong) {
      return failed(
          file, "its whole answer as JSON in " + answers, "text that isn't JSON, " + place(wrong));
    } catch (IllegalStateException endless) {
      return failed(file, "an answer", String.valueOf(endless.getMessage()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the file " + answers + " can't be written", unwritable);
    }
  }

  private static String place(JsonProcessingException wrong) {
    return wrong.getLocation() == null ? "" : "line " + wrong.getLocation().getLineNr();
  }

  private static Outcome failed(String file, String expected, String found) {
    return new Outcome(
        new Tried(
            Tried.Kind.EXAMPLE,
            file,
            1,
            file.substring(file.lastIndexOf('/') + 1),
            List.of(new Failure(file, 1, "this example", expected, found))),
        null);
  }

  private static String shown(Path folder) {
    return folder.normalize().toString().replace('\\', '/');
  }

  /** How everything run so far turned out. */
  public Report report() {
    return new Report(tried, leftOut);
  }
}
