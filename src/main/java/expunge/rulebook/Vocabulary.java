package expunge.rulebook;

import expunge.finding.About;
import expunge.finding.Asked;
import expunge.finding.Bars;
import expunge.finding.Caution;
import expunge.finding.ClosesOn;
import expunge.finding.Covers;
import expunge.finding.DueBy;
import expunge.finding.Finding;
import expunge.finding.Grants;
import expunge.finding.OpensOn;
import expunge.finding.Requires;
import expunge.law.Grade;
import expunge.record.Case;
import expunge.record.Charge;
import expunge.record.CourtKind;
import expunge.record.Day;
import expunge.record.Days;
import expunge.record.Filing;
import expunge.record.MaximumTerm;
import expunge.record.Offense;
import expunge.record.Person;
import expunge.record.Quantity;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every type that a rule may name and every property and method that it may use. What isn't here
 * doesn't exist for a rule; this is the wall between rules, which are code, and the machine.
 */
public final class Vocabulary {

  private Vocabulary() {}

  /** The types a pattern may match. */
  static final Map<String, Class<?>> PATTERNS =
      named(
          Asked.class,
          Covers.class,
          Grants.class,
          Bars.class,
          Requires.class,
          OpensOn.class,
          ClosesOn.class,
          Charge.class,
          Case.class,
          Person.class,
          Filing.class);

  /** The types a consequence may insert. */
  static final Map<String, Class<?>> FINDINGS =
      named(
          Covers.class,
          Grants.class,
          Bars.class,
          OpensOn.class,
          ClosesOn.class,
          DueBy.class,
          Requires.class,
          Caution.class);

  /** What {@code accumulate} may make of the charges or cases it goes through. */
  static final Map<String, Class<?>> ACCUMULATES =
      Map.of("count", Long.class, "earliest", Day.class, "latest", Day.class);

  /** The types that stand before a dot: enums for their constants, the helpers for days. */
  static final Map<String, Class<?>> NAMES =
      named(Grade.class, CourtKind.class, Days.class, Day.class);

  /** The types whose public properties and methods may be used. */
  private static final Set<Class<?>> OPEN =
      Set.of(
          Asked.class,
          Covers.class,
          Grants.class,
          Bars.class,
          Requires.class,
          OpensOn.class,
          ClosesOn.class,
          DueBy.class,
          Caution.class,
          Charge.class,
          Case.class,
          Person.class,
          Filing.class,
          Day.class,
          Days.class,
          Offense.class,
          Quantity.class,
          MaximumTerm.class,
          Grade.class);

  /** Names that belong to the program and not to the language of rules. */
  private static final Set<String> HIDDEN =
      Set.of(
          "equals",
          "hashCode",
          "toString",
          "getClass",
          "notify",
          "notifyAll",
          "wait",
          "pointer",
          "known",
          "valueOf",
          "values",
          "name",
          "ordinal",
          "compareTo",
          "getDeclaringClass",
          "describeConstable",
          "find",
          "kind",
          "day",
          "word",
          "jurisdiction",
          "isUnsettled");

  private static Map<String, Class<?>> named(Class<?>... types) {
    Map<String, Class<?>> names = new LinkedHashMap<>();
    for (Class<?> type : types) {
      names.put(type.getSimpleName(), type);
    }
    return names;
  }

  static boolean about(Class<?> type) {
    return About.class.isAssignableFrom(type);
  }

  static boolean finding(Class<?> type) {
    return Finding.class.isAssignableFrom(type);
  }

  /** The type of a property, or null when the type has none of that name. */
  static @Nullable Class<?> property(Class<?> type, String name) {
    return methods(type, name, false).stream()
        .filter(m -> m.getParameterCount() == 0)
        .findFirst()
        .<Class<?>>map(Method::getReturnType)
        .orElse(null);
  }

  /** The names a rule may use on a value of the type. */
  static Set<String> names(Class<?> type) {
    Set<String> names = new TreeSet<>();
    if (OPEN.contains(type)) {
      for (Method method : type.getMethods()) {
        if (usable(method)) {
          names.add(method.getName());
        }
      }
    }
    return names;
  }

  /** The methods of that name that a rule may call. */
  static List<Method> methods(Class<?> type, String name, boolean onType) {
    List<Method> found = new ArrayList<>();
    if (OPEN.contains(type)) {
      for (Method method : type.getMethods()) {
        if (method.getName().equals(name)
            && usable(method)
            && Modifier.isStatic(method.getModifiers()) == onType) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private static boolean usable(Method method) {
    if (HIDDEN.contains(method.getName())
        || method.isSynthetic()
        || method.getDeclaringClass() == Object.class) {
      return false;
    }
    Class<?> gives = method.getReturnType();
    return (gives == boolean.class
            || gives == String.class
            || gives.isEnum()
            || OPEN.contains(gives))
        && Arrays.stream(method.getParameterTypes()).allMatch(Vocabulary::passable);
  }

  private static boolean passable(Class<?> type) {
    return type == String.class
        || type == int.class
        || type == double.class
        || type == Day.class
        || type == Charge.class
        || type == About.class;
  }

  /** The import lines that stand before every rule file when it is compiled. */
  static String imports() {
    Set<String> lines = new TreeSet<>();
    for (Map<String, Class<?>> some : List.of(PATTERNS, FINDINGS, NAMES)) {
      some.values().forEach(type -> lines.add("import " + type.getName() + ";"));
    }
    lines.add("import accumulate " + Earliest.class.getName() + " earliest;");
    lines.add("import accumulate " + Latest.class.getName() + " latest;");
    return String.join(" ", lines);
  }

  /** Every class on which compiled rules depend. */
  static Set<Class<?>> classes() {
    return OPEN;
  }
}
