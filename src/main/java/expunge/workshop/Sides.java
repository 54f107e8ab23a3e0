package expunge.workshop;

import expunge.law.Jurisdiction;
import expunge.rulebook.BrokenRulebook;
import expunge.rulebook.Problem;
import expunge.rulebook.Rulebook;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The old and the new rules, compiled. A rulebook that is the same on both sides is compiled once
 * and shared; one that doesn't compile on either side is left out of both.
 *
 * @param differences how the rulebooks differ that are not the same, letter by letter
 * @param problems what keeps a rulebook from being compiled, with the edition in which it stands
 * @param leftOut the rulebooks left out for that
 */
public record Sides(
    Rulebooks before,
    Rulebooks after,
    List<Difference> differences,
    List<String> problems,
    Set<String> leftOut) {

  /**
   * Compiles both.
   *
   * @param only the names of the rulebooks to compare; the others are taken from the new rules
   */
  public static Sides of(Edition before, Edition after, Shelf shelf, Predicate<String> only) {
    return new Compiling(before, after, shelf).sides(only);
  }

  private static final int MOST_SHOWN = 5;

  private static final class Compiling {
    private final Edition before;
    private final Edition after;
    private final Shelf shelf;
    private final List<Rulebook> old = new ArrayList<>();
    private final List<Rulebook> now = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> leftOut = new TreeSet<>();

    Compiling(Edition before, Edition after, Shelf shelf) {
      this.before = before;
      this.after = after;
      this.shelf = shelf;
    }

    Sides sides(Predicate<String> only) {
      Set<String> names = new TreeSet<>();
      before.rulebooks().forEach(b -> names.add(b.name()));
      after.rulebooks().forEach(b -> names.add(b.name()));
      for (String name : names) {
        RulebookFolder one = before.rulebook(name);
        RulebookFolder other = after.rulebook(name);
        boolean compared =
            only.test(name) && (one != null || before.whole()) && (other != null || after.whole());
        if (!compared) {
          one = other == null ? one : other;
          other = one;
        }
        add(name, one, other);
      }
      return new Sides(
          Rulebooks.of(old),
          Rulebooks.of(now),
          List.copyOf(differences),
          List.copyOf(problems),
          leftOut);
    }

    private void add(String name, @Nullable RulebookFolder one, @Nullable RulebookFolder other) {
      boolean same = one != null && other != null && one.hash().equals(other.hash());
      Rulebook compiledOther = compiled(after, other);
      Rulebook compiledOne = same ? compiledOther : compiled(before, one);
      if (leftOut.contains(name)) {
        return;
      }
      if (compiledOne != null) {
        old.add(compiledOne);
      }
      if (compiledOther != null) {
        now.add(compiledOther);
      }
      if (!same) {
        Jurisdiction jurisdiction =
            Objects.requireNonNull(compiledOther != null ? compiledOther : compiledOne)
                .manifest()
                .jurisdiction();
        differences.add(
            new Difference(
                jurisdiction,
                compiledOne,
                compiledOther,
                !Objects.equals(table(one), table(other))));
      }
    }

    private @Nullable Rulebook compiled(Edition edition, @Nullable RulebookFolder folder) {
      if (folder == null) {
        return null;
      }
      try {
        return folder.compile(shelf);
      } catch (BrokenRulebook broken) {
        leftOut.add(folder.name());
        List<Problem> all = broken.problems().stream().distinct().toList();
        all.stream()
            .limit(MOST_SHOWN)
            .forEach(problem -> problems.add("in `" + edition.name() + "`: " + problem));
        if (all.size() > MOST_SHOWN) {
          problems.add(
              "in `"
                  + edition.name()
                  + "`: "
                  + (all.size() - MOST_SHOWN)
                  + " problems more in "
                  + folder.name()
                  + "; expunge lint lists those of a folder");
        }
        return null;
      }
    }

    private static @Nullable String table(@Nullable RulebookFolder folder) {
      return folder == null ? null : folder.files().get("offenses.csv");
    }
  }
}
