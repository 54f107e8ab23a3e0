package expunge.record;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule can ask about: its sheet, and, for what the sheet doesn't tell, the inquiry. A
 * rule never meets a missing value; it gets what was told, or what the world being tried says.
 */
abstract class Entity {

  private static final long EARLIEST = LocalDate.of(1850, 1, 1).toEpochDay();
  private static final long LATEST = LocalDate.of(2200, 1, 1).toEpochDay();

  private final Sheet sheet;
  private final Inquiry inquiry;
  private final String pointer;
  private final String id;

  Entity(Sheet sheet, Inquiry inquiry, String pointer, String id) {
    this.sheet = sheet;
    this.inquiry = inquiry;
    this.pointer = pointer;
    this.id = id;
  }

  final Inquiry inquiry() {
    return inquiry;
  }

  final <T> @Nullable T told(Fact<T> fact) {
    return sheet.told(fact);
  }

  final Unknown unknown(Fact<?> fact) {
    return new Unknown(pointer + "/" + fact.name().replace('.', '/'), fact, id);
  }

  final boolean yes(Fact<Boolean> fact) {
    Boolean told = sheet.told(fact);
    return told != null ? told : inquiry.yes(unknown(fact));
  }

  final <T> T one(Fact<T> fact, List<T> possible) {
    T told = sheet.told(fact);
    if (told != null) {
      return told;
    }
    @SuppressWarnings("unchecked") // a choice among values of T
    T chosen = (T) inquiry.choose(unknown(fact), possible);
    return chosen;
  }

  /**
   * The day told for {@code fact}; when it isn't told, one between {@code low} and {@code high}
   * where those are known. The filing date is no bound: the same record is asked about later days
   * too, and by then more may have happened.
   */
  final Day day(Fact<LocalDate> fact, @Nullable LocalDate low, @Nullable LocalDate high) {
    LocalDate told = sheet.told(fact);
    if (told != null) {
      return Day.of(told);
    }
    long from = low == null ? EARLIEST : low.toEpochDay();
    long to = high == null ? LATEST : Math.max(from, high.toEpochDay());
    return Day.missing(inquiry, unknown(fact), from, to);
  }

  /** Where this stands in the record, as a JSON pointer. */
  public final String pointer() {
    return pointer;
  }

  /** The id it was given in the record; empty for the person. */
  public final String id() {
    return id;
  }

  @Override
  public final String toString() {
    return pointer;
  }
}
