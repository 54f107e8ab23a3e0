package expunge.workshop;

import expunge.law.Grade;
import expunge.law.Statute;
import expunge.rulebook.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rules and their tables of offenses name: where their answers turn.
 *
 * @param statutes every entry of every table, and every citation that a rule compares with
 * @param days the days that rules compare with, and the first and last days on which they are law
 * @param periods the periods that rules count
 * @param numbers the other numbers, ages and amounts among them
 * @param substances the drugs
 * @param grades the grades
 */
record Constants(
    List<String> statutes,
    List<LocalDate> days,
    List<Period> periods,
    List<Integer> numbers,
    List<String> substances,
    List<Grade> grades) {

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern DRUG = Pattern.compile("\\bnames(?:Only)?\\( *\"([^\"]+)\" *\\)");
  private static final Pattern GRADE = Pattern.compile("\\bGrade\\.([A-Z_]+)\\b");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$])\\d{1,6}(?![\\w.])");

  /** What these rules and lists of offenses name. */
  static Constants of(Collection<Rule> rules, Map<String, Set<String>> lists) {
    Set<String> statutes = new LinkedHashSet<>();
    Set<LocalDate> days = new TreeSet<>();
    Set<Period> periods = new LinkedHashSet<>();
    Set<Integer> numbers = new TreeSet<>();
    Set<String> substances = new LinkedHashSet<>();
    Set<Grade> grades = new LinkedHashSet<>();
    lists.values().forEach(statutes::addAll);
    for (Rule rule : rules) {
      String body = rule.body();
      for (String text : all(TEXT, body, 1)) {
        if (DAY.matcher(text).matches()) {
          days.add(LocalDate.parse(text));
        } else if (cites(text)) {
          statutes.add(text);
        }
      }
      substances.addAll(all(DRUG, body, 1));
      all(GRADE, body, 1).forEach(g -> grades.add(Grade.valueOf(g)));
      days.add(rule.inForce().first());
      LocalDate last = rule.inForce().last();
      if (last != null) {
        days.add(last);
      }
      periods.addAll(Period.in(body));
      String bare = Period.CHAIN.matcher(TEXT.matcher(body).replaceAll("")).replaceAll("");
      all(NUMBER, bare, 0).forEach(n -> numbers.add(Integer.parseInt(n)));
    }
    return new Constants(
        List.copyOf(statutes),
        List.copyOf(days),
        List.copyOf(periods),
        List.copyOf(numbers),
        List.copyOf(substances),
        List.copyOf(grades));
  }

  /** These, and where they name none, those of {@code others}. */
  Constants or(Constants others) {
    return new Constants(
        statutes.isEmpty() ? others.statutes : statutes,
        days.isEmpty() ? others.days : days,
        periods.isEmpty() ? others.periods : periods,
        numbers.isEmpty() ? others.numbers : numbers,
        substances.isEmpty() ? others.substances : substances,
        grades.isEmpty() ? others.grades : grades);
  }

  /** These, and one statute more. */
  Constants withStatute(String statute) {
    List<String> more = new ArrayList<>(statutes);
    more.add(statute);
    return new Constants(List.copyOf(more), days, periods, numbers, substances, grades);
  }

  /** These, with other grades. */
  Constants withGrades(List<Grade> others) {
    return new Constants(statutes, days, periods, numbers, substances, others);
  }

  private static boolean cites(String text) {
    return !text.contains("/")
        && text.chars().anyMatch(Character::isDigit)
        && Statute.cited(text).readable();
  }

  private static List<String> all(Pattern pattern, String text, int group) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }
}
