package expunge.workshop;

import expunge.determination.Determiner;
import expunge.finding.Asked;
import expunge.law.Source;
import expunge.record.Day;
import expunge.rulebook.Found;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.rulebook.Tryout;
import expunge.rulebook.Variant;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How much of the law a rulebook says is coded, and how much of what is coded its cases try. A
 * condition is seen to hold by a case in which its rule fires, and seen to fail by one in which it
 * alone keeps the rule silent.
 */
public final class LawCoverage {

  /**
   * One part of a source.
   *
   * @param rules how many rules cite it or a part of it
   */
  public record Part(String citation, Source.Coverage coverage, int rules) {}

  /** One condition of a rule, and whether some case sees it fail while all others hold. */
  public record Condition(Variant without, boolean failsAlone) {}

  /**
   * The days that a rule's findings name.
   *
   * @param words the periods counted, as the rule has them
   * @param day whether a case asks on such a day
   * @param eve whether a case asks on the other side of it: the day before the first day, the day
   *     after the last
   */
  public record Period(String words, boolean day, boolean eve) {}

  /** What the cases try of one rule. */
  public record Tried(
      Rule rule, boolean fired, boolean silent, List<Condition> conditions, List<Period> periods) {

    /** Whether every side of it is seen. */
    public boolean whole() {
      return fired
          && silent
          && conditions.stream().allMatch(Condition::failsAlone)
          && periods.stream().allMatch(p -> p.day() && p.eve());
    }
  }

  /**
   * A rulebook's coverage.
   *
   * @param failing cases that don't hold, and so try nothing
   */
  public record Report(Rulebook book, List<Part> parts, List<Tried> rules, List<String> failing) {

    /** How many conditions are seen to hold and to fail. */
    public long conditionsSeen() {
      return rules.stream()
          .filter(Tried::fired)
          .flatMap(r -> r.conditions().stream())
          .filter(Condition::failsAlone)
          .count();
    }

    /** How many conditions there are. */
    public long conditions() {
      return rules.stream().mapToLong(r -> r.conditions().size()).sum();
    }

    /** How many periods are seen from both sides. */
    public long periodsSeen() {
      return rules.stream()
          .flatMap(r -> r.periods().stream())
          .filter(p -> p.day() && p.eve())
          .count();
    }

    /** How many rules count periods. */
    public long periods() {
      return rules.stream().mapToLong(r -> r.periods().size()).sum();
    }
  }

  private LawCoverage() {}

  /**
   * Looks at one rulebook.
   *
   * @param folder the rulebook's folder, with its cases
   * @param progress told now and then how far it is
   */
  public static Report of(Rulebooks books, Path folder, Shelf shelf, Consumer<String> progress) {
    RulebookFolder files = RulebookFolder.read(folder);
    Rulebook book =
        books.all().stream()
            .filter(b -> b.manifest().jurisdiction().folder().equals(files.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no rulebook " + files.name()));
    List<Variant> conditions =
        files.variants().stream().filter(v -> v.kind() == Variant.Kind.DROPPED).toList();
    progress.accept(
        files.name() + ": " + book.rules().size() + " rules, " + conditions.size() + " conditions");
    Tryout tryout = new Tryout(book, conditions, shelf);
    Determiner determiner = new Determiner(books);
    Probe.Reader read = new Probe.Reader(books, determiner).cases(book, folder);
    Set<Variant> failed = failedAlone(tryout, determiner, read.probes());
    List<Tried> rules =
        book.rules().stream()
            .map(rule -> tried(rule, tryout.variants(), failed, read.probes()))
            .toList();
    return new Report(book, parts(book), rules, read.failing());
  }

  private static Set<Variant> failedAlone(
      Tryout tryout, Determiner determiner, List<Probe> probes) {
    Set<Variant> failed = new HashSet<>();
    Set<Variant> open = new HashSet<>(tryout.variants());
    Set<String> reliefs = new HashSet<>();
    open.forEach(one -> reliefs.addAll(tryout.reliefs(one)));
    Rulebook watched = tryout.book(reliefs);
    for (Probe probe : probes) {
      Predicate<Asked> again = probe.matters();
      Set<Variant> different =
          tryout.different(
              open, () -> determiner.again(probe.answer(), probe.record(), watched, again));
      failed.addAll(different);
      open.removeAll(different);
    }
    return failed;
  }

  private static Tried tried(
      Rule rule, List<Variant> conditions, Set<Variant> failed, List<Probe> probes) {
    boolean fired = false;
    boolean silent = false;
    boolean day = false;
    boolean eve = false;
    for (Probe probe : probes) {
      List<Found> found =
          probe.answer().charges().stream()
              .flatMap(c -> c.reliefs().stream())
              .flatMap(r -> r.findings().stream())
              .filter(f -> f.rule().id().equals(rule.id()))
              .toList();
      fired |= !found.isEmpty();
      silent |= found.isEmpty();
      LocalDate asOf = probe.record().asOf();
      for (Found one : found) {
        LocalDate its = one.finding().day().flatMap(Day::known).orElse(null);
        boolean last = Set.of("ClosesOn", "DueBy").contains(one.finding().kind());
        day |= asOf.equals(its);
        eve |= its != null && asOf.equals(last ? its.plusDays(1) : its.minusDays(1));
      }
    }
    List<Condition> its =
        conditions.stream()
            .filter(v -> v.rule().id().equals(rule.id()))
            .map(v -> new Condition(v, failed.contains(v)))
            .toList();
    String counted = String.join(", ", rule.periods());
    return new Tried(
        rule,
        fired,
        silent,
        its,
        counted.isEmpty() ? List.of() : List.of(new Period(counted, day, eve)));
  }

  private static List<Part> parts(Rulebook book) {
    List<Part> parts = new ArrayList<>();
    for (Source source : book.manifest().sources()) {
      source
          .coverage()
          .forEach(
              (part, how) -> {
                String citation = source.citation() + part;
                int rules =
                    (int)
                        book.rules().stream()
                            .filter(r -> r.citation().startsWith(citation))
                            .count();
                parts.add(new Part(citation, how, rules));
              });
    }
    return List.copyOf(parts);
  }
}
