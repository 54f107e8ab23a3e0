package expunge.determination;

import expunge.determination.Determination.CaseAnswer;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.finding.Asked;
import expunge.finding.Caution;
import expunge.finding.DueBy;
import expunge.finding.Finding;
import expunge.finding.OpensOn;
import expunge.finding.Requires;
import expunge.law.Jurisdiction;
import expunge.law.Relief;
import expunge.law.Source;
import expunge.record.Day;
import expunge.record.Facts;
import expunge.record.PersonRecord;
import expunge.record.PersonRecord.CaseRecord;
import expunge.record.PersonRecord.ChargeRecord;
import expunge.record.Scene;
import expunge.rulebook.Found;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers records by the rulebooks it was given. Safe for use by many threads at once. */
public final class Determiner {

  private final Rulebooks books;
  private final BooleanSupplier late;

  /** One that answers by {@code books}. */
  public Determiner(Rulebooks books) {
    this(books, () -> false);
  }

  /**
   * One that gives up with {@link TookTooLong} once {@code late} says so. It is asked before each
   * evaluation of the rules, of which a record with much missing needs many.
   */
  public Determiner(Rulebooks books, BooleanSupplier late) {
    this.books = books;
    this.late = late;
  }

  /** The answer to {@code record}, by the law of its filing date. */
  public Determination determine(PersonRecord record) {
    return determine(record, book -> true, asked -> true);
  }

  /**
   * A part of the answer to {@code record}.
   *
   * @param answering the rulebooks to ask
   * @param wanted what to ask them
   */
  public Determination determine(
      PersonRecord record, Predicate<Rulebook> answering, Predicate<Asked> wanted) {
    Map<String, List<ReliefAnswer>> answers = new HashMap<>();
    Map<String, String> hashes = new TreeMap<>();
    Set<Jurisdiction> theirs = new LinkedHashSet<>();
    record.cases().forEach(c -> theirs.add(c.jurisdiction()));
    for (Rulebook book : books.all()) {
      boolean own = theirs.contains(book.manifest().jurisdiction());
      if (answering.test(book)
          && (own || book.manifest().reliefs().stream().anyMatch(Relief::reachesAny))) {
        hashes.put(book.manifest().jurisdiction().code(), book.hash());
        ask(book, record, answers, wanted);
      }
    }
    return assembled(record, answers, hashes, theirs);
  }

  /**
   * The answer after a change of one rulebook, when only some questions can have another answer:
   * those are asked again and all others stand as they were. The receipt is still that of {@code
   * before}.
   *
   * @param before the answer to the same record before the change
   * @param changed the changed rulebook, with at least what those questions rest on
   * @param again the questions to ask again
   */
  public Determination again(
      Determination before, PersonRecord record, Rulebook changed, Predicate<Asked> again) {
    Map<String, List<ReliefAnswer>> fresh = new HashMap<>();
    Set<String> put = new HashSet<>();
    ask(
        changed,
        record,
        fresh,
        asked -> again.test(asked) && put.add(asked.charge().pointer() + " " + asked.relief()));
    Map<String, List<ReliefAnswer>> answers = new HashMap<>();
    Map<String, Integer> places = places();
    Set<Jurisdiction> theirs = new LinkedHashSet<>();
    int at = 0;
    for (int i = 0; i < record.cases().size(); i++) {
      theirs.add(record.cases().get(i).jurisdiction());
      for (int k = 0; k < record.cases().get(i).charges().size(); k++) {
        String pointer = "/cases/" + i + "/charges/" + k;
        List<ReliefAnswer> all = new ArrayList<>(before.charges().get(at++).reliefs());
        all.removeIf(a -> put.contains(pointer + " " + a.relief().id()));
        all.addAll(fresh.getOrDefault(pointer, List.of()));
        all.sort(Comparator.comparing(a -> places.getOrDefault(a.relief().id(), -1)));
        answers.put(pointer, all);
      }
    }
    return assembled(record, answers, before.rulebooks(), theirs);
  }

