package expunge.workshop;

import expunge.determination.Determination.ReliefAnswer;
import expunge.record.Day;
import expunge.rulebook.Found;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which changed rules made an answer another. It looks for changed rules whose findings differ, in
 * the answer itself, then in the other answers about the charge, then in the whole record: a rule
 * of one relief may rest on a finding about another.
 */
final class Attribution {

  /** An old answer and the new one to the same question. */
  record Pair(String charge, @Nullable ReliefAnswer before, @Nullable ReliefAnswer after) {}

  /** A finding of a changed rule, so that those of both sides can be held together. */
  private record Trace(Change change, String kind, Optional<?> day, boolean unsettled) {}

  private final Difference difference;

  Attribution(Difference difference) {
    this.difference = difference;
  }

  /** The changes whose findings differ in these answers. */
  Set<Change> differing(Stream<Pair> pairs) {
    Map<Trace, Integer> balance = new HashMap<>();
    pairs.forEach(
        pair -> {
          findings(pair.before())
              .forEach(f -> weigh(balance, difference.ofOld(f.rule().id()), f, 1));
          findings(pair.after())
              .forEach(f -> weigh(balance, difference.ofNew(f.rule().id()), f, -1));
        });
    Set<Change> differing = new LinkedHashSet<>();
    balance.forEach(
        (trace, weight) -> {
          if (weight != 0) {
            differing.add(trace.change());
          }
        });
    return differing;
  }

  private static void weigh(
      Map<Trace, Integer> balance, @Nullable Change change, Found found, int weight) {
    if (change != null) {
      Trace trace =
          new Trace(
              change,
              found.finding().kind(),
              found.finding().day().flatMap(Day::known),
              found.finding().isUnsettled());
      balance.merge(trace, weight, Integer::sum);
    }
  }

  /** The changes that made this one of a record's answers another, by place. */
  List<Change> of(Pair flipped, List<Pair> all) {
    Set<Change> found = differing(Stream.of(flipped));
    if (found.isEmpty()) {
      found = differing(all.stream().filter(p -> p.charge().equals(flipped.charge())));
    }
    if (found.isEmpty()) {
      found = differing(all.stream());
    }
    if (found.isEmpty()) {
      found = speaking(flipped);
    }
    if (found.isEmpty() && !difference.tables() && !difference.manifest()) {
      found = concluding(flipped);
    }
    return found.stream()
        .sorted(
            Comparator.comparing((Change c) -> c.rule().file()).thenComparing(c -> c.rule().line()))
        .toList();
  }

  private Set<Change> speaking(Pair flipped) {
    Set<Change> speaking = new LinkedHashSet<>();
    findings(flipped.before()).forEach(f -> add(speaking, difference.ofOld(f.rule().id())));
    findings(flipped.after()).forEach(f -> add(speaking, difference.ofNew(f.rule().id())));
    return speaking;
  }

  private static void add(Set<Change> changes, @Nullable Change change) {
    if (change != null) {
      changes.add(change);
    }
  }

  /** Nothing but rules changed: those that have a say in the relief did it. */
  private Set<Change> concluding(Pair flipped) {
    ReliefAnswer answer = flipped.after() != null ? flipped.after() : flipped.before();
    Set<Change> having = new LinkedHashSet<>();
    if (answer == null) {
      return having;
    }
    for (Change change : difference.changesOfLaw()) {
      if (has(change.before(), difference.before(), answer.relief().id())
          || has(change.after(), difference.after(), answer.relief().id())) {
        having.add(change);
      }
    }
    return having;
  }

  private static boolean has(@Nullable Rule rule, @Nullable Rulebook book, String relief) {
    return rule != null
        && book != null
        && rule.concludes().stream().anyMatch(book.closure(relief)::contains);
  }

  static List<Found> findings(@Nullable ReliefAnswer answer) {
    return answer == null ? List.of() : answer.findings();
  }

  /** The changed rules that spoke in these answers: in the old, and in the new. */
  record Spoken(List<Change> before, List<Change> after) {}

  Spoken spoken(List<Pair> pairs) {
    Set<Change> before = new LinkedHashSet<>();
    Set<Change> after = new LinkedHashSet<>();
    for (Pair pair : pairs) {
      findings(pair.before()).forEach(f -> add(before, difference.ofOld(f.rule().id())));
      findings(pair.after()).forEach(f -> add(after, difference.ofNew(f.rule().id())));
    }
    return new Spoken(new ArrayList<>(before), new ArrayList<>(after));
  }
}
