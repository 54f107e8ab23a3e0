package expunge.determination;

import expunge.record.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The ways in which the missing facts might turn out, as a tree: at each fork a question that
 * evaluation could not do without, at each leaf the answer there.
 */
sealed interface World {

  /** An answer. */
  record Leaf(Outcome outcome) implements World {}

  /** A question, with what each reply leads to. */
  record Fork(Split split, List<World> branches) implements World {}

  /** Whether both lead to the same answers by the same questions. */
  static boolean same(World one, World other) {
    if (one instanceof Leaf a && other instanceof Leaf b) {
      return a.outcome().agrees(b.outcome());
    }
    if (one instanceof Fork a && other instanceof Fork b) {
      if (!a.split().unknown().equals(b.split().unknown())
          || !a.split().test().equals(b.split().test())
          || a.branches().size() != b.branches().size()) {
        return false;
      }
      for (int i = 0; i < a.branches().size(); i++) {
        if (!same(a.branches().get(i), b.branches().get(i))) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  /** The same tree without the questions that change nothing. */
  static World reduced(World world) {
    if (!(world instanceof Fork fork)) {
      return world;
    }
    List<World> branches = new ArrayList<>();
    fork.branches().forEach(b -> branches.add(reduced(b)));
    World first = branches.get(0);
    return branches.stream().allMatch(b -> same(first, b))
        ? first
        : new Fork(fork.split(), branches);
  }

  /** Calls {@code each} with every leaf. */
  static void leaves(World world, Consumer<Leaf> each) {
    if (world instanceof Leaf leaf) {
      each.accept(leaf);
    } else if (world instanceof Fork fork) {
      fork.branches().forEach(b -> leaves(b, each));
    }
  }
}