  private Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    books.all().stream()
        .flatMap(book -> book.manifest().reliefs().stream())
        .forEach(relief -> places.put(relief.id(), places.size()));
    return places;
  }

  private Determination assembled(
      PersonRecord record,
      Map<String, List<ReliefAnswer>> answers,
      Map<String, String> hashes,
      Set<Jurisdiction> theirs) {
    List<ChargeAnswer> charges = new ArrayList<>();
    List<CaseAnswer> cases = new ArrayList<>();
    for (int i = 0; i < record.cases().size(); i++) {
      CaseRecord one = record.cases().get(i);
      Map<String, Status> best = new LinkedHashMap<>();
      for (int k = 0; k < one.charges().size(); k++) {
        ChargeRecord charge = one.charges().get(k);
        List<ReliefAnswer> reliefs =
            answers.getOrDefault("/cases/" + i + "/charges/" + k, List.of());
        ReliefAnswer first = best(reliefs);
        charges.add(
            new ChargeAnswer(
                charge.id(), one.id(), first == null ? null : first.relief().id(), reliefs));
        best.put(charge.id(), first == null ? Status.NOT_COVERED : first.status());
      }
      cases.add(new CaseAnswer(one.id(), best, advice(best)));
    }
    return new Determination(
        record.asOf(),
        hashes,
        Rulebooks.engine(),
        charges,
        cases,
        Summaries.of(charges),
        assumptions(record, theirs));
  }

  private void ask(
      Rulebook book,
      PersonRecord record,
      Map<String, List<ReliefAnswer>> answers,
      Predicate<Asked> wanted) {
    Scene scene = Scene.of(record, books::grades, book.lists());
    Inquest inquest = new Inquest(book, scene, record.asOf(), late);
    for (Asked asked : inquest.questions()) {
      if (!wanted.test(asked)) {
        continue;
      }
      boolean own = asked.charge().jurisdiction().equals(book.manifest().jurisdiction());
      ReliefAnswer answer = answer(book, asked, World.reduced(inquest.world(asked)));
      if (own || answer.status() != Status.NOT_COVERED) {
        answers.computeIfAbsent(asked.charge().pointer(), p -> new ArrayList<>()).add(answer);
      }
    }
  }

  private static ReliefAnswer answer(Rulebook book, Asked asked, World world) {
    Relief relief = book.manifest().relief(asked.relief());
    if (relief == null) {
      throw new IllegalArgumentException("no relief " + asked.relief());
    }
    if (world instanceof World.Leaf leaf
        && leaf.outcome().status() == Status.NOT_COVERED
        && leaf.outcome().findings().isEmpty()) {
      return ReliefAnswer.notCovered(relief); // most reliefs say nothing of most charges
    }
    List<Outcome> outcomes = new ArrayList<>();
    World.leaves(world, leaf -> outcomes.add(leaf.outcome()));
    Outcome first = outcomes.get(0);
    boolean firm = outcomes.stream().allMatch(first::agrees) && first.status() != Status.DEPENDS;
    // What is due is due of a relief that is open: elsewhere its day would mislead.
    List<Found> findings =
        firm && first.status() != Status.AUTOMATIC
            ? distinct(outcomes).stream().filter(f -> !(f.finding() instanceof DueBy)).toList()
            : distinct(outcomes);
    return new ReliefAnswer(
        relief,
        firm ? first.status() : Status.DEPENDS,
        firm ? first.eligibleOn() : null,
        firm ? first.since() : null,
        firm ? first.until() : null,
        firm ? first.dueBy() : null,
        findings,
        findings.stream().filter(f -> todo(f.finding())).toList(),
        findings.stream().filter(f -> f.finding() instanceof Caution).toList(),
        firm ? List.of() : Questions.of(world, findings),
        coverage(book, findings));
  }

  /**
   * Every finding of any world once, by kind, citation and charge, so that the order of rules can't
   * be seen.
   */
  private static List<Found> distinct(List<Outcome> outcomes) {
    List<Found> all = new ArrayList<>();
    outcomes.forEach(outcome -> all.addAll(outcome.findings()));
    all.sort(ORDER);
    List<Found> once = new ArrayList<>(all.size());
    for (Found found : all) {
      if (once.isEmpty() || ORDER.compare(once.get(once.size() - 1), found) != 0) {
        once.add(found);
      }
    }
    return List.copyOf(once);
  }

  private static final Comparator<Found> ORDER =
      Comparator.<Found>comparingInt(f -> order(f.finding()))
          .thenComparing(f -> f.rule().id())
          .thenComparing(Determiner::day)
          .thenComparing(Found::matched, Determiner::compare);

  private static String day(Found found) {
    return found.finding().day().flatMap(Day::known).map(Object::toString).orElse("");
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static int order(Finding finding) {
    return switch (finding.kind()) {
      case "Bars" -> 1;
      case "Grants" -> 2;
      case "Requires" -> 3;
      case "OpensOn" -> 4;
      case "ClosesOn" -> 5;
      case "DueBy" -> 6;
      case "Covers" -> 7;
      default -> 8;
    };
  }

  private static boolean todo(Finding finding) {
    return finding instanceof Requires
        || (finding instanceof OpensOn opens && opens.opens().ahead());
  }

  private static Map<String, Source.Coverage> coverage(Rulebook book, List<Found> findings) {
    Map<String, Source.Coverage> open = Map.of();
    for (Found found : findings) {
      Map<String, Source.Coverage> parts = book.notWhollyCoded(found.rule().citation());
      if (!parts.isEmpty()) {
        open = open.isEmpty() ? new TreeMap<>() : open;
        open.putAll(parts);
      }
    }
    return open;
  }

  private static @Nullable ReliefAnswer best(List<ReliefAnswer> reliefs) {
    return reliefs.stream().min(Comparator.comparing(ReliefAnswer::status)).orElse(null);
  }

  private static String advice(Map<String, Status> best) {
    boolean now = best.containsValue(Status.ELIGIBLE) || best.containsValue(Status.AUTOMATIC);
    boolean later = best.containsValue(Status.NOT_YET) || best.containsValue(Status.CONDITIONS);
    if (now && later) {
      return "Some charges of this case can be cleared now and some only later; ask whether to file for the case once, when all are ready.";
    }
    return now && best.size() > 1 ? "File for the charges of this case together." : "";
  }

  private List<String> assumptions(PersonRecord record, Set<Jurisdiction> theirs) {
    List<String> assumed = new ArrayList<>();
    Boolean complete = record.person().told(Facts.HISTORY_COMPLETE);
    assumed.add(
        complete == null
            ? "Nobody said whether this is the person's whole record."
            : complete
                ? "This is the person's whole record, as told."
                : "This is not the person's whole record.");
    assumed.add("Every fact is as told; nothing was looked up in any court or agency.");
    assumed.add(
        "Where the record doesn't say otherwise, a charge is of the completed offense in the grade of conviction, is not on appeal, is no case of mistaken identity, and no court has held its statute unconstitutional or waived a waiting period; the same goes for the other rare facts that the list of facts marks as taken for no when they are left out.");
    for (Jurisdiction one : theirs) {
      if (books.of(one) == null) {
        assumed.add(
            "The law of "
                + one.name()
                + " is not in service here: nothing is said of what it offers, and that is not a no.");
      }
    }
    return assumed;
  }
}
