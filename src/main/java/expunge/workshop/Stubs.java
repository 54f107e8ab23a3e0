package expunge.workshop;

import expunge.rulebook.Rule;
import expunge.workshop.LawCoverage.Condition;
import expunge.workshop.LawCoverage.Period;
import expunge.workshop.LawCoverage.Tried;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases to paste beside a rule, one for each side of it that no case sees. Each fails until its
 * record is made: it changes a member that no record has.
 */
public final class Stubs {

  /**
   * One stub.
   *
   * @param side what no case sees, in words
   * @param yaml an entry of {@code cases:}
   */
  public record Stub(String side, String yaml) {}

  private Stubs() {}

  /** The stubs for what is missing of one rule. */
  public static List<Stub> of(Tried tried) {
    Rule rule = tried.rule();
    String fires = "    fires: { " + quoted(rule.citation()) + ": " + kind(rule) + " }\n";
    String silent = "    silent: [ " + quoted(rule.citation()) + " ]\n";
    List<Stub> stubs = new ArrayList<>();
    if (!tried.fired()) {
      stubs.add(stub("the rule concludes something", "a record of which all of it holds", fires));
    }
    if (!tried.silent()) {
      stubs.add(
          stub("the rule stays silent", "a record of which some of it does not hold", silent));
    }
    for (Condition one : tried.conditions()) {
      if (!one.failsAlone()) {
        String words = one.without().before();
        stubs.add(
            stub(
                "only `" + words + "` fails", "a record of which all holds but: " + words, silent));
      }
    }
    for (Period period : tried.periods()) {
      if (!period.day()) {
        stubs.add(
            stub(
                "asked on the day that " + period.words() + " comes to",
                "asOf: the very day",
                fires));
      }
      if (!period.eve()) {
        stubs.add(
            stub(
                "asked on the other side of the day that " + period.words() + " comes to",
                "asOf: the day before the first day, or after the last",
                fires));
      }
    }
    return stubs;
  }

  private static Stub stub(String side, String record, String expected) {
    return new Stub(
        side,
        "  - title: "
            + quoted(side)
            + "\n    change:\n      /complete: "
            + quoted(record)
            + "\n"
            + expected);
  }

  /** What the rule's first consequence inserts. */
  private static String kind(Rule rule) {
    int insert = rule.body().indexOf("insert", rule.body().indexOf("then"));
    return rule.body()
        .substring(insert, rule.body().indexOf(".of", insert))
        .replaceAll("insert\\s*\\(\\s*", "");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
