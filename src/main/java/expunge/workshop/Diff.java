package expunge.workshop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Compares two editions of the rules on examples, cases, made-up records and files of records.
 *
 * @param examples the folder of examples
 * @param populations files with one record a line
 * @param count how many records to make up for each side of each rulebook that differs
 * @param today the filing date of a record that names none
 * @param kept how many flips of each kind to keep for showing
 */
public record Diff(
    Edition before,
    Edition after,
    Sides sides,
    Path examples,
    List<Path> populations,
    long count,
    long seed,
    LocalDate today,
    int kept) {

  /** Compares; where no answer can differ, nothing is run. */
  public DiffReport run(LongConsumer progress) throws IOException {
    Tally tally = new Tally(kept);
    Set<String> books = new TreeSet<>();
    sides.differences().stream()
        .filter(Difference::ofLaw)
        .forEach(d -> books.add(d.jurisdiction().folder()));
    if (books.isEmpty()) {
      return tally.report(sides);
    }
    Comparison comparison = new Comparison(sides, today);
    List<Failure> failures = new ArrayList<>();
    Stream<Member> own =
        Stream.concat(
            Population.cases(before, after, books, failures), Population.examples(examples));
    for (Difference difference : sides.differences()) {
      if (difference.ofLaw()) {
        own = Stream.concat(own, Population.madeUp(sides, difference, count, seed));
      }
    }
    comparison.run(own.iterator(), tally::add, progress);
    for (Failure failure : failures) {
      tally.add(
          new Comparison.Compared(
              List.of(),
              List.of(),
              0,
              failure.file()
                  + ":"
                  + failure.line()
                  + ": "
                  + failure.what()
                  + ": expected "
                  + failure.expected()
                  + ", found "
                  + failure.found()));
    }
    for (Path file : populations) {
      Iterator<Member> lines = Population.lines(file);
      comparison.run(lines, tally::add, progress);
    }
    return tally.report(sides);
  }
}
