package expunge.workshop;

import expunge.law.Jurisdiction;
import expunge.law.Relief;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one rulebook differs between the old and the new rules. Rules are one and the same when their
 * titles are, or else their ids, or else when they are the only ones left of a file and citation.
 */
public final class Difference {

  private final Jurisdiction jurisdiction;
  private final @Nullable Rulebook before;
  private final @Nullable Rulebook after;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Change> byOldId = new HashMap<>();
  private final Map<String, Change> byNewId = new HashMap<>();
  private final Map<String, String> newIds = new HashMap<>();
  private final boolean tables;

  /**
   * The difference between two rulebooks of one jurisdiction, either of which may be missing.
   *
   * @param tables whether their tables of offenses differ
   */
  Difference(
      Jurisdiction jurisdiction,
      @Nullable Rulebook before,
      @Nullable Rulebook after,
      boolean tables) {
    this.jurisdiction = jurisdiction;
    this.before = before;
    this.after = after;
    this.tables = tables;
    match();
  }

  private void match() {
    List<Rule> old = new ArrayList<>(before == null ? List.of() : before.rules());
    List<Rule> now = new ArrayList<>(after == null ? List.of() : after.rules());
    pair(old, now, (a, b) -> a.title().equals(b.title()));
    pair(old, now, (a, b) -> a.id().equals(b.id()));
    List<Rule> left = List.copyOf(old);
    List<Rule> right = List.copyOf(now);
    pair(old, now, (a, b) -> akin(a).test(b) && only(left, akin(a)) && only(right, akin(a)));
    old.forEach(rule -> note(new Change(rule, null)));
    now.forEach(rule -> note(new Change(null, rule)));
    changes.sort(
        Comparator.comparing((Change c) -> c.rule().file()).thenComparing(c -> c.rule().line()));
  }

  private static Predicate<Rule> akin(Rule rule) {
    return other -> other.file().equals(rule.file()) && other.citation().equals(rule.citation());
  }

  private static boolean only(List<Rule> rules, Predicate<Rule> test) {
    return rules.stream().filter(test).count() == 1;
  }

  private void pair(List<Rule> old, List<Rule> now, BiPredicate<Rule, Rule> same) {
    for (Rule one : List.copyOf(old)) {
      for (Rule other : List.copyOf(now)) {
        if (same.test(one, other)) {
          old.remove(one);
          now.remove(other);
          newIds.put(one.id(), other.id());
          if (!Change.sameLaw(one, other) || !Change.sameWords(one, other)) {
            note(new Change(one, other));
          }
          break;
        }
      }
    }
  }

  private void note(Change change) {
    changes.add(change);
    if (change.kind() != Change.Kind.REWORDED) {
      if (change.before() != null) {
        byOldId.put(change.before().id(), change);
      }
      if (change.after() != null) {
        byNewId.put(change.after().id(), change);
      }
    }
  }

  /** Whose law. */
  public Jurisdiction jurisdiction() {
    return jurisdiction;
  }

  /** The old rulebook, or null where there was none. */
  public @Nullable Rulebook before() {
    return before;
  }

  /** The new rulebook, or null where there is none any more. */
  public @Nullable Rulebook after() {
    return after;
  }

  /** The rules that differ, by place. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /** The rules that differ in more than words. */
  public List<Change> changesOfLaw() {
    return changes.stream().filter(c -> c.kind() != Change.Kind.REWORDED).toList();
  }

  /** Whether the tables of offenses differ. */
  public boolean tables() {
    return tables;
  }

  /** Whether what rulebook.yaml says of grades and reliefs differs in a way that answers show. */
  public boolean manifest() {
    return !said(before).equals(said(after)) || grades();
  }

  /** Whether the grades that the jurisdiction uses differ. */
  boolean grades() {
    return before == null
        || after == null
        || !before.manifest().grades().equals(after.manifest().grades());
  }

  private static Map<String, String> said(@Nullable Rulebook book) {
    Map<String, String> said = new LinkedHashMap<>();
    if (book != null) {
      for (Relief relief : book.manifest().reliefs()) {
        said.put(relief.id(), relief.mode() + " " + relief.reachesAny());
      }
    }
    return said;
  }

  /** Whether any answer can differ: not where only comments, words and sources do. */
  public boolean ofLaw() {
    return tables || manifest() || !changesOfLaw().isEmpty();
  }

  /** The reliefs whose answers can differ: those in which a changed rule has a say, or all. */
  Set<String> reliefs() {
    Set<String> concluded = new HashSet<>();
    for (Change change : changesOfLaw()) {
      Stream.of(change.before(), change.after())
          .filter(Objects::nonNull)
          .forEach(rule -> concluded.addAll(rule.concludes()));
    }
    Set<String> reliefs = new HashSet<>();
    Stream.of(before, after)
        .filter(Objects::nonNull)
        .forEach(
            book -> {
              for (Relief relief : book.manifest().reliefs()) {
                boolean says = book.closure(relief.id()).stream().anyMatch(concluded::contains);
                if (says || tables || manifest()) {
                  reliefs.add(relief.id());
                }
              }
            });
    return reliefs;
  }

  /** The change that an old rule underwent, or null. */
  @Nullable Change ofOld(String id) {
    return byOldId.get(id);
  }

  /** The change from which a new rule came, or null. */
  @Nullable Change ofNew(String id) {
    return byNewId.get(id);
  }

  /** The name under which an old rule can be compared with new ones. */
  String newId(String oldId) {
    return Objects.requireNonNullElse(newIds.get(oldId), "removed " + oldId);
  }
}
