package expunge.words;

import expunge.rulebook.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words that the rules of one rulebook were read against: for each citation the day and the
 * hashes of the paragraphs as they stood then. It is kept in the file {@code words.lock} beside
 * rulebook.yaml; nobody needs to write it by hand.
 */
public final class WordsLock {

  /** The file's name in a rulebook. */
  public static final String FILE = "words.lock";

  private static final String HEAD =
      """
      # The words of the law that each rule was read against: for each citation the day of reading, then the hash of
      # each text as a whole and of each paragraph that the rules so cited rest on. Written by `./expunge confirm`.
      """;

  private static final Pattern CONFIRMED = Pattern.compile("  confirmed (\\S+)(?: by (.+))?");
  private static final Pattern TEXT = Pattern.compile("  text ([0-9a-f]{16}) (.+)");
  private static final Pattern WORDS = Pattern.compile("  words ([0-9a-f]{16}) (.+)");

  /**
   * What one citation's rules were read against.
   *
   * @param by who read them, if that was said
   * @param texts the hash of each text as a whole, by file
   * @param words the hash of each paragraph's own words, by its citation
   */
  public record Entry(
      LocalDate confirmed,
      @Nullable String by,
      Map<String, String> texts,
      Map<String, String> words) {

    /** Copies the maps, which keep their order. */
    public Entry {
      texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
      words = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }
  }

  private final Map<String, Entry> entries;

  /** A lock with these entries, by citation. */
  public WordsLock(Map<String, Entry> entries) {
    this.entries = java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /** Reads a lock; lines that can't be read become problems. */
  public static WordsLock read(String file, String text, List<Problem> problems) {
    Map<String, Entry> entries = new TreeMap<>();
    List<String> lines = text.lines().toList();
    String citation = "";
    LocalDate confirmed = null;
    String by = null;
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i <= lines.size(); i++) {
      String line = i == lines.size() ? "end" : lines.get(i);
      boolean head = !line.isBlank() && !line.startsWith(" ") && !line.startsWith("#");
      Matcher day = CONFIRMED.matcher(line);
      Matcher whole = TEXT.matcher(line);
      Matcher part = WORDS.matcher(line);
      if (head) {
        if (confirmed != null) {
          entries.put(citation, new Entry(confirmed, by, texts, words));
        } else if (!citation.isEmpty()) {
          problems.add(broken(file, i, "the entry before this line has no `confirmed` day"));
        }
        citation = line.strip();
        confirmed = null;
        by = null;
        texts = new LinkedHashMap<>();
        words = new LinkedHashMap<>();
      } else if (day.matches()) {
        try {
          confirmed = LocalDate.parse(day.group(1));
          by = day.group(2);
        } catch (DateTimeParseException notADay) {
          problems.add(broken(file, i + 1, "`" + day.group(1) + "` is no day"));
        }
      } else if (whole.matches()) {
        texts.put(whole.group(2), whole.group(1));
      } else if (part.matches()) {
        words.put(part.group(2), part.group(1));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        problems.add(broken(file, i + 1, "this line is none that `./expunge confirm` writes"));
      }
    }
    return new WordsLock(entries);
  }

  private static Problem broken(String file, int line, String found) {
    return new Problem(
        file,
        Math.max(1, line),
        1,
        "words-lock",
        found + "; take the file back from the last commit, or delete the entry and confirm again");
  }

  /** The entries by citation. */
  public Map<String, Entry> entries() {
    return entries;
  }

  /** What a citation's rules were read against, if they were. */
  public Optional<Entry> of(String citation) {
    return Optional.ofNullable(entries.get(citation));
  }

  /** The file's text. */
  public String write() {
    StringBuilder out = new StringBuilder(HEAD);
    entries.forEach(
        (citation, entry) -> {
          out.append('\n').append(citation).append('\n');
          out.append("  confirmed ").append(entry.confirmed());
          out.append(entry.by() == null ? "" : " by " + entry.by()).append('\n');
          entry.texts().forEach((file, hash) -> line(out, "text", hash, file));
          entry.words().forEach((part, hash) -> line(out, "words", hash, part));
        });
    return out.toString();
  }

  private static void line(StringBuilder out, String kind, String hash, String of) {
    out.append("  ").append(kind).append(' ').append(hash).append(' ').append(of).append('\n');
  }
}
