package expunge.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a record tells about one thing: for each fact of its shape a value, or nothing where it
 * wasn't told.
 */
public final class Sheet {

  private final Shape shape;
  private final @Nullable Object[] values;

  private Sheet(Shape shape, @Nullable Object[] values) {
    this.shape = shape;
    this.values = values;
  }

  /** The shape whose facts it tells. */
  public Shape shape() {
    return shape;
  }

  /** What was told for {@code fact}, or null. */
  public <T> @Nullable T told(Fact<T> fact) {
    return fact.cast(values[fact.index()]);
  }

  /** The same sheet with {@code fact} told as {@code value}, or not told when null. */
  public Sheet with(Fact<?> fact, @Nullable Object value) {
    @Nullable Object[] copy = values.clone();
    copy[fact.index()] = value;
    return new Sheet(shape, copy);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sheet s && s.shape == shape && Arrays.equals(s.values, values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Says nothing of what was told: sheets may end up in messages, facts about people must not. */
  @Override
  public String toString() {
    return "a " + shape.noun();
  }

  /** Gathers what is told about one thing. Not for use by more than one thread. */
  public static final class Builder {
    private final Shape shape;
    private final @Nullable Object[] values;

    /** A sheet of this shape on which nothing is told yet. */
    public Builder(Shape shape) {
      this.shape = shape;
      this.values = new Object[shape.size()];
    }

    /** Tells {@code fact}. */
    public Builder tell(Fact<?> fact, Object value) {
      values[fact.index()] = value;
      return this;
    }

    /** The sheet; the builder is not to be used after it. */
    public Sheet build() {
      return new Sheet(shape, values);
    }
  }
}
