package expunge.determination;

import expunge.determination.World.Fork;
import expunge.record.Day;
import expunge.record.Domain;
import expunge.record.Split;
import expunge.record.Unknown;
import expunge.rulebook.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws from a tree of worlds the questions that would settle it, those that settle most first. */
final class Questions {

  private Questions() {}

  static List<Question> of(World reduced, List<Found> findings) {
    Map<String, Split> splits = new LinkedHashMap<>();
    collect(reduced, splits);
    List<Question> questions = new ArrayList<>();
    if (reduced instanceof World.Leaf) {
      questions.addAll(days(findings));
    }
    for (Split split : splits.values()) {
      Map<String, Status> answers = new LinkedHashMap<>();
      for (Split.Branch branch : split.branches()) {
        answers.put(reply(split, branch), under(reduced, split, branch.domain()));
      }
      questions.add(new Question(split.unknown().pointer(), words(split), answers));
    }
    questions.sort(
        Comparator.<Question>comparingLong(
                q -> -q.answers().values().stream().filter(s -> s != Status.DEPENDS).count())
            .thenComparing(Question::fact)
            .thenComparing(Question::question));
    return questions;
  }

  /** The answer is sure but for its day: asks for the days that nobody told. */
  private static List<Question> days(List<Found> findings) {
    Map<String, Question> questions = new TreeMap<>();
    for (Found found : findings) {
      found
          .finding()
          .day()
          .flatMap(Day::missing)
          .ifPresent(
              unknown ->
                  questions.put(
                      unknown.pointer(),
                      new Question(
                          unknown.pointer(), asked(unknown), Map.of("any day", Status.NOT_YET))));
    }
    return List.copyOf(questions.values());
  }

  private static String asked(Unknown unknown) {
    return unknown.fact().question().replace("{id}", unknown.about());
  }

  /**
   * One split for each fact and test; a fact that is asked for whole is asked once, with every
   * value.
   */
  private static void collect(World world, Map<String, Split> splits) {
    if (world instanceof Fork fork) {
      String key = fork.split().unknown().pointer() + " " + fork.split().test();
      Split known = splits.get(key);
      if (known == null || known.branches().size() < fork.split().branches().size()) {
        splits.put(key, fork.split());
      }
      fork.branches().forEach(b -> collect(b, splits));
    }
  }

  private static String reply(Split split, Split.Branch branch) {
    return statement(split) ? branch.reply().substring(split.test().length() + 2) : branch.reply();
  }

  private static String words(Split split) {
    String asked = asked(split.unknown());
    return statement(split) ? asked + " (" + split.test() + "?)" : asked;
  }

  /** Whether the split is about a statement; its replies repeat it. */
  private static boolean statement(Split split) {
    return split.branches().get(0).reply().startsWith(split.test() + ": ");
  }

  /**
   * The status where {@code split}'s fact is within {@code domain}; DEPENDS when that doesn't
   * settle it.
   */
  private static Status under(World world, Split split, Domain domain) {
    List<Outcome> outcomes = new ArrayList<>();
    gather(world, split, domain, outcomes);
    Outcome first = outcomes.get(0);
    return outcomes.stream().allMatch(first::agrees) ? first.status() : Status.DEPENDS;
  }

  private static void gather(World world, Split split, Domain domain, List<Outcome> outcomes) {
    if (world instanceof World.Leaf leaf) {
      outcomes.add(leaf.outcome());
    } else if (world instanceof Fork fork) {
      boolean same = fork.split().unknown().equals(split.unknown());
      for (int i = 0; i < fork.branches().size(); i++) {
        Domain there = fork.split().branches().get(i).domain();
        if (!same || overlap(there, domain)) {
          gather(fork.branches().get(i), split, domain, outcomes);
        }
      }
    }
  }

  private static boolean overlap(Domain one, Domain other) {
    if (one instanceof Domain.Values a && other instanceof Domain.Values b) {
      return a.left().stream().anyMatch(b.left()::contains);
    }
    if (one instanceof Domain.Range a && other instanceof Domain.Range b) {
      return a.low() <= b.high() && b.low() <= a.high();
    }
    if (one instanceof Domain.Marks a) {
      Domain rest = a.rest();
      boolean agree =
          !(other instanceof Domain.Marks b)
              || a.marks().entrySet().stream()
                  .allMatch(
                      m -> b.marks().getOrDefault(m.getKey(), m.getValue()).equals(m.getValue()));
      return agree && (rest == null || overlap(rest, other));
    }
    if (other instanceof Domain.Marks) {
      return overlap(other, one);
    }
    return true;
  }
}
