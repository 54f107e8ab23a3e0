package expunge.workshop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which facts a made-up record tells: all, all but one, most, or about half of them. */
final class Telling {

  /** What most people can answer with yes; to the other questions most say no. */
  private static final Set<Fact<?>> MOSTLY_YES =
      Set.of(
          Facts.HISTORY_COMPLETE,
          Facts.ELECTRONIC_RECORD,
          Facts.FINES_PAID,
          Facts.FEES_PAID,
          Facts.RESTITUTION_PAID,
          Facts.SENTENCE_COMPLETED,
          Facts.PROBATION_COMPLETED,
          Facts.DRUG_FREE_TEST);

  private static final List<Fact<?>> ALL =
      Stream.of(Facts.PERSON, Facts.CASE, Facts.CHARGE)
          .<Fact<?>>flatMap(shape -> shape.facts().values().stream())
          .toList();

  private final Chance chance;
  private final Fact<?> missing;
  private final int percent;

  Telling(Chance chance) {
    this.chance = chance;
    int kind = chance.below(100);
    Fact<?> card = chance.deal("missing", ALL);
    this.missing = kind < 30 ? Facts.COUNTY : card;
    this.percent = kind < 65 ? 100 : kind < 85 ? 92 : 45;
  }

  /** Whether so little is told that the ways in which it might turn out are many. */
  boolean sparse() {
    return percent < 50;
  }

  /** Whether this is the one fact that this record leaves out on purpose. */
  boolean leavesOut(Fact<?> fact) {
    return fact == missing;
  }

  boolean tells(Fact<?> fact) {
    return !leavesOut(fact) && chance.often(percent);
  }

  /** A reply to a question, as most people would give it. */
  boolean usual(Fact<?> fact) {
    return chance.often(MOSTLY_YES.contains(fact) ? 88 : 12);
  }

  /** Writes a fact, where this record tells it. */
  void tell(ObjectNode node, Fact<?> fact, Object value) {
    if (tells(fact)) {
      write(node, fact, value);
    }
  }

  /** Writes a fact in any case. */
  static void write(ObjectNode node, Fact<?> fact, Object value) {
    int dot = fact.name().indexOf('.');
    ObjectNode in = node;
    if (dot >= 0) {
      String group = fact.name().substring(0, dot);
      in = node.get(group) instanceof ObjectNode known ? known : node.putObject(group);
    }
    String name = fact.name().substring(dot + 1);
    if (value instanceof Boolean yes) {
      in.put(name, yes);
    } else if (value instanceof Integer number) {
      in.put(name, number);
    } else {
      in.put(name, value instanceof Enum<?> choice ? Shape.word(choice) : value.toString());
    }
  }

  /** Replies to every question of a shape that isn't named in {@code not}. */
  void replies(ObjectNode node, Shape shape, Set<Fact<?>> not) {
    for (Fact<?> fact : shape.facts().values()) {
      if (fact.kind() == Fact.Kind.YES_NO && !not.contains(fact)) {
        tell(node, fact, usual(fact));
      }
    }
  }
}
