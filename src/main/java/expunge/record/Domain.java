package expunge.record;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a missing fact may still be, in one of the worlds that are tried. */
public sealed interface Domain {

  /** One of these values. */
  record Values(List<?> left) implements Domain {}

  /**
   * A whole number (a day of the epoch, millionths of a gram, hundredths of a year) between two,
   * both inclusive.
   */
  record Range(long low, long high) implements Domain {}

  /**
   * Whatever it is, these statements about it are true or false.
   *
   * @param rest what is known of it besides; null when nothing is
   */
  record Marks(Map<String, Boolean> marks, @Nullable Domain rest) implements Domain {

    Marks with(String mark, boolean holds) {
      Map<String, Boolean> more = new TreeMap<>(marks);
      more.put(mark, holds);
      return new Marks(more, rest);
    }
  }
}
