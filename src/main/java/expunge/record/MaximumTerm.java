package expunge.record;

import expunge.law.Term;
import org.jspecify.annotations.Nullable;

/** The longest imprisonment that the law allows for the offense of a charge, as rules ask of it. */
public final class MaximumTerm {

  private static final Domain.Range ANY = new Domain.Range(0, Term.LIFE.days());

  private final @Nullable Term told;
  private final Inquiry inquiry;
  private final Unknown unknown;

  MaximumTerm(@Nullable Term told, Inquiry inquiry, Unknown unknown) {
    this.told = told;
    this.inquiry = inquiry;
    this.unknown = unknown;
  }

  /** Whether it is the term written, {@code "92 days"}, or a shorter one. */
  public boolean atMost(String term) {
    return compare(Term.of(term).days(), term + " or less", "more than " + term);
  }

  /** Whether it is longer than the term written: {@code over("1 year")}. */
  public boolean over(String term) {
    return !atMost(term);
  }

  /** Whether it is the term written or a longer one: {@code atLeast("10 years")}. */
  public boolean atLeast(String term) {
    return !compare(Term.of(term).days() - 1, "less than " + term, term + " or more");
  }

  /** Whether it is shorter than the term written. */
  public boolean lessThan(String term) {
    return !atLeast(term);
  }

  /** Whether it is imprisonment for life. */
  public boolean life() {
    return !compare(Term.LIFE.days() - 1, "less than life", "life");
  }

  private boolean compare(long bound, String yes, String no) {
    return told != null ? told.days() <= bound : inquiry.atMost(unknown, ANY, bound, yes, no);
  }
}
