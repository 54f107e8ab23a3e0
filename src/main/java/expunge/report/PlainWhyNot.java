package expunge.report;

import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Status;
import expunge.determination.WhyNot;
import expunge.determination.WhyNot.Miss;
import expunge.determination.WhyNot.Way;
import expunge.rulebook.Condition;
import java.util.List;
import java.util.stream.Collectors;

/** For people: what would have to be otherwise where a relief is refused or not reached. */
public final class PlainWhyNot {

  private PlainWhyNot() {}

  /** What {@code all} says of {@code answer}. */
  public static String write(Determination answer, List<WhyNot> all) {
    StringBuilder out = new StringBuilder();
    if (all.isEmpty()) {
      return "\nWhy not: no relief is refused or out of reach.\n";
    }
    for (ChargeAnswer charge : answer.charges()) {
      out.append("\nWhy not, charge ").append(charge.charge()).append('\n');
      for (ReliefAnswer relief : charge.reliefs()) {
        for (WhyNot one : all) {
          if (one.charge().equals(charge.charge()) && one.relief().equals(relief.relief().id())) {
            write(out, relief.relief().title(), one);
          }
        }
      }
    }
    return out.toString();
  }

  private static void write(StringBuilder out, String title, WhyNot one) {
    boolean refused = one.status() == Status.NOT_ELIGIBLE;
    out.append("  ").append(title).append("  [").append(one.relief()).append("]\n");
    if (one.ways().isEmpty()) {
      Plain.wrap(
          out,
          "    ",
          refused && one.inTheWay() > 0
              ? one.inTheWay() + " rules stand in the way, each by itself"
              : "nothing near: more than " + WhyNot.MOST + " conditions fail in every rule");
    }
    for (int i = 0; i < one.ways().size(); i++) {
      Way way = one.ways().get(i);
      for (Miss miss : way.misses()) {
        Plain.wrap(
            out,
            i > 0 ? "    or: " : "    ",
            (miss.fired() ? "refused: " : "not reached: ")
                + miss.rule().sentence()
                + " ("
                + miss.rule().citation()
                + ")");
        for (Condition condition : miss.conditions()) {
          Plain.wrap(
              out,
              miss.fired() ? "      holds: " : "      needed: ",
              condition.words() + read(condition));
          out.append("        ")
              .append(miss.rule().file())
              .append(':')
              .append(condition.line())
              .append(':')
              .append(condition.column())
              .append('\n');
        }
        if (miss.fired() && miss.conditions().size() > 1) {
          out.append("      any one of these otherwise is enough for this rule\n");
        }
      }
      if (way.misses().size() > 1) {
        out.append("    all of these rules would have to say otherwise\n");
      }
    }
  }

  private static String read(Condition condition) {
    return condition.read().isEmpty()
        ? ""
        : " (read: "
            + condition.read().stream()
                .map(r -> r.fact() + " is " + r.value())
                .collect(Collectors.joining(", "))
            + ")";
  }
}
