package expunge.rulebook;

import expunge.law.Grade;
import expunge.law.Jurisdiction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every rulebook in service, by jurisdiction. Immutable: a change of rules makes another. */
public final class Rulebooks {

  private static final List<Grade> EVERY_GRADE = Arrays.asList(Grade.values());

  private final Map<Jurisdiction, Rulebook> books;

  private Rulebooks(Map<Jurisdiction, Rulebook> books) {
    this.books = Collections.unmodifiableMap(books);
  }

  private static final Pattern REACHES_ANY = Pattern.compile("(?m)^\\s+reaches:\\s*[\"']?any\\b");

  /**
   * Whether the rulebook in {@code folder} answers for a jurisdiction that is wanted, or has a
   * relief that reaches every jurisdiction's charges.
   */
  public static boolean needed(Path folder, Predicate<Jurisdiction> wanted) {
    String name = String.valueOf(folder.getFileName()).toUpperCase(Locale.ROOT);
    return Jurisdiction.find(name).map(wanted::test).orElse(true) || reachesAny(folder);
  }

  /**
   * Whether the rulebook in {@code folder} has a relief that reaches every jurisdiction's charges.
   */
  public static boolean reachesAny(Path folder) {
    try {
      return REACHES_ANY.matcher(Files.readString(folder.resolve("rulebook.yaml"))).find();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the folder " + folder + " can't be read", unreadable);
    }
  }

  /** The folders of rulebooks below {@code rules}. */
  public static List<Path> folders(Path rules) {
    if (Files.isRegularFile(rules.resolve("rulebook.yaml"))) {
      return List.of(rules);
    }
    try (Stream<Path> folders = Files.list(rules)) {
      return folders.filter(f -> Files.isRegularFile(f.resolve("rulebook.yaml"))).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the rules folder " + rules + " can't be read", unreadable);
    }
  }

  /**
   * Compiles every rulebook below {@code rules}.
   *
   * @throws BrokenRulebook with the problems of all of them, when one has any
   */
  public static Rulebooks load(Path rules, Shelf shelf) {
    return load(rules, shelf, jurisdiction -> true);
  }

  /**
   * Compiles the rulebooks below {@code rules} that are {@code wanted}, and those with a relief
   * that reaches every jurisdiction's charges: what answers a record of the wanted ones.
   *
   * @throws BrokenRulebook with the problems of all of them, when one has any
   */
  public static Rulebooks load(Path rules, Shelf shelf, Predicate<Jurisdiction> wanted) {
    List<Path> folders = folders(rules).stream().filter(f -> needed(f, wanted)).toList();
    Loaded loaded = loadWhatCompiles(folders, shelf);
    if (!loaded.problems().isEmpty()) {
      throw new BrokenRulebook(loaded.problems());
    }
    return loaded.books();
  }

  /**
   * The rulebooks that can go into service, and what is wrong with the others.
   *
   * @param broken the names of the folders whose rulebook can't
   */
  public record Loaded(Rulebooks books, List<Problem> problems, List<String> broken) {

    /** Copies the lists. */
    public Loaded {
      problems = List.copyOf(problems);
      broken = List.copyOf(broken);
    }
  }

  /** Compiles the rulebooks in these folders; a broken one doesn't stop the others. */
  public static Loaded loadWhatCompiles(List<Path> folders, Shelf shelf) {
    List<Problem> problems = new ArrayList<>();
    List<Rulebook> compiled = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Path folder : folders) {
      RulebookFolder read = RulebookFolder.read(folder);
      try {
        compiled.add(read.compile(shelf));
      } catch (BrokenRulebook found) {
        problems.addAll(found.problems());
        broken.add(read.name());
      }
    }
    return new Loaded(of(compiled), problems, broken);
  }

  /** These with {@code book} in the place of its jurisdiction's. */
  public Rulebooks with(Rulebook book) {
    Map<Jurisdiction, Rulebook> changed = new TreeMap<>(books);
    changed.put(book.manifest().jurisdiction(), book);
    return new Rulebooks(changed);
  }

  /** These without the rulebook of {@code jurisdiction}. */
  public Rulebooks without(Jurisdiction jurisdiction) {
    Map<Jurisdiction, Rulebook> changed = new TreeMap<>(books);
    changed.remove(jurisdiction);
    return new Rulebooks(changed);
  }

  /** These rulebooks. */
  public static Rulebooks of(Collection<Rulebook> compiled) {
    Map<Jurisdiction, Rulebook> books = new TreeMap<>();
    compiled.forEach(book -> books.put(book.manifest().jurisdiction(), book));
    return new Rulebooks(books);
  }

  /** The rulebooks, by jurisdiction. */
  public Collection<Rulebook> all() {
    return books.values();
  }

  /** The rulebook of a jurisdiction, or null when none is in service. */
  public @Nullable Rulebook of(Jurisdiction jurisdiction) {
    return books.get(jurisdiction);
  }

  /** The grades that a jurisdiction uses; all there are, where its rulebook doesn't say. */
  public List<Grade> grades(Jurisdiction jurisdiction) {
    Rulebook book = books.get(jurisdiction);
    return book == null || book.manifest().grades().isEmpty()
        ? EVERY_GRADE
        : book.manifest().grades();
  }

  /** The engine that evaluates them, with its version. */
  public static String engine() {
    return Compiler.ENGINE;
  }
}
