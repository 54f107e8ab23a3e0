package expunge.record;

import expunge.record.Split.Branch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers for facts that nobody told. Within one evaluation a missing fact is what the region being
 * tried says; where the region leaves it open, the first possibility is taken, the region narrows
 * to it, and the split is noted so that the other possibilities can be tried later. Used by one
 * thread at a time.
 */
public final class Inquiry {

  private Region region = Region.EVERYTHING;
  private final List<Split> splits = new ArrayList<>();
  private @Nullable Set<Unknown> heard;

  /** Starts an evaluation within {@code start}. */
  public void begin(Region start) {
    region = start;
    splits.clear();
  }

  /**
   * The splits that were met since {@link #begin}, in order; in each, the first branch was taken.
   */
  public List<Split> splits() {
    return List.copyOf(splits);
  }

  /** Whether a missing fact was read since {@link #begin} that the region left open. */
  public boolean split() {
    return !splits.isEmpty();
  }

  /**
   * Does {@code work} within the region as it has narrowed so far, and then goes on as if nothing
   * had been asked in it.
   */
  public void aside(Consumer<Region> work) {
    Region before = region;
    List<Split> noted = List.copyOf(splits);
    heard = new HashSet<>();
    try {
      work.accept(before);
    } finally {
      heard = null;
      region = before;
      splits.clear();
      splits.addAll(noted);
    }
  }

  /**
   * The missing facts read so far in the work done aside, whether or not the region settles them.
   */
  public Set<Unknown> heard() {
    return heard == null ? Set.of() : Set.copyOf(heard);
  }

  private @Nullable Domain here(Unknown unknown) {
    if (heard != null) {
      heard.add(unknown);
    }
    return region.of(unknown);
  }

  /** Whether a missing yes/no fact is true here. */
  boolean yes(Unknown unknown) {
    return (Boolean) choose(unknown, List.of(true, false));
  }

  /** The value of a missing fact here, out of {@code possible}. */
  Object choose(Unknown unknown, List<?> possible) {
    List<?> left = left(unknown, possible);
    if (left.size() > 1) {
      List<Branch> branches = new ArrayList<>();
      for (Object value : left) {
        branches.add(
            new Branch(Shape.word(value), beside(unknown, new Domain.Values(List.of(value)))));
      }
      take(new Split(unknown, "which", branches));
      return left.get(0);
    }
    return left.get(0);
  }

  /**
   * Whether a missing fact, out of {@code possible}, is here one of those that {@code test}
   * accepts.
   */
  <E> boolean among(Unknown unknown, List<E> possible, String question, Predicate<? super E> test) {
    List<E> accepted = new ArrayList<>();
    List<E> others = new ArrayList<>();
    @SuppressWarnings("unchecked") // a domain of values holds values of its own fact
    List<E> left = (List<E>) left(unknown, possible);
    for (E value : left) {
      (test.test(value) ? accepted : others).add(value);
    }
    if (!accepted.isEmpty() && !others.isEmpty()) {
      take(
          new Split(
              unknown,
              question,
              List.of(
                  new Branch(words(accepted), beside(unknown, new Domain.Values(accepted))),
                  new Branch(words(others), beside(unknown, new Domain.Values(others))))));
    }
    return !accepted.isEmpty();
  }

  private List<?> left(Unknown unknown, List<?> possible) {
    return plain(unknown) instanceof Domain.Values values ? values.left() : possible;
  }

  /** What the fact may be here, statements about it left aside. */
  private @Nullable Domain plain(Unknown unknown) {
    Domain domain = here(unknown);
    return domain instanceof Domain.Marks marks ? marks.rest() : domain;
  }

  /** {@code domain} together with the statements that were settled about the fact. */
  private Domain beside(Unknown unknown, Domain domain) {
    return here(unknown) instanceof Domain.Marks marks
        ? new Domain.Marks(marks.marks(), domain)
        : domain;
  }

  private static String words(List<?> values) {
    return values.size() > 6
        ? "something else"
        : String.join(", ", values.stream().map(Shape::word).toList());
  }

  /**
   * Whether a missing number or day is here at most {@code limit}.
   *
   * @param widest what it may be before anything is asked
   * @param upTo the reply that means yes
   * @param beyond the reply that means no
   */
  boolean atMost(Unknown unknown, Domain.Range widest, long limit, String upTo, String beyond) {
    Domain.Range now = plain(unknown) instanceof Domain.Range range ? range : widest;
    if (now.high() <= limit) {
      return true;
    }
    if (now.low() > limit) {
      return false;
    }
    take(
        new Split(
            unknown,
            "at most " + limit,
            List.of(
                new Branch(upTo, beside(unknown, new Domain.Range(now.low(), limit))),
                new Branch(beyond, beside(unknown, new Domain.Range(limit + 1, now.high()))))));
    return true;
  }

  /**
   * Whether {@code statement} is true here of a missing fact whose possible values can't be listed.
   */
  boolean holds(Unknown unknown, String statement) {
    Domain.Marks marks =
        here(unknown) instanceof Domain.Marks known
            ? known
            : new Domain.Marks(Map.of(), here(unknown));
    Boolean settled = marks.marks().get(statement);
    if (settled != null) {
      return settled;
    }
    take(
        new Split(
            unknown,
            statement,
            List.of(
                new Branch(statement + ": yes", marks.with(statement, true)),
                new Branch(statement + ": no", marks.with(statement, false)))));
    return true;
  }

  /** Whether it was settled here that {@code statement} is true. */
  boolean settled(Unknown unknown, String statement) {
    return here(unknown) instanceof Domain.Marks known
        && Boolean.TRUE.equals(known.marks().get(statement));
  }

  private void take(Split split) {
    splits.add(split);
    region = region.where(split.unknown(), split.branches().get(0).domain());
  }
}
