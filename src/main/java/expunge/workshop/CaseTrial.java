package expunge.workshop;

import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Determiner;
import expunge.finding.Asked;
import expunge.json.BadRecord;
import expunge.json.RecordReader;
import expunge.law.Nearest;
import expunge.record.Charge;
import expunge.rulebook.Found;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries the cases of one rulebook. Safe for use by many threads at once. */
final class CaseTrial {

  /**
   * How a case turned out.
   *
   * @param fired the ids of the rules that concluded something; null when nothing was answered
   */
  record Outcome(Tried tried, @Nullable Set<String> fired) {}

  private final Rulebooks books;
  private final String own;
  private final Determiner determiner;
  private final RecordReader reader;

  /**
   * @param own the name of the folder whose cases are tried
   */
  CaseTrial(Rulebooks books, String own, RecordReader reader) {
    this.books = books;
    this.own = own;
    this.determiner = new Determiner(books);
    this.reader = reader;
  }

  Outcome run(String file, CaseFile.Case one) {
    List<Failure> failures = new ArrayList<>();
    Set<String> fired = null;
    if (!one.record().has("asOf")) {
      failures.add(failure(file, one, "", "a record with its filing date, `asOf`", "none"));
    } else {
      try {
        Determination answer =
            determiner.determine(
                reader.read(one.record()), book -> concerned(book, one), named(one));
        fired =
            answer.charges().stream()
                .flatMap(c -> c.reliefs().stream())
                .flatMap(r -> r.findings().stream())
                .map(f -> f.rule().id())
                .collect(Collectors.toCollection(HashSet::new));
        compare(file, one, answer, failures);
      } catch (BadRecord bad) {
        failures.add(
            failure(file, one, "", "a record that can be read", String.valueOf(bad.getMessage())));
      } catch (IllegalStateException endless) {
        failures.add(failure(file, one, "", "an answer", String.valueOf(endless.getMessage())));
      }
    }
    return new Outcome(new Tried(Tried.Kind.CASE, file, one.line(), one.title(), failures), fired);
  }

  /**
   * The questions that the case says something about: of its charge, the reliefs whose status it
   * names, and those about which a rule that it cites concludes.
   */
  private Predicate<Asked> named(CaseFile.Case one) {
    if (!one.asks().isEmpty()) {
      return asked -> true;
    }
    Set<String> reliefs = new HashSet<>(one.status().keySet());
    for (Rulebook book : books.all()) {
      for (Rule rule : book.rules()) {
        if (one.fires().containsKey(rule.citation()) || one.silent().contains(rule.citation())) {
          reliefs.addAll(rule.concludes());
        }
      }
    }
    return asked -> reliefs.contains(asked.relief()) && of(one, asked.charge());
  }

  private static boolean of(CaseFile.Case one, Charge charge) {
    return one.charge() == null
        ? charge.pointer().equals("/cases/0/charges/0")
        : charge.id().equals(one.charge());
  }

  /** Whether anything that the case says could be about the rulebook's answer. */
  private boolean concerned(Rulebook book, CaseFile.Case one) {
    String folder = book.manifest().jurisdiction().folder();
    return folder.equals(own)
        || !one.asks().isEmpty()
        || one.status().keySet().stream().anyMatch(relief -> relief.startsWith(folder + "/"))
        || book.rules().stream()
            .map(Rule::citation)
            .anyMatch(cited -> one.fires().containsKey(cited) || one.silent().contains(cited));
  }

  /** What of a case an answer doesn't meet. */
  List<Failure> unmet(String file, CaseFile.Case one, Determination answer) {
    List<Failure> failures = new ArrayList<>();
    compare(file, one, answer, failures);
    return failures;
  }

