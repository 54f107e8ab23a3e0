package expunge.rulebook;

import expunge.record.Day;
import expunge.record.Offense;
import expunge.record.Quantity;
import expunge.record.Region;
import expunge.record.Scene;
import expunge.record.Shape;
import expunge.rulebook.Condition.Reading;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the facts that the words of a condition name, as the record tells them. */
final class Readings {

  private final List<Token> tokens;
  private final List<Reading> readings = new ArrayList<>();

  private Readings(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** What {@code subject} says of the facts named; nothing is assumed of what wasn't told. */
  static List<Reading> of(List<Token> tokens, Object subject, Scene scene) {
    Readings readings = new Readings(tokens);
    scene.inquiry().aside(here -> readings.all(subject, scene));
    return readings.readings.stream().distinct().toList();
  }

  private void all(Object subject, Scene scene) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean begins = i == 0 || !tokens.get(i - 1).is(".");
      if (begins
          && token.kind() == Token.Kind.WORD
          && !Vocabulary.methods(subject.getClass(), token.text(), false).isEmpty()) {
        i = path(subject, i, scene);
      }
    }
  }

  /** Follows {@code charge.itsCase.finesPaid}; the place of its last word. */
  private int path(Object subject, int at, Scene scene) {
    StringBuilder name = new StringBuilder();
    Object value = subject;
    int i = at;
    while (true) {
      String word = tokens.get(i).text();
      List<Object> arguments = arguments(i + 1);
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
      if (called
          && (value instanceof Day || value instanceof Offense || value instanceof Quantity)) {
        break; // what is asked of it; the fact is what was read so far
      }
      scene.inquiry().begin(Region.EVERYTHING);
      int heard = scene.inquiry().heard().size();
      Object next = invoke(value, word, arguments);
      name.append(name.isEmpty() ? "" : ".").append(word);
      if (called) {
        int close = close(i + 1);
        name.append(written(i + 1, close));
        i = close;
      }
      if (scene.inquiry().split() || scene.inquiry().heard().size() > heard) {
        readings.add(new Reading(name.toString(), "not told"));
        return skip(i);
      }
      if (next == null) {
        return i;
      }
      value = next;
      if (i + 2 < tokens.size()
          && tokens.get(i + 1).is(".")
          && tokens.get(i + 2).kind() == Token.Kind.WORD) {
        i += 2;
      } else {
        break;
      }
    }
    String words = words(value);
    if (!words.isEmpty()) {
      readings.add(new Reading(name.toString(), words));
    }
    return skip(i);
  }

  /** To the end of the words that belong to the fact: further dots and calls. */
  private int skip(int at) {
    int i = at;
    while (i + 1 < tokens.size() && (tokens.get(i + 1).is(".") || tokens.get(i + 1).is("("))) {
      i = tokens.get(i + 1).is("(") ? close(i + 1) : i + 2;
    }
    return i;
  }

  private String written(int open, int close) {
    StringBuilder all = new StringBuilder("(");
    for (int i = open + 1; i < close; i++) {
      all.append(tokens.get(i).is(",") ? "," : " " + tokens.get(i).text());
    }
    return all.append(" )").toString();
  }

  private List<Object> arguments(int open) {
    List<Object> all = new ArrayList<>();
    if (open < tokens.size() && tokens.get(open).is("(")) {
      for (int i = open + 1; i < close(open); i++) {
        Token token = tokens.get(i);
        if (token.kind() == Token.Kind.STRING) {
          all.add(token.unquoted());
        } else if (token.kind() == Token.Kind.NUMBER && !token.text().contains(".")) {
          all.add(Integer.valueOf(token.text()));
        }
      }
    }
    return all;
  }

  private int close(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }

  private static @Nullable Object invoke(Object of, String name, List<Object> arguments) {
    for (Method method : Vocabulary.methods(of.getClass(), name, false)) {
      if (method.getParameterCount() == arguments.size()) {
        try {
          return method.invoke(of, arguments.toArray());
        } catch (IllegalArgumentException otherTypes) {
          // another method of that name takes them
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
          return null;
        }
      }
    }
    return null;
  }

  private static String words(Object value) {
    if (value instanceof Day day) {
      return day.known()
          .map(Object::toString)
          .orElse(day.ahead() ? "not yet" : day.absent() ? "never" : "not told");
    }
    if (value instanceof Offense offense) {
      return offense.told().map(s -> s.written()).orElse("not told");
    }
    if (value instanceof Boolean || value instanceof Enum<?>) {
      return Shape.word(value);
    }
    return "";
  }
}
