package expunge.workshop;

import expunge.record.Day;
import expunge.rulebook.Found;
import expunge.rulebook.Rule;

/**
 * A rule that has to do with a failure, with what it concluded.
 *
 * @param finding what it concluded, {@code OpensOn 2023-06-01}; empty when nothing
 * @param title its citation and sentence
 * @param file where it stands, relative to the rules folder
 * @param line the line of its title
 */
public record Witness(String finding, String title, String file, int line) {

  static Witness of(Found found) {
    Rule rule = found.rule();
    return new Witness(said(found), rule.title(), rule.file(), rule.line());
  }

  static Witness silent(Rule rule) {
    return new Witness("", rule.title(), rule.file(), rule.line());
  }

  /** A finding in the words that case files use, its kind and day. */
  static String said(Found found) {
    return found.finding().kind()
        + found.finding().day().flatMap(Day::known).map(d -> " " + d).orElse("");
  }
}
