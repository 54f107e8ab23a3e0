package expunge.words;

import expunge.law.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the rules of one citation stand to the words they were read against.
 *
 * @param state in a word
 * @param changes the paragraphs that changed, for rules to be read again
 * @param places where the words stand
 * @param reason why there are no words, where there are none
 */
public record Standing(State state, List<Change> changes, List<Place> places, String reason) {

  /** In a word. */
  public enum State {
    /** Read against the words as they stand. */
    CONFIRMED,
    /** Never confirmed. */
    NEW,
    /** Read against words that have changed since. */
    REREAD,
    /** The source says why it keeps no words. */
    NO_TEXT,
    /** The citation points into no words. */
    NO_WORDS
  }

  /**
   * A paragraph whose words are other than they were.
   *
   * @param cited how it is cited
   * @param what {@code changed}, {@code new} or {@code gone}
   * @param file where it stands
   * @param line where it begins; 0 when it is gone
   */
  public record Change(String cited, String what, String file, int line) {

    @Override
    public String toString() {
      return switch (what) {
        case "gone" -> cited + " is gone (" + file + ")";
        case "new" -> cited + " is new (" + file + ":" + line + ")";
        default -> cited + " has other words (" + file + ":" + line + ")";
      };
    }
  }

  /** Copies the lists. */
  public Standing {
    changes = List.copyOf(changes);
    places = List.copyOf(places);
  }

  /** How the rules with this citation stand. */
  public static Standing of(String citation, Words words, WordsLock lock) {
    Optional<Words.Found> found = words.find(citation);
    if (found.isEmpty()) {
      return none(
          "none of the sources in rulebook.yaml is what this rule cites; add the source with its text, or correct the citation");
    }
    List<Place> places = found.get().places();
    if (places.isEmpty()) {
      Optional<String> reason = found.get().reasonForNone();
      if (reason.isPresent()) {
        return new Standing(State.NO_TEXT, List.of(), places, reason.get());
      }
      Source source = found.get().sources().get(0);
      String text = source.text();
      return none(
          text == null
              ? "the source "
                  + source.citation()
                  + " names no text; put its words into sources/ and name the file, or write `text: none` with a `reason:`"
              : "the text of " + source.citation() + " is not there: `" + text + "`");
    }
    Optional<WordsLock.Entry> entry = lock.of(citation);
    if (entry.isEmpty()) {
      return new Standing(State.NEW, List.of(), places, "");
    }
    List<Change> changes = changes(entry.get(), places);
    return new Standing(changes.isEmpty() ? State.CONFIRMED : State.REREAD, changes, places, "");
  }

  private static Standing none(String reason) {
    return new Standing(State.NO_WORDS, List.of(), List.of(), reason);
  }

  private static List<Change> changes(WordsLock.Entry entry, List<Place> places) {
    if (entry.texts().equals(texts(places))) {
      return List.of(); // not a word is other than it was, however the lines are broken now
    }
    List<Change> changes = new ArrayList<>();
    Map<String, String> now = words(places);
    Map<String, Paragraph> paragraphs = new LinkedHashMap<>();
    Map<String, String> files = new LinkedHashMap<>();
    for (Place place : places) {
      for (Paragraph one : place.readAgainst()) {
        paragraphs.putIfAbsent(place.cite(one), one);
        files.putIfAbsent(place.cite(one), place.text().file());
      }
    }
    now.forEach(
        (cited, hash) -> {
          String then = entry.words().get(cited);
          Paragraph one = paragraphs.get(cited);
          if (!hash.equals(then) && one != null) {
            String what = then == null ? "new" : "changed";
            changes.add(new Change(cited, what, files.getOrDefault(cited, ""), one.line()));
          }
        });
    String file = places.get(0).text().file();
    for (String cited : entry.words().keySet()) {
      if (!now.containsKey(cited)) {
        changes.add(new Change(cited, "gone", file, 0));
      }
    }
    return changes;
  }

  /** The entry that confirms these places. */
  static WordsLock.Entry confirmed(List<Place> places, LocalDate on, @Nullable String by) {
    return new WordsLock.Entry(on, by, texts(places), words(places));
  }

  private static Map<String, String> texts(List<Place> places) {
    Map<String, String> texts = new LinkedHashMap<>();
    places.forEach(p -> texts.put(p.text().file(), hash(p.text().whole())));
    return texts;
  }

  private static Map<String, String> words(List<Place> places) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Place place : places) {
      for (Paragraph one : place.readAgainst()) {
        if (!one.own().isEmpty()) {
          // Two paragraphs with one label count as one; only a text with a slip has them.
          words.merge(place.cite(one), one.own(), (a, b) -> a.equals(b) ? a : a + "\n" + b);
        }
      }
    }
    words.replaceAll((cited, own) -> hash(own));
    return words;
  }

  private static String hash(String words) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has SHA-256
    }
  }
}
