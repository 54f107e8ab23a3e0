package expunge.workshop;

import expunge.rulebook.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What two rules have in common that say the same thing: their conditions and conclusions without
 * the names of variables, the spacing, and the order of patterns and constraints.
 */
final class Likeness {

  private Likeness() {}

  static String of(Rule rule) {
    String body = rule.body().replaceAll("\\$[A-Za-z0-9_]+", "\\$").replaceAll("\\s+", " ").strip();
    int then = body.indexOf(" then ");
    String conditions = then < 0 ? body : body.substring("when ".length(), then);
    String consequence = then < 0 ? "" : body.substring(then);
    List<String> patterns = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < conditions.length(); i++) {
      char c = conditions.charAt(i);
      pattern.append(c);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ')' && depth == 0) {
        patterns.add(sorted(pattern.toString().strip()));
        pattern.setLength(0);
      }
    }
    Collections.sort(patterns);
    return String.join(" ", patterns) + consequence;
  }

  /** The pattern with its constraints in the order of the alphabet. */
  private static String sorted(String pattern) {
    int open = pattern.indexOf('(');
    if (open < 0) {
      return pattern;
    }
    List<String> constraints = new ArrayList<>();
    StringBuilder constraint = new StringBuilder();
    int depth = 0;
    for (int i = open + 1; i < pattern.length() - 1; i++) {
      char c = pattern.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        constraints.add(constraint.toString().strip());
        constraint.setLength(0);
      } else {
        constraint.append(c);
      }
    }
    constraints.add(constraint.toString().strip());
    Collections.sort(constraints);
    return pattern.substring(0, open) + constraints;
  }
}
