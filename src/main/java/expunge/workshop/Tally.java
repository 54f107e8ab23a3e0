package expunge.workshop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of all records together: flips by kind, of each kind only the first kept. */
final class Tally {

  private static final Comparator<Flip.Kind> BY_PLACE =
      Comparator.comparing(Flip.Kind::folder)
          .thenComparing(k -> k.changes().isEmpty())
          .thenComparing(
              k ->
                  k.changes().isEmpty()
                      ? ""
                      : k.changes().get(0).rule().file()
                          + String.format("%9d", k.changes().get(0).rule().line()))
          .thenComparing(k -> k.changes().size())
          .thenComparing(k -> k.changes().toString())
          .thenComparing(Flip.Kind::relief)
          .thenComparing(Flip.Kind::before)
          .thenComparing(Flip.Kind::after)
          .thenComparing(Flip.Kind::move)
          .thenComparing(Flip.Kind::statute);

  /** Flips of one kind being counted. */
  private static final class Counted {
    private long count;
    private boolean accepted;
    private final List<Flip> first = new ArrayList<>();
  }

  private final int kept;
  private final Map<Flip.Kind, Counted> kinds = new LinkedHashMap<>();
  private final Map<Change, Long> before = new HashMap<>();
  private final Map<Change, Long> after = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private long records;
  private long leftOut;
  private long reasons;

  /** One that keeps so many flips of each kind. */
  Tally(int kept) {
    this.kept = kept;
  }

  void add(Comparison.Compared compared) {
    String problem = compared.problem();
    if (problem != null) {
      leftOut++;
      if (problems.size() < 1000) {
        problems.add(problem);
      }
      return;
    }
    records++;
    reasons += compared.reasons();
    for (Attribution.Spoken spoken : compared.spoken()) {
      spoken.before().forEach(c -> before.merge(c, 1L, Long::sum));
      spoken.after().forEach(c -> after.merge(c, 1L, Long::sum));
    }
    for (Flip flip : compared.flips()) {
      Counted counted = kinds.computeIfAbsent(flip.kind(), k -> new Counted());
      counted.count++;
      counted.accepted |= flip.pinned();
      if (counted.first.size() < kept) {
        counted.first.add(flip);
      } else if (!flip.population() && counted.first.get(kept - 1).population()) {
        counted.first.set(kept - 1, flip); // at least one that may be written into a case
      }
    }
  }

  DiffReport report(Sides sides) {
    List<DiffReport.Group> groups =
        kinds.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(BY_PLACE))
            .map(
                e ->
                    new DiffReport.Group(
                        e.getKey(),
                        e.getValue().count,
                        e.getValue().accepted,
                        List.copyOf(e.getValue().first)))
            .toList();
    List<DiffReport.Spoke> spokes = new ArrayList<>();
    for (Difference difference : sides.differences()) {
      for (Change change : difference.changes()) {
        spokes.add(
            new DiffReport.Spoke(
                difference.jurisdiction().folder(),
                change,
                before.getOrDefault(change, 0L),
                after.getOrDefault(change, 0L)));
      }
    }
    return new DiffReport(
        sides.differences(),
        List.copyOf(spokes),
        groups,
        records,
        reasons,
        leftOut,
        List.copyOf(problems));
  }
}
