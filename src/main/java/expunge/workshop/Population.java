package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records on which two editions of the rules are compared, one after the other. */
final class Population {

  private Population() {}

  /** The examples below a folder. */
  static Stream<Member> examples(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(p -> p.toString().endsWith(".json") && !p.toString().endsWith(".expected.json"))
          .sorted()
          .map(
              p ->
                  new Member(
                      Member.Kind.EXAMPLE,
                      p.toString().replace('\\', '/'),
                      () -> Json.tree(bytes(p))))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the folder " + folder + " can't be read", unreadable);
    }
  }

  /**
   * The records of all cases of some rulebooks: those of the new rules with what they expect, and
   * those that only the old rules have.
   */
  static Stream<Member> cases(
      Edition before, Edition after, Set<String> rulebooks, List<Failure> failures) {
    List<Member> members = new ArrayList<>();
    Set<JsonNode> seen = new HashSet<>();
    for (String book : rulebooks) {
      for (CaseFile.Located one : located(after, book, failures)) {
        seen.add(one.one().record());
        members.add(new Member(Member.Kind.CASE, one.place(), () -> one.one().record(), one.one()));
      }
      for (CaseFile.Located one : located(before, book, new ArrayList<>())) {
        if (seen.add(one.one().record())) {
          members.add(
              new Member(
                  Member.Kind.CASE,
                  one.place() + " of `" + before.name() + "`",
                  () -> one.one().record()));
        }
      }
    }
    return members.stream();
  }

  private static List<CaseFile.Located> located(
      Edition edition, String book, List<Failure> failures) {
    List<CaseFile.Located> all = new ArrayList<>();
    edition
        .cases()
        .getOrDefault(book, Map.of())
        .forEach(
            (file, text) -> {
              String name = book + "/" + file;
              new CaseFile(name, text, failures)
                  .cases()
                  .forEach(one -> all.add(new CaseFile.Located(name + ":" + one.line(), one)));
            });
    return all;
  }

  /**
   * Records made up for one rulebook that differs: for each side so many, half of them at the
   * constants of the whole rulebook, half at those of the changed rules. A record that both sides
   * make is taken once.
   */
  static Stream<Member> madeUp(Sides sides, Difference difference, long count, long seed) {
    List<Rule> changed = new ArrayList<>();
    for (Change change : difference.changesOfLaw()) {
      Stream.of(change.before(), change.after()).filter(Objects::nonNull).forEach(changed::add);
    }
    long half = changed.isEmpty() ? count : (count + 1) / 2;
    Stream<Member> whole = both(series(sides, difference, List.of()), difference, half, seed);
    return changed.isEmpty()
        ? whole
        : Stream.concat(
            whole, both(series(sides, difference, changed), difference, count - half, seed));
  }

  private static List<Series> series(Sides sides, Difference difference, List<Rule> aim) {
    return Stream.of(
            Series.of("new", sides.after(), difference, difference.after(), aim),
            Series.of("old", sides.before(), difference, difference.before(), aim))
        .filter(Objects::nonNull)
        .toList();
  }

  /** A series of made-up records, and what it is called. */
  private record Series(String name, Generator generator) {
    static @Nullable Series of(
        String side,
        Rulebooks books,
        Difference difference,
        @Nullable Rulebook book,
        List<Rule> aim) {
      Jurisdiction its = difference.jurisdiction();
      if (book == null) {
        return null;
      }
      return aim.isEmpty()
          ? new Series(side + " rules", new Generator(books, its))
          : new Series(side + " rules, aimed", Generator.aimedAt(aim, books, its));
    }
  }

  private static Stream<Member> both(
      List<Series> series, Difference difference, long count, long seed) {
    return LongStream.range(0, count)
        .boxed()
        .flatMap(number -> made(series, difference, seed, number).stream());
  }

  private static List<Member> made(
      List<Series> series, Difference difference, long seed, long number) {
    List<Member> members = new ArrayList<>();
    Set<ObjectNode> made = new HashSet<>();
    for (Series one : series) {
      ObjectNode record = one.generator().record(seed, number);
      if (made.add(record)) {
        String place =
            "made up for "
                + difference.jurisdiction().folder()
                + ", seed "
                + seed
                + ", number "
                + number
                + " ("
                + one.name()
                + ")";
        members.add(new Member(Member.Kind.MADE_UP, place, () -> record));
      }
    }
    return members;
  }

  /** The records of a file, one a line; read as they are asked for. */
  static Iterator<Member> lines(Path file) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), 1 << 16);
    return new Iterator<>() {
      private long line;
      private @Nullable String next = advance();

      private @Nullable String advance() {
        try {
          for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (!text.isBlank()) {
              return text;
            }
          }
          reader.close();
          return null;
        } catch (IOException unreadable) {
          throw new UncheckedIOException("the file " + file + " can't be read", unreadable);
        }
      }

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Member next() {
        String text = next;
        if (text == null) {
          throw new java.util.NoSuchElementException();
        }
        String place = file + ":" + line;
        next = advance();
        return new Member(
            Member.Kind.POPULATION, place, () -> Json.tree(text.getBytes(StandardCharsets.UTF_8)));
      }
    };
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the file " + file + " can't be read", unreadable);
    }
  }
}
