package expunge.workshop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.law.Jurisdiction;
import expunge.record.OffenseLists;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes up records for one jurisdiction: the same rulebook, seed and number give the same record.
 * In a series they cover the offense tables, the citations and days that rules name, the eve, the
 * day and the morrow of every period that rules count, grades, dispositions, and each fact's being
 * missing. Keeps nothing between records; safe for use by many threads at once.
 */
public final class Generator {

  private final Rulebooks books;
  private final Jurisdiction jurisdiction;
  private final Constants constants;

  private Generator(Rulebooks books, Jurisdiction jurisdiction, Constants constants) {
    this.books = books;
    this.jurisdiction = jurisdiction;
    this.constants = constants;
  }

  /** A maker of records for {@code jurisdiction}, whose rulebook must be among {@code books}. */
  public Generator(Rulebooks books, Jurisdiction jurisdiction) {
    this(books, jurisdiction, everything(books, jurisdiction));
  }

  /**
   * One whose records turn on what {@code rules} name, wherever these name something of the kind.
   */
  public static Generator aimedAt(
      Collection<Rule> rules, Rulebooks books, Jurisdiction jurisdiction) {
    Constants all = everything(books, jurisdiction);
    return new Generator(books, jurisdiction, Constants.of(rules, OffenseLists.NONE).or(all));
  }

  private static Constants everything(Rulebooks books, Jurisdiction jurisdiction) {
    Rulebook book = books.of(jurisdiction);
    if (book == null) {
      throw new IllegalArgumentException("no rulebook of " + jurisdiction + " is in service");
    }
    Constants named = Constants.of(book.rules(), book.lists());
    List<String> statutes = new ArrayList<>(named.statutes());
    statutes.add("99.999"); // one that no rule names
    return new Constants(
        List.copyOf(statutes), named.days(), named.periods(), named.numbers(), named.substances());
  }

  /** The first record of the series of this seed. */
  public ObjectNode record(long seed) {
    return record(seed, 0);
  }

  /** The record with this number, counted from 0, in the series of this seed. */
  public ObjectNode record(long seed, long number) {
    return new Draft(books, jurisdiction, constants, new Chance(seed, number)).record();
  }
}
