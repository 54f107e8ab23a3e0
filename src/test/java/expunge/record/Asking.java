package expunge.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Tries every world of an inquiry, as an evaluation does. */
final class Asking {

  private Asking() {}

  /** One world: what was answered in it and the region in which it holds. */
  record Leaf<T>(T answer, Region region, List<String> replies) {}

  private record Open(Region region, List<String> replies) {}

  /** The answer of {@code question} in each world, first branches first. */
  static <T> List<Leaf<T>> worlds(Inquiry inquiry, Supplier<T> question) {
    List<Leaf<T>> leaves = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(Region.EVERYTHING, List.of()));
    while (!open.isEmpty()) {
      Open next = open.pop();
      inquiry.begin(next.region());
      T answer = question.get();
      Region region = next.region();
      List<String> replies = new ArrayList<>(next.replies());
      List<Open> others = new ArrayList<>();
      for (Split split : inquiry.splits()) {
        for (Split.Branch branch : split.branches().subList(1, split.branches().size())) {
          List<String> said = new ArrayList<>(replies);
          said.add(branch.reply());
          others.add(new Open(region.where(split.unknown(), branch.domain()), said));
        }
        region = region.where(split.unknown(), split.branches().get(0).domain());
        replies.add(split.branches().get(0).reply());
      }
      leaves.add(new Leaf<>(answer, region, List.copyOf(replies)));
      for (int i = others.size() - 1; i >= 0; i--) {
        open.push(others.get(i));
      }
    }
    return leaves;
  }
}
