package expunge.words;

import expunge.law.Source;
import expunge.rulebook.Manifest;
import expunge.rulebook.Problem;
import expunge.rulebook.Rule;
import expunge.rulebook.RulebookFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** One rulebook with the words it keeps and the lock on them. */
public final class WordsFolder {

  private final Path folder;
  private final RulebookFolder files;
  private final Manifest manifest;
  private final List<Rule> rules;
  private final Words words;
  private final WordsLock lock;
  private final List<Problem> broken;
  private final boolean locked;

  private WordsFolder(Path folder, RulebookFolder files, Manifest manifest, List<Rule> rules) {
    this.folder = folder;
    this.files = files;
    this.manifest = manifest;
    this.rules = rules;
    this.words = Words.read(folder, manifest);
    this.broken = new ArrayList<>();
    Path file = folder.resolve(WordsLock.FILE);
    this.locked = Files.isRegularFile(file);
    try {
      this.lock =
          locked
              ? WordsLock.read(
                  files.name() + "/" + WordsLock.FILE,
                  Files.readString(file, StandardCharsets.UTF_8),
                  broken)
              : new WordsLock(Map.of());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the file " + file + " can't be read", unreadable);
    }
  }

  /** The rulebook in {@code folder}; empty when its rulebook.yaml can't be used. */
  public static Optional<WordsFolder> read(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    RulebookFolder files = RulebookFolder.read(whole);
    RulebookFolder.Contents contents = files.contents();
    Manifest manifest = contents.manifest();
    return manifest == null
        ? Optional.empty()
        : Optional.of(new WordsFolder(whole, files, manifest, contents.rules()));
  }

  /** The folder's name, {@code us-or}. */
  public String name() {
    return files.name();
  }

  /** What rulebook.yaml says. */
  public Manifest manifest() {
    return manifest;
  }

  /** The rules that are well formed. */
  public List<Rule> rules() {
    return rules;
  }

  /** The words it keeps. */
  public Words words() {
    return words;
  }

  /** Whether it has a lock at all; a rulebook that is only being written has none. */
  public boolean locked() {
    return locked;
  }

  /** What the rules of a citation were read against, if they were confirmed. */
  public Optional<WordsLock.Entry> confirmed(String citation) {
    return lock.of(citation);
  }

  /** How the rules of a citation stand to the words. */
  public Standing standing(String citation) {
    return Standing.of(citation, words, lock);
  }

  /**
   * What is wrong between rules, words and lock. Without a lock only missing texts are, unless
   * {@code strict}.
   */
  public List<Problem> problems(boolean strict) {
    List<Problem> problems = new ArrayList<>(broken);
    for (Source source : manifest.sources()) {
      if (source.text() != null && words.text(source) == null) {
        problems.add(missing(source));
      }
    }
    if (locked || strict) {
      for (Rule rule : rules) {
        problem(rule, problems);
      }
    }
    return problems.stream().distinct().sorted().toList();
  }

  private void problem(Rule rule, List<Problem> problems) {
    Standing standing = standing(rule.citation());
    String again = "./expunge confirm \"" + rule.citation() + "\"";
    switch (standing.state()) {
      case REREAD -> {
        Standing.Change first = standing.changes().get(0);
        int more = standing.changes().size() - 1;
        String day =
            lock.of(rule.citation()).map(e -> e.confirmed().toString()).orElse("it was confirmed");
        problems.add(
            at(
                rule,
                "re-read",
                first
                    + (more == 0
                        ? ""
                        : more == 1
                            ? ", and one more paragraph"
                            : ", and " + more + " more paragraphs")
                    + " since this rule was read against the law on "
                    + day
                    + "; read both again, mend the rule if need be, then: "
                    + again));
      }
      case NEW ->
          problems.add(
              at(
                  rule,
                  "not-confirmed",
                  "nobody has confirmed that this rule says what "
                      + rule.citation()
                      + " says; read both (./expunge read), then: "
                      + again));
      case NO_WORDS -> problems.add(at(rule, "no-words", standing.reason()));
      case CONFIRMED, NO_TEXT -> {}
    }
  }

  private Problem at(Rule rule, String code, String sentence) {
    String inside = rule.file().substring(rule.file().indexOf('/') + 1);
    List<String> lines = files.files().getOrDefault(inside, "").lines().toList();
    int quote = rule.line() <= lines.size() ? lines.get(rule.line() - 1).indexOf('"') : -1;
    return new Problem(rule.file(), rule.line(), quote + 1 > 0 ? quote + 1 : 1, code, sentence);
  }

  private Problem missing(Source source) {
    List<String> lines = files.files().getOrDefault("rulebook.yaml", "").lines().toList();
    String text = String.valueOf(source.text());
    int line = 0;
    while (line < lines.size() && !lines.get(line).contains(text)) {
      line++;
    }
    boolean found = line < lines.size();
    return new Problem(
        files.name() + "/rulebook.yaml",
        found ? line + 1 : 1,
        found ? lines.get(line).indexOf(text) + 1 : 1,
        "no-words",
        "the text of "
            + source.citation()
            + " is not there; put its words into `"
            + text
            + "` in this rulebook's folder, or write `text: none` with a `reason:`");
  }

  /**
   * Writes into the lock that the rules of some citations were read against the words as they
   * stand, and drops what no rule cites any more.
   *
   * @param which whether to confirm a rule, which stands so
   * @return the citations confirmed, in order
   */
  public List<String> confirm(
      BiPredicate<Rule, Standing> which, LocalDate on, @Nullable String by) {
    Map<String, WordsLock.Entry> entries = new TreeMap<>();
    List<String> confirmed = new ArrayList<>();
    for (Rule rule : rules) {
      String citation = rule.citation();
      Standing standing = standing(citation);
      if (standing.places().isEmpty() || confirmed.contains(citation)) {
        continue;
      }
      if (which.test(rule, standing)) {
        entries.put(citation, Standing.confirmed(standing.places(), on, by));
        confirmed.add(citation);
      } else {
        lock.of(citation).ifPresent(entry -> entries.putIfAbsent(citation, entry));
      }
    }
    if (!confirmed.isEmpty()) {
      try {
        Files.writeString(
            folder.resolve(WordsLock.FILE), new WordsLock(entries).write(), StandardCharsets.UTF_8);
      } catch (IOException failed) {
        throw new UncheckedIOException(
            "the file " + folder.resolve(WordsLock.FILE) + " can't be written", failed);
      }
    }
    return confirmed.stream().sorted().toList();
  }
}
