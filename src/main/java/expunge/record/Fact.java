package expunge.record;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a record may tell about a person, a case, a charge or a pending matter: its name
 * in the record, what may be written there, what it means, and the question that is asked when it
 * is missing.
 *
 * @param <T> the Java type of its value
 */
public final class Fact<T> {

  /** What may be written for a fact. */
  public enum Kind {
    /** {@code true} or {@code false}. */
    YES_NO,
    /** One word of a fixed list. */
    CHOICE,
    /** A calendar day, {@code 2014-06-01}. */
    DAY,
    /** A number. */
    NUMBER,
    /** Free text; rules compare it with another at most. */
    TEXT,
    /** A length of imprisonment, {@code 93 days}, {@code 10 years}, {@code life}. */
    TERM,
    /** The citation of a statute. */
    STATUTE,
    /** A list of words. */
    WORDS,
    /** A list of objects with members of their own. */
    LIST
  }

  private final int index;
  private final String name;
  private final Kind kind;
  private final Class<T> type;
  private final List<T> choices;
  private final Function<String, @Nullable T> reader;
  private final boolean past;
  private final String meaning;
  private final String question;

  Fact(
      int index,
      String name,
      Kind kind,
      Class<T> type,
      List<T> choices,
      Function<String, @Nullable T> reader,
      boolean past,
      String meaning,
      String question) {
    this.index = index;
    this.name = name;
    this.kind = kind;
    this.type = type;
    this.choices = List.copyOf(choices);
    this.reader = reader;
    this.past = past;
    this.meaning = meaning;
    this.question = question;
  }

  int index() {
    return index;
  }

  /** The name in the record, with a dot where it is nested: {@code sentence.releasedOn}. */
  public String name() {
    return name;
  }

  /** What may be written. */
  public Kind kind() {
    return kind;
  }

  /**
   * The words that may be written for a {@link Kind#CHOICE} or {@link Kind#WORDS}; empty where any
   * may.
   */
  public List<T> choices() {
    return choices;
  }

  /** The value written as {@code text}, or null when no value is written so. */
  public @Nullable T read(String text) {
    return reader.apply(text);
  }

  /**
   * Whether it is the day of something that has happened, so that a day after the filing date can't
   * be right.
   */
  public boolean past() {
    return past;
  }

  /** What it means, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The question that asks for it; {@code {charge}} stands for the charge's id. */
  public String question() {
    return question;
  }

  @Nullable T cast(@Nullable Object value) {
    return type.cast(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
