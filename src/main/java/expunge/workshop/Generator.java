package expunge.workshop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes up records for one jurisdiction: the same rulebook, seed and number give the same record.
 * In a series they cover the offense tables, the citations and days that rules name, the eve, the
 * day and the morrow of every period that rules count, grades, dispositions, and each fact's being
 * missing. Keeps nothing between records; safe for use by many threads at once.
 */
public final class Generator {

  /** A section that no rule names. */
  private static final String UNNAMED = "99.999";

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
    this(books, jurisdiction, everything(book(books, jurisdiction)));
  }

  /**
   * One whose records turn on what {@code rules} name, wherever these name something of the kind;
   * where they name no offense, on no offense that any rule names.
   */
  public static Generator aimedAt(
      Collection<Rule> rules, Rulebooks books, Jurisdiction jurisdiction) {
    Rulebook book = book(books, jurisdiction);
    Map<String, Set<String>> lists = new LinkedHashMap<>();
    book.lists()
        .names()
        .forEach(
            (list, entries) -> {
              if (rules.stream().anyMatch(r -> r.body().contains("\"" + list + "\""))) {
                lists.put(list, entries);
              }
            });
    Constants all = everything(book);
    return new Generator(
        books, jurisdiction, Constants.of(rules, lists).withStatute(UNNAMED).or(all));
  }

  private static Constants everything(Rulebook book) {
    return Constants.of(book.rules(), book.lists().names())
        .withStatute(UNNAMED)
        .withGrades(book.manifest().grades());
  }

  private static Rulebook book(Rulebooks books, Jurisdiction jurisdiction) {
    Rulebook book = books.of(jurisdiction);
    if (book == null) {
      throw new IllegalArgumentException("no rulebook of " + jurisdiction + " is in service");
    }
    return book;
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
