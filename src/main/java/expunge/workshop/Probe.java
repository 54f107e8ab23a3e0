package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.determination.Determination;
import expunge.determination.Determiner;
import expunge.finding.Asked;
import expunge.json.BadRecord;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.record.PersonRecord;
import expunge.rulebook.Problem;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A record with its answer and with what must be concluded from it, which holds as the rules are.
 *
 * @param beside the rule file that it stands beside; empty for an example
 * @param matters the questions whose answers what must be concluded is about
 */
record Probe(
    String name,
    String beside,
    PersonRecord record,
    Determination answer,
    Predicate<Asked> matters,
    Predicate<Determination> holds) {

  /** The filing date of a record that names none: a record in a test has to name one. */
  private static final LocalDate NO_DAY = LocalDate.of(1850, 1, 1);

  /** How much there is to ask about it: records that leave much open take long to answer. */
  int open() {
    return answer.charges().stream()
        .flatMap(c -> c.reliefs().stream())
        .mapToInt(r -> r.questions().size())
        .sum();
  }

  /** Reads cases and examples, and puts aside those that don't hold. */
  static final class Reader {
    private final Rulebooks books;
    private final RecordReader reader;
    private final Determiner determiner;
    private final List<Probe> probes = new ArrayList<>();
    private final List<String> failing = new ArrayList<>();

    Reader(Rulebooks books, Determiner determiner) {
      this.books = books;
      this.reader = new RecordReader(books::grades, NO_DAY);
      this.determiner = determiner;
    }

    List<Probe> probes() {
      return List.copyOf(probes);
    }

    List<String> failing() {
      return List.copyOf(failing);
    }

    /** The cases beside the rules of {@code book}, which are in {@code folder}. */
    Reader cases(Rulebook book, Path folder) {
      String own = book.manifest().jurisdiction().folder();
      CaseTrial trial = new CaseTrial(books, own, reader);
      List<Problem> unreadable = new ArrayList<>();
      Texts.below(folder, ".cases.yaml", own, unreadable)
          .forEach(
              (inside, text) -> {
                String file = own + "/" + inside;
                List<Failure> failures = new ArrayList<>();
                new CaseFile(file, text, failures)
                    .cases()
                    .forEach(one -> read(trial, book, file, one));
                failures.forEach(f -> failing.add(f.file() + ":" + f.line() + ": " + f.what()));
              });
      unreadable.forEach(problem -> failing.add(problem.toString()));
      return this;
    }

    private void read(CaseTrial trial, Rulebook book, String file, CaseFile.Case one) {
      String name = file + ":" + one.line() + ": " + one.title();
      try {
        PersonRecord record = reader.read(one.record());
        add(
            name,
            file.replaceAll("\\.cases\\.yaml$", ".drl"),
            record,
            Expectations.matters(one, record, book),
            answer -> trial.unmet(file, one, answer).isEmpty());
      } catch (BadRecord unreadable) {
        failing.add(name);
      }
    }

    /** The examples in {@code folder}, which hold where the whole answer stays as it is. */
    Reader examples(Path folder) {
      List<Problem> unreadable = new ArrayList<>();
      Texts.below(folder, ".json", folder.getFileName().toString(), unreadable)
          .forEach(
              (name, text) -> {
                if (!name.endsWith(".expected.json")) {
                  example(name, text);
                }
              });
      unreadable.forEach(problem -> failing.add(problem.toString()));
      return this;
    }

    private void example(String name, String text) {
      try {
        PersonRecord record = reader.read(Json.tree(text.getBytes(StandardCharsets.UTF_8)));
        JsonNode whole = DeterminationWriter.write(determiner.determine(record), "");
        add(
            name,
            "",
            record,
            asked -> true,
            answer -> DeterminationWriter.write(answer, "").equals(whole));
      } catch (BadRecord unreadable) {
        failing.add(name);
      }
    }

    private void add(
        String name,
        String beside,
        PersonRecord record,
        Predicate<Asked> matters,
        Predicate<Determination> holds) {
      Determination answer = determiner.determine(record);
      if (holds.test(answer)) {
        probes.add(new Probe(name, beside, record, answer, matters, holds));
      } else {
        failing.add(name);
      }
    }
  }
}
