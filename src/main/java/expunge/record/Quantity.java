package expunge.record;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much of a drug a charge is about, as rules ask about it. */
public final class Quantity {

  private static final Domain.Range ANY = new Domain.Range(0, Long.MAX_VALUE / 4);

  private final @Nullable Double amount;
  private final @Nullable QuantityUnit unit;
  private final Inquiry inquiry;
  private final Unknown unknown;

  Quantity(@Nullable Double amount, @Nullable QuantityUnit unit, Inquiry inquiry, Unknown unknown) {
    this.amount = amount;
    this.unit = unit;
    this.inquiry = inquiry;
    this.unknown = unknown;
  }

  /** Whether it is {@code limit} of the unit ({@code "oz"}, {@code "g"}, {@code "lb"}) or less. */
  public boolean atMost(double limit, String of) {
    return compare(limit, of, 0, limit + " " + of + " or less", "more than " + limit + " " + of);
  }

  /** Whether it is less than {@code limit} of the unit. */
  public boolean lessThan(double limit, String of) {
    return compare(limit, of, 1, "less than " + limit + " " + of, limit + " " + of + " or more");
  }

  /** Whether it is counted in plants, and so many or fewer. */
  public boolean plantsAtMost(int limit) {
    String yes = limit + " plants or fewer";
    if (amount == null || unit == null) {
      return inquiry.holds(unknown, yes);
    }
    return unit == QuantityUnit.PLANTS && amount <= limit;
  }

  private boolean compare(double limit, String of, long less, String yes, String no) {
    long bound =
        Math.round(limit * QuantityUnit.valueOf(of.toUpperCase(Locale.ROOT)).micrograms()) - less;
    if (amount == null || unit == null) {
      return inquiry.atMost(unknown, ANY, bound, yes, no);
    }
    if (unit.micrograms() == 0) {
      return inquiry.holds(unknown, yes);
    }
    return Math.round(amount * unit.micrograms()) <= bound;
  }
}
