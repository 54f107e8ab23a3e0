package expunge.rulebook;

import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.record.Case;
import expunge.record.Charge;
import expunge.record.Day;
import expunge.record.Facts;
import expunge.record.Inquiry;
import expunge.record.OffenseLists;
import expunge.record.Person;
import expunge.record.PersonRecord;
import expunge.record.PersonRecord.CaseRecord;
import expunge.record.PersonRecord.ChargeRecord;
import expunge.record.Region;
import expunge.record.Scene;
import expunge.record.Sheet;
import expunge.record.Split;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which facts of a record each word of the vocabulary reads. It is found by putting every word to a
 * record that tells nothing, and noting what it asks for; so it can't differ from what the words
 * do.
 */
public final class FactsRead {

  /** Enough for every fact that a word can come to in one charge. */
  private static final int MOST_WORLDS = 300;

  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  private static final Map<String, Set<String>> WORDS = words();

  private FactsRead() {}

  /** Where the facts stand that {@code rule} may read: {@code /cases/N/charges/N/grade}. */
  public static Set<String> by(Rule rule) {
    Set<String> facts = new TreeSet<>();
    for (Token token : Token.of(rule.body())) {
      if (token.kind() == Token.Kind.WORD) {
        facts.addAll(WORDS.getOrDefault(token.text(), Set.of()));
      }
    }
    return facts;
  }

  private static Map<String, Set<String>> words() {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    for (Class<?> type : List.of(Charge.class, Case.class, Person.class)) {
      for (String name : Vocabulary.names(type)) {
        for (Method method : Vocabulary.methods(type, name, false)) {
          words.computeIfAbsent(name, n -> new TreeSet<>()).addAll(read(type, method));
        }
      }
    }
    return words;
  }

  private static Set<String> read(Class<?> type, Method method) {
    Scene scene = blank();
    Object on =
        type == Charge.class
            ? scene.charges().get(0)
            : type == Case.class ? scene.cases().get(0) : scene.person();
    Object[] given = Arrays.stream(method.getParameterTypes()).map(p -> sample(p, scene)).toArray();
    Set<String> facts = new TreeSet<>();
    Inquiry inquiry = scene.inquiry();
    Deque<Region> open = new ArrayDeque<>(List.of(Region.EVERYTHING));
    for (int worlds = 0; worlds < MOST_WORLDS && !open.isEmpty(); worlds++) {
      Region region = open.removeFirst();
      inquiry.begin(region);
      Object value = value(method, on, given);
      if (value instanceof Day day) {
        day.missing().ifPresent(unknown -> facts.add(place(unknown.pointer())));
      } else if (value != null) {
        within(value);
      }
      for (Split split : inquiry.splits()) {
        facts.add(place(split.unknown().pointer()));
        for (Split.Branch branch : split.branches().subList(1, split.branches().size())) {
          open.addLast(region.where(split.unknown(), branch.domain()));
        }
        region = region.where(split.unknown(), split.branches().get(0).domain());
      }
    }
    return facts;
  }

  /** What is read of a value only when it is asked something: an offense, a quantity. */
  private static void within(Object value) {
    for (String name : Vocabulary.names(value.getClass())) {
      for (Method method : Vocabulary.methods(value.getClass(), name, false)) {
        if (Arrays.stream(method.getParameterTypes())
            .allMatch(p -> p == String.class || p == int.class || p == double.class)) {
          value(
              method,
              value,
              Arrays.stream(method.getParameterTypes()).map(FactsRead::plain).toArray());
        }
      }
    }
  }

  private static @Nullable Object value(Method method, Object on, Object[] given) {
    try {
      method.setAccessible(true); // a public word may be inherited from a type that isn't public
      return method.invoke(on, given);
    } catch (InvocationTargetException sampleNotTaken) {
      return null; // what it read before it refused the sample has been noted
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible); // the vocabulary is public
    }
  }

  private static Object sample(Class<?> type, Scene scene) {
    return type == Day.class
        ? Day.of(DAY)
        : type.isAssignableFrom(Charge.class) ? scene.charges().get(1) : plain(type);
  }

  private static Object plain(Class<?> type) {
    return type == int.class ? (Object) 1 : type == double.class ? (Object) 1.0 : "ORS 137.225";
  }

  private static Scene blank() {
    Jurisdiction jurisdiction =
        Jurisdiction.find("US-OR").orElseThrow(() -> new IllegalStateException("no Oregon"));
    ChargeRecord one = new ChargeRecord("1", new Sheet.Builder(Facts.CHARGE).build(), null);
    ChargeRecord other = new ChargeRecord("2", new Sheet.Builder(Facts.CHARGE).build(), null);
    return Scene.of(
        new PersonRecord(
            DAY,
            new Sheet.Builder(Facts.PERSON).build(),
            List.of(
                new CaseRecord(
                    "1",
                    jurisdiction,
                    new Sheet.Builder(Facts.CASE).build(),
                    List.of(one, other)))),
        j -> List.of(Grade.values()),
        OffenseLists.NONE);
  }

  /** {@code /cases/0/charges/1/grade} is {@code /cases/N/charges/N/grade}. */
  private static String place(String pointer) {
    return pointer.replaceAll("/\\d+(?=/|$)", "/N");
  }
}
