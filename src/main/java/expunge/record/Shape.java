package expunge.record;

import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.law.Term;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The facts that one kind of thing (a person, a case, a charge, a pending matter) may have, by
 * name.
 */
public final class Shape {

  private final String noun;
  private final Map<String, Fact<?>> facts = new LinkedHashMap<>();

  Shape(String noun) {
    this.noun = noun;
  }

  /** What a thing of this shape is called: {@code charge}. */
  public String noun() {
    return noun;
  }

  /** The facts by name, in the order in which they are explained to people. */
  public Map<String, Fact<?>> facts() {
    return Collections.unmodifiableMap(facts);
  }

  /** The fact with this name, or null. */
  public @Nullable Fact<?> find(String name) {
    return facts.get(name);
  }

  int size() {
    return facts.size();
  }

  Fact<Boolean> yesNo(String name, String meaning, String question) {
    return add(
        name,
        Fact.Kind.YES_NO,
        Boolean.class,
        List.of(true, false),
        Boolean::valueOf,
        false,
        meaning,
        question);
  }

  /** The day of something that has already happened where the record tells it. */
  Fact<LocalDate> pastDay(String name, String meaning, String question) {
    return add(
        name, Fact.Kind.DAY, LocalDate.class, List.of(), Shape::day, true, meaning, question);
  }

  /** A day that may lie ahead. */
  Fact<LocalDate> day(String name, String meaning, String question) {
    return add(
        name, Fact.Kind.DAY, LocalDate.class, List.of(), Shape::day, false, meaning, question);
  }

  Fact<Double> number(String name, String meaning, String question) {
    return add(
        name, Fact.Kind.NUMBER, Double.class, List.of(), Double::valueOf, false, meaning, question);
  }

  Fact<String> text(String name, String meaning) {
    return add(name, Fact.Kind.TEXT, String.class, List.of(), t -> t, false, meaning, "");
  }

  Fact<Term> term(String name, String meaning, String question) {
    return add(
        name,
        Fact.Kind.TERM,
        Term.class,
        List.of(),
        t -> Term.find(t).orElse(null),
        false,
        meaning,
        question);
  }

  /** A name that things which belong together share. */
  Fact<String> label(String name, String meaning, String question) {
    return add(name, Fact.Kind.TEXT, String.class, List.of(), t -> t, false, meaning, question);
  }

  Fact<String> statute(String name, String meaning, String question) {
    return add(name, Fact.Kind.STATUTE, String.class, List.of(), t -> t, false, meaning, question);
  }

  Fact<Grade> grade(String name, String meaning, String question) {
    return add(
        name,
        Fact.Kind.CHOICE,
        Grade.class,
        Arrays.asList(Grade.values()),
        t -> Grade.find(t).orElse(null),
        false,
        meaning,
        question);
  }

  Fact<Jurisdiction> jurisdiction(String name, String meaning, String question) {
    return add(
        name,
        Fact.Kind.CHOICE,
        Jurisdiction.class,
        Jurisdiction.all(),
        t -> Jurisdiction.find(t).orElse(null),
        false,
        meaning,
        question);
  }

  <E extends Enum<E>> Fact<E> choice(String name, Class<E> type, String meaning, String question) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    Function<String, @Nullable E> reader =
        t -> all.stream().filter(e -> word(e).equals(t)).findFirst().orElse(null);
    return add(name, Fact.Kind.CHOICE, type, all, reader, false, meaning, question);
  }

  @SuppressWarnings("unchecked")
  <E> Fact<List<E>> list(String name, Fact.Kind kind, String meaning, String question) {
    return (Fact<List<E>>)
        (Fact<?>) add(name, kind, List.class, List.of(), t -> null, false, meaning, question);
  }

  private <T> Fact<T> add(
      String name,
      Fact.Kind kind,
      Class<T> type,
      List<T> choices,
      Function<String, @Nullable T> reader,
      boolean past,
      String meaning,
      String question) {
    Fact<T> fact =
        new Fact<>(facts.size(), name, kind, type, choices, reader, past, meaning, question);
    if (facts.put(name, fact) != null) {
      throw new IllegalStateException("two facts of a " + noun + " are named " + name);
    }
    return fact;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.length() == 10 ? LocalDate.parse(text) : null;
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }

  /**
   * How a value is written in a record: a grade by its word, an enum constant in small letters with
   * hyphens.
   */
  public static String word(Object value) {
    if (value instanceof Grade grade) {
      return grade.word();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    return value.toString();
  }
}
