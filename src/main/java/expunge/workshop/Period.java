package expunge.workshop;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A period that a rule counts from some day: five years and a day. */
record Period(List<Step> steps) {

  /** So many of a unit; negative where the rule counts back. */
  record Step(int count, ChronoUnit unit) {}

  /** A period as rules write it: {@code .plusYears( 5 ).plusDays( 1 )}. */
  static final Pattern CHAIN =
      Pattern.compile("(?:\\s*\\.\\s*(?:plus|minus)(?:Years|Months|Days)\\(\\s*\\d+\\s*\\))+");

  private static final Pattern STEP =
      Pattern.compile("(plus|minus)(Years|Months|Days)\\(\\s*(\\d+)\\s*\\)");

  /** Every period in the text of a rule. */
  static List<Period> in(String text) {
    List<Period> periods = new ArrayList<>();
    Matcher chains = CHAIN.matcher(text);
    while (chains.find()) {
      List<Step> steps = new ArrayList<>();
      Matcher step = STEP.matcher(chains.group());
      while (step.find()) {
        int count = Integer.parseInt(step.group(3));
        steps.add(
            new Step(
                step.group(1).equals("plus") ? count : -count,
                ChronoUnit.valueOf(step.group(2).toUpperCase(Locale.ROOT))));
      }
      periods.add(new Period(List.copyOf(steps)));
    }
    return periods;
  }

  /** The day from which it is counted when it ends on {@code end}. */
  LocalDate back(LocalDate end) {
    LocalDate day = end;
    for (int i = steps.size() - 1; i >= 0; i--) {
      day = day.minus(steps.get(i).count(), steps.get(i).unit());
    }
    return day;
  }

  /** How many whole years it counts. */
  int years() {
    return steps.stream().filter(s -> s.unit() == ChronoUnit.YEARS).mapToInt(Step::count).sum();
  }
}
