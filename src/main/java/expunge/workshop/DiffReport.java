package expunge.workshop;

import expunge.determination.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a change of rules does to answers.
 *
 * @param differences the rulebooks that differ
 * @param spokes every rule that differs, with how often it spoke
 * @param groups the flips, by kind
 * @param records how many records were compared
 * @param reasons how many answers are the same, but for other reasons
 * @param leftOut how many records couldn't be read
 * @param problems why, each with its place
 */
public record DiffReport(
    List<Difference> differences,
    List<Spoke> spokes,
    List<Group> groups,
    long records,
    long reasons,
    long leftOut,
    List<String> problems) {

  /**
   * How many records made a changed rule speak.
   *
   * @param folder the rulebook
   */
  public record Spoke(String folder, Change change, long before, long after) {
    /** Whether nothing tried the change. */
    public boolean silent() {
      return change.kind() != Change.Kind.REWORDED && before == 0 && after == 0;
    }
  }

  /**
   * The flips of one kind.
   *
   * @param accepted whether a case of the new rules expects one of them
   * @param first some of them
   */
  public record Group(Flip.Kind kind, long count, boolean accepted, List<Flip> first) {
    /** The same, accepted. */
    Group accept() {
      return new Group(kind, count, true, first);
    }
  }

  /** A pair of statuses for one relief of one rulebook. */
  public record Turn(String folder, String relief, Status before, Status after)
      implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      return java.util.Comparator.comparing(Turn::folder)
          .thenComparing(Turn::relief)
          .thenComparing(Turn::before)
          .thenComparing(Turn::after)
          .compare(this, other);
    }
  }

  /** How many answers went which way. */
  public Map<Turn, Long> turns() {
    Map<Turn, Long> turns = new TreeMap<>();
    for (Group group : groups) {
      Flip.Kind kind = group.kind();
      turns.merge(
          new Turn(kind.folder(), kind.relief(), kind.before(), kind.after()),
          group.count(),
          Long::sum);
    }
    return turns;
  }

  /** How many answers differ. */
  public long flips() {
    return groups.stream().mapToLong(Group::count).sum();
  }

  /** How many answers differ in a way that no case of the new rules expects. */
  public long unaccepted() {
    return groups.stream().filter(g -> !g.accepted()).mapToLong(Group::count).sum();
  }

  /** The same, with every flip accepted. */
  DiffReport accepted() {
    return new DiffReport(
        differences,
        spokes,
        groups.stream().map(Group::accept).toList(),
        records,
        reasons,
        leftOut,
        problems);
  }
}
