package expunge.determination;

import expunge.determination.World.Fork;
import expunge.determination.World.Leaf;
import expunge.finding.Asked;
import expunge.finding.ClosesOn;
import expunge.finding.DueBy;
import expunge.finding.Grants;
import expunge.finding.OpensOn;
import expunge.law.Relief;
import expunge.record.Charge;
import expunge.record.Day;
import expunge.record.Domain;
import expunge.record.Region;
import expunge.record.Scene;
import expunge.record.Split;
import expunge.rulebook.Found;
import expunge.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One rulebook asked about one record. Used by one thread. */
final class Inquest {

  /** More worlds than this are not tried; the answer then depends on whatever was open. */
  static final int MOST_WORLDS = 256;

  private final Rulebook book;
  private final Scene scene;
  private final LocalDate asOf;
  private final List<Asked> everything = new ArrayList<>();
  private final @Nullable Set<String> only;
  private final BooleanSupplier late;
  private @Nullable Map<LocalDate, Findings> complete;

  Inquest(Rulebook book, Scene scene, LocalDate asOf, BooleanSupplier late) {
    this.late = late;
    this.book = book;
    this.scene = scene;
    this.asOf = asOf;
    boolean anyOwn = false;
    for (Charge charge : scene.charges()) {
      boolean own = charge.jurisdiction().equals(book.manifest().jurisdiction());
      anyOwn |= own;
      for (Relief relief : book.manifest().reliefs()) {
        if (own || relief.reachesAny()) {
          everything.add(new Asked(relief.id(), charge));
        }
      }
    }
    this.only = anyOwn ? null : book.reachingAny();
  }

  List<Asked> questions() {
    return everything;
  }

  /**
   * All ways in which the answer to one question might turn out; a single leaf when nothing missing
   * matters.
   */
  World world(Asked asked) {
    Relief relief = book.manifest().relief(asked.relief());
    if (relief == null) {
      throw new IllegalArgumentException("no relief " + asked.relief());
    }
    if (complete == null) {
      complete = new HashMap<>();
      scene.inquiry().begin(Region.EVERYTHING);
      complete.put(asOf, evaluated(asOf, everything, only));
      if (scene.inquiry().split()) {
        complete = Map.of(); // something missing was read: each question is asked by itself
      }
    }
    if (!complete.isEmpty()) {
      scene.inquiry().begin(Region.EVERYTHING);
      Outcome outcome = outcome(asked, relief, this::completeOn);
      if (!scene.inquiry().split()) {
        return new Leaf(outcome);
      }
    }
    return explore(asked, relief);
  }

  private Findings completeOn(LocalDate day) {
    Map<LocalDate, Findings> known = complete;
    if (known == null) {
      throw new IllegalStateException("nothing was evaluated");
    }
    Findings found = known.get(day);
    if (found == null) {
      found = evaluated(day, everything, only);
      if (!scene.inquiry().split()) {
        known.put(day, found); // what rests on a guess at a missing fact is not kept
      }
    }
    return found;
  }

  private Findings evaluated(LocalDate day, List<Asked> asked, @Nullable Set<String> only) {
    if (late.getAsBoolean()) {
      throw new TookTooLong();
    }
    return Findings.of(book.evaluate(scene, day, asked, only));
  }

  private interface Evaluation {
    Findings on(LocalDate day);
  }

  /** A place in the tree that is still to be filled, and the region that belongs there. */
  private record Open(List<World> siblings, int index, Region region) {}

  private World explore(Asked asked, Relief relief) {
    Set<String> only = book.closure(asked.relief());
    List<Asked> put = new ArrayList<>();
    boolean all = book.acrossCharges(asked.relief());
    for (Asked one : everything) {
      if (only.contains(one.relief()) && (all || one.charge() == asked.charge())) {
        put.add(one);
      }
    }
    List<World> root = new ArrayList<>(List.of(UNFILLED));
    List<Open> open = new ArrayList<>(List.of(new Open(root, 0, Region.EVERYTHING)));
    int worlds = 0;
    while (!open.isEmpty()) {
      Open next = open.remove(open.size() - 1);
      if (++worlds > MOST_WORLDS) {
        next.siblings().set(next.index(), UNFILLED);
        continue;
      }
      scene.inquiry().begin(next.region());
      Map<LocalDate, Findings> days = new HashMap<>();
      Outcome outcome =
          outcome(asked, relief, day -> days.computeIfAbsent(day, d -> evaluated(d, put, only)));
      List<World> siblings = next.siblings();
      int index = next.index();
      Region region = next.region();
      for (Split split : scene.inquiry().splits()) {
        List<World> branches = new ArrayList<>();
        for (Split.Branch branch : split.branches()) {
          if (!branches.isEmpty()) {
            open.add(
                new Open(
                    branches, branches.size(), region.where(split.unknown(), branch.domain())));
          }
          branches.add(UNFILLED);
        }
        siblings.set(index, new Fork(split, branches));
        siblings = branches;
        index = 0;
        Domain taken = split.branches().get(0).domain();
        region = region.where(split.unknown(), taken);
      }
      siblings.set(index, new Leaf(outcome));
    }
    return root.get(0);
  }

  /** What is said of worlds that were not tried: nothing firm. It agrees with no other answer. */
  private static final World UNFILLED =
      new Leaf(new Outcome(Status.DEPENDS, null, null, null, null, List.of()));