  private void compare(
      String file, CaseFile.Case one, Determination answer, List<Failure> failures) {
    ChargeAnswer charge =
        answer.charges().stream()
            .filter(c -> one.charge() == null || c.charge().equals(one.charge()))
            .findFirst()
            .orElse(null);
    if (charge == null) {
      failures.add(failure(file, one, "", "a charge " + one.charge(), "none in the record"));
      return;
    }
    String of = "charge " + charge.charge();
    List<Found> found = charge.reliefs().stream().flatMap(r -> r.findings().stream()).toList();
    one.fires()
        .forEach(
            (citation, wanted) -> {
              Set<String> made = made(found, citation);
              List<String> missing = wanted.stream().filter(want -> !made.contains(want)).toList();
              if (!missing.isEmpty()) {
                failures.add(fires(file, one, citation + ", " + of, citation, missing, found));
              }
            });
    for (String citation : one.silent()) {
      List<Found> by = by(found, citation);
      if (!by.isEmpty()) {
        failures.add(
            new Failure(
                file,
                one.line(),
                one.title(),
                citation + ", " + of,
                "nothing",
                said(by),
                witnesses(by),
                List.of()));
      } else if (citing(citation).isEmpty()) {
        failures.add(failure(file, one, of, "a citation of a rule", unknown(citation)));
      }
    }
    one.status().forEach((relief, wanted) -> status(file, one, charge, relief, wanted, failures));
    asks(file, one, charge, of, failures);
  }

  private Failure fires(
      String file,
      CaseFile.Case one,
      String about,
      String citation,
      List<String> missing,
      List<Found> found) {
    List<Found> by = by(found, citation);
    List<Rule> citing = citing(citation);
    Set<String> spoke = by.stream().map(f -> f.rule().id()).collect(Collectors.toSet());
    return new Failure(
        file,
        one.line(),
        one.title(),
        about,
        String.join("\n", missing),
        citing.isEmpty() ? unknown(citation) : by.isEmpty() ? "nothing" : said(by),
        witnesses(by),
        citing.stream().filter(r -> !spoke.contains(r.id())).map(Witness::silent).toList());
  }

  private void status(
      String file,
      CaseFile.Case one,
      ChargeAnswer charge,
      String relief,
      String wanted,
      List<Failure> failures) {
    ReliefAnswer answer =
        charge.reliefs().stream()
            .filter(r -> r.relief().id().equals(relief))
            .findFirst()
            .orElse(null);
    String found = answer == null ? "NOT_COVERED" : answer.status().name();
    LocalDate day = answer == null ? null : firstDay(answer);
    String shown = day == null ? found : found + " " + day;
    if (!wanted.equals(wanted.contains(" ") ? shown : found)) {
      boolean known = books.all().stream().anyMatch(book -> book.manifest().relief(relief) != null);
      failures.add(
          new Failure(
              file,
              one.line(),
              one.title(),
              relief + " of charge " + charge.charge(),
              wanted,
              known ? shown : "no rulebook has the relief `" + relief + "`",
              answer == null ? List.of() : witnesses(answer.findings()),
              List.of()));
    }
  }

  private static void asks(
      String file, CaseFile.Case one, ChargeAnswer charge, String of, List<Failure> failures) {
    Set<String> asked =
        charge.reliefs().stream()
            .flatMap(r -> r.questions().stream())
            .map(q -> q.fact())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String pointer : one.asks()) {
      if (!asked.contains(pointer)) {
        failures.add(
            failure(
                file,
                one,
                of,
                "asks for " + pointer,
                asked.isEmpty() ? "asks for nothing" : "asks for " + String.join(", ", asked)));
      }
    }
  }

  private static Failure failure(
      String file, CaseFile.Case one, String about, String expected, String found) {
    return new Failure(file, one.line(), one.title(), about, expected, found, List.of(), List.of());
  }

  private List<Rule> citing(String citation) {
    return books.all().stream()
        .flatMap(book -> book.rules().stream())
        .filter(rule -> rule.citation().equals(citation))
        .toList();
  }

  private String unknown(String citation) {
    List<String> all =
        books.all().stream()
            .flatMap(book -> book.rules().stream())
            .map(Rule::citation)
            .distinct()
            .toList();
    return "no rule cites `" + citation + "`; " + Nearest.to(citation, all);
  }

  private static @Nullable LocalDate firstDay(ReliefAnswer answer) {
    return answer.since() != null ? answer.since() : answer.eligibleOn();
  }

  private static List<Found> by(List<Found> found, String citation) {
    return found.stream().filter(f -> f.rule().citation().equals(citation)).toList();
  }

  private static Set<String> made(List<Found> found, String citation) {
    return by(found, citation).stream()
        .flatMap(f -> Stream.of(Witness.said(f), f.finding().kind()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String said(List<Found> found) {
    return found.stream().map(Witness::said).distinct().collect(Collectors.joining("\n"));
  }

  private static List<Witness> witnesses(List<Found> found) {
    return found.stream().map(Witness::of).distinct().toList();
  }
}
