package expunge.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each thing was seen. It holds so many different things at most; what comes after is
 * counted together, so that a hostile input can't fill the memory. What it holds depends on the
 * order of what is added, and on nothing else. Used by one thread.
 */
final class Tally {

  /**
   * One thing and how often it was seen.
   *
   * @param thing its parts, which are columns when it is printed
   */
  record Count(List<String> thing, long times) {}

  private final Map<List<String>, Long> counts = new LinkedHashMap<>();
  private final int most;

  /** An empty one for {@code most} different things. */
  Tally(int most) {
    this.most = most;
  }

  void add(List<String> thing, long times) {
    List<String> key = thing;
    if (counts.size() >= most && !counts.containsKey(thing)) {
      key = new ArrayList<>(thing);
      key.set(key.size() - 1, "(others)");
      if (!counts.containsKey(key) && counts.size() >= 2 * most) {
        key = thing.stream().map(part -> "(others)").toList();
      }
    }
    counts.merge(List.copyOf(key), times, Long::sum);
  }

  /** The counts, in the order in which they were first seen. */
  List<Count> counts() {
    return counts.entrySet().stream().map(e -> new Count(e.getKey(), e.getValue())).toList();
  }

  /** The counts in the order of what was counted. */
  List<Count> sorted() {
    List<Count> all = new ArrayList<>(counts());
    all.sort((a, b) -> compare(a.thing(), b.thing()));
    return all;
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
}