  private Outcome outcome(Asked asked, Relief relief, Evaluation evaluation) {
    List<Found> today = evaluation.on(asOf).about(asked);
    if (today.isEmpty() && book.changesAfter(asOf).isEmpty()) {
      return NOTHING; // most reliefs say nothing of most charges
    }
    Fold fold = new Fold(relief.mode(), today);
    Status status = fold.on(asOf);
    LocalDate until = earliest(fold.days(ClosesOn.class));
    if (status == Status.GRANTED) {
      return new Outcome(status, null, earliest(fold.days(Grants.class)), null, null, today);
    }
    if (status == Status.CONDITIONS) {
      List<Day> opens = fold.days(OpensOn.class);
      // With one of the days not told, the latest of the others may be too early.
      LocalDate day = opens.stream().anyMatch(d -> d.missing().isPresent()) ? null : latest(opens);
      return new Outcome(status, day, null, until, null, today);
    }
    if (status == Status.NOT_YET || status == Status.NOT_ELIGIBLE || status == Status.NOT_COVERED) {
      return firstDay(asked, relief, evaluation, fold, status, until, today);
    }
    LocalDate due = status == Status.AUTOMATIC ? latest(fold.days(DueBy.class)) : null;
    return new Outcome(status, null, null, until, due, today);
  }

  /** Evaluates the days on which something changes, in order, until the relief is open. */
  private Outcome firstDay(
      Asked asked,
      Relief relief,
      Evaluation evaluation,
      Fold fold,
      Status status,
      @Nullable LocalDate until,
      List<Found> today) {
    List<LocalDate> laws = book.changesAfter(asOf);
    TreeSet<LocalDate> days = new TreeSet<>(laws);
    if (status == Status.NOT_YET) {
      days.addAll(fold.changesAfter(asOf));
    }
    boolean review = false;
    for (LocalDate day = days.isEmpty() ? null : days.first();
        day != null;
        day = days.higher(day)) {
      boolean lawChanged = !laws.isEmpty() && !laws.get(0).isAfter(day);
      List<Found> then = lawChanged || book.readsFiling() ? evaluation.on(day).about(asked) : today;
      Fold later = new Fold(relief.mode(), then);
      Status there = later.on(day);
      if (there.open() && openOnEve(day, later, laws, asked, relief, evaluation, today)) {
        // It opened before, on a day that hangs on one that nobody told.
        return new Outcome(Status.DEPENDS, null, null, until, null, today);
      }
      if (there.open()) {
        return new Outcome(
            Status.NOT_YET,
            day,
            null,
            earliest(later.days(ClosesOn.class)),
            null,
            lawChanged ? both(today, then) : today);
      }
      review |= there == Status.REVIEW;
      days.addAll(later.changesAfter(day));
    }
    if (status == Status.NOT_YET && review) {
      return new Outcome(Status.REVIEW, null, null, until, null, today);
    }
    if (status == Status.NOT_YET && allKnown(fold.days(OpensOn.class))) {
      // It closes before it opens: there is no day.
      return new Outcome(Status.NOT_ELIGIBLE, null, null, until, null, today);
    }
    // Surely not yet, but from when turns on a day that nobody told.
    return new Outcome(
        status == Status.NOT_YET ? Status.DEPENDS : status, null, null, until, null, today);
  }

  /**
   * Whether a relief that is open on {@code day} can be so on its eve already, though no day that
   * is known says so: where the day on which it opens was not told, and may lie before.
   */
  private boolean openOnEve(
      LocalDate day,
      Fold there,
      List<LocalDate> laws,
      Asked asked,
      Relief relief,
      Evaluation evaluation,
      List<Found> today) {
    LocalDate eve = day.minusDays(1);
    if (!eve.isAfter(asOf)
        || there.days(OpensOn.class).stream().noneMatch(d -> d.missing().isPresent())) {
      return false;
    }
    boolean again = book.readsFiling() || (!laws.isEmpty() && !laws.get(0).isAfter(eve));
    AtomicBoolean open = new AtomicBoolean();
    // Aside, so that nobody is asked about an eve: it is enough that it can have been open.
    scene
        .inquiry()
        .aside(
            region -> {
              List<Found> then = again ? evaluation.on(eve).about(asked) : today;
              open.set(new Fold(relief.mode(), then).on(eve).open());
            });
    return open.get();
  }

  /** What is found today, and what the law of the later day adds. */
  private static List<Found> both(List<Found> today, List<Found> then) {
    List<Found> all = new ArrayList<>(today);
    all.addAll(then);
    return all;
  }

  private static final Outcome NOTHING =
      new Outcome(Status.NOT_COVERED, null, null, null, null, List.of());

  /** What was found on one day, by charge and relief. */
  private record Findings(Map<Asked, List<Found>> by) {
    static Findings of(List<Found> all) {
      Map<Asked, List<Found>> by = new HashMap<>();
      for (Found one : all) {
        by.computeIfAbsent(
                new Asked(one.finding().relief(), one.finding().charge()), a -> new ArrayList<>(4))
            .add(one);
      }
      return new Findings(by);
    }

    List<Found> about(Asked asked) {
      return by.getOrDefault(asked, List.of());
    }
  }

  private static boolean allKnown(List<Day> days) {
    return days.stream().allMatch(d -> d.known().isPresent());
  }

  private static @Nullable LocalDate earliest(List<Day> days) {
    return days.stream()
        .map(Day::known)
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private @Nullable LocalDate latest(List<Day> days) {
    return days.stream()
        .map(Day::known)
        .flatMap(Optional::stream)
        .filter(d -> d.isAfter(asOf))
        .max(LocalDate::compareTo)
        .orElse(null);
  }
}
