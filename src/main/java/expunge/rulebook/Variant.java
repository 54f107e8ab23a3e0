package expunge.rulebook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One small change of one rule, which would itself pass every check. A case that tells it from its
 * rule holds that word of the rule in place.
 *
 * @param rule the rule as it is
 * @param changed the rule with the change, under a name of its own
 * @param line where the changed words stand in the rule's file, from 1
 * @param column from 1
 * @param before the words that are changed, cut short where they are long
 * @param after what stands in their place; empty where nothing does
 * @param change what is changed, in the same words whatever the rule's file is called and wherever
 *     in it the rule stands
 */
public record Variant(
    Rule rule,
    Rule changed,
    Kind kind,
    int line,
    int column,
    String before,
    String after,
    String change) {

  /** The ways in which a rule is changed. */
  public enum Kind {
    /** A condition is left out. */
    DROPPED,
    /** One of several alternatives, any of which is enough, is left out. */
    ALTERNATIVE,
    /** A condition becomes its opposite. */
    NEGATED,
    /** A number is one more or one less. */
    NUMBER,
    /** A day is the one before or the one after. */
    DAY,
    /** An entry of a list is left out. */
    ENTRY,
    /** A comparison takes in its boundary, or no longer does. */
    BOUNDARY,
    /** {@code not} becomes {@code exists}, or the other way round. */
    FLIPPED
  }

  private static final List<String> NUMBERS =
      List.of(
          "no",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  private static final Map<String, String> COUNTED =
      Map.of("plusYears", "year", "plusMonths", "month", "plusDays", "day");

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Variant variant && changed.equals(variant.changed));
  }

  @Override
  public int hashCode() {
    return changed.hashCode();
  }

  /** What is changed, as a clause: {@code if 'three years' became four}. */
  public String clause() {
    return switch (kind) {
      case DROPPED -> "if `" + before + "` were not asked for";
      case ALTERNATIVE -> "if `" + before + "` were not enough";
      case NEGATED -> "if `" + before + "` became its opposite, `" + after + "`,";
      case NUMBER -> "if " + counted(before) + " became " + counted(after);
      case DAY -> "if the day " + before + " became " + after;
      case ENTRY -> "if `" + before + "` were not on its list";
      case BOUNDARY -> "if `" + before + "` became `" + after + "`";
      case FLIPPED -> "if `" + before + "` became `" + after + "`";
    };
  }

  /** The hole in the cases, for a reader who knows the law. */
  public String survives() {
    return "no case notices " + clause() + " in " + rule.citation();
  }

  private static String counted(String call) {
    String name = call.replaceAll("\\(.*", "");
    String unit = COUNTED.get(name);
    if (unit == null || !call.matches("\\w+\\( *\\d+ *\\)")) {
      return "`" + call + "`";
    }
    int number = Integer.parseInt(call.replaceAll("\\D", ""));
    return "'"
        + (number < NUMBERS.size() ? NUMBERS.get(number) : String.valueOf(number))
        + " "
        + unit
        + (number == 1 ? "" : "s")
        + "'";
  }
}
