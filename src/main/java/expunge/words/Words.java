package expunge.words;

import expunge.law.Jurisdiction;
import expunge.law.Nearest;
import expunge.law.Source;
import expunge.law.Statute;
import expunge.rulebook.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words that one rulebook keeps, found by citation. */
public final class Words {

  /**
   * What a citation points to.
   *
   * @param sources the sources it names, with and without words
   * @param places where its words stand, as far as they are kept
   */
  public record Found(List<Source> sources, List<Place> places) {

    /** Copies the lists. */
    public Found {
      sources = List.copyOf(sources);
      places = List.copyOf(places);
    }

    /** The reason that a source gives for keeping no words, when no named source keeps any. */
    public Optional<String> reasonForNone() {
      return places.isEmpty()
          ? sources.stream().flatMap(s -> Optional.ofNullable(s.noText()).stream()).findFirst()
          : Optional.empty();
    }
  }

  private final Jurisdiction jurisdiction;
  private final List<Source> sources;
  private final Map<String, SourceText> texts;

  private Words(Jurisdiction jurisdiction, List<Source> sources, Map<String, SourceText> texts) {
    this.jurisdiction = jurisdiction;
    this.sources = List.copyOf(sources);
    this.texts = Map.copyOf(texts);
  }

  /** The words that the rulebook in {@code folder} keeps; a file that isn't there is left out. */
  public static Words read(Path folder, Manifest manifest) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Source source : manifest.sources()) {
      Path file = file(folder, source);
      if (file != null && Files.isRegularFile(file)) {
        try {
          files.put(String.valueOf(source.text()), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
          throw new UncheckedIOException(
              "the words in " + file + " can't be read; they must be UTF-8 text", unreadable);
        }
      }
    }
    return of(manifest, files);
  }

  /** The words in these files, by their path inside the rulebook. */
  public static Words of(Manifest manifest, Map<String, String> files) {
    Map<String, SourceText> texts = new LinkedHashMap<>();
    files.forEach((file, text) -> texts.put(file, SourceText.read(file, text)));
    return new Words(manifest.jurisdiction(), manifest.sources(), texts);
  }

  /** The file of a source's words, or null when it names none inside the rulebook. */
  static @Nullable Path file(Path folder, Source source) {
    String text = source.text();
    if (text == null) {
      return null;
    }
    Path file = folder.resolve(text).normalize();
    return file.startsWith(folder.normalize()) ? file : null;
  }

  /** The text that a source names, or null when it isn't there. */
  public @Nullable SourceText text(Source source) {
    String file = source.text();
    return file == null ? null : texts.get(file);
  }

  /** Where the words of a citation stand; empty when none of the sources is what it cites. */
  public Optional<Found> find(String citation) {
    String written = Citation.clean(citation);
    Source source = sourceOf(written);
    if (source != null) {
      int end = Citation.end(written, Citation.clean(source.citation()));
      return Optional.of(found(source, written.substring(end)));
    }
    List<Source> named =
        sources.stream().filter(s -> named(Citation.clean(s.citation()), written)).toList();
    if (named.size() == 1) {
      return Optional.of(found(named.get(0), ""));
    }
    Statute asked = Statute.parse(jurisdiction, citation);
    if (!asked.readable()) {
      return Optional.empty();
    }
    int open = written.indexOf('(');
    return sources.stream()
        .filter(
            s ->
                Statute.cited(s.citation()).readable()
                    && asked.relationTo(Statute.cited(s.citation())) == Statute.Relation.WITHIN)
        .max(Comparator.comparingInt(s -> Statute.cited(s.citation()).canonical().length()))
        .map(s -> found(s, open < 0 ? "" : written.substring(open)));
  }

  /** Whether {@code name} names a decision, without where it is reported. */
  private static boolean named(String decision, String name) {
    int end = name.isEmpty() ? -1 : Citation.end(decision, name);
    return end >= 0 && decision.startsWith(",", end);
  }

  /** The source with the longest citation with which {@code written} begins. */
  private @Nullable Source sourceOf(String written) {
    Source best = null;
    int longest = -1;
    for (Source source : sources) {
      int end = Citation.end(written, Citation.clean(source.citation()));
      boolean otherSection =
          end >= 0
              && end + 1 < written.length()
              && ".:-/".indexOf(written.charAt(end)) >= 0
              && Character.isLetterOrDigit(written.charAt(end + 1))
              && !holds(source, written, end);
      if (end > longest && !otherSection) {
        best = source;
        longest = end;
      }
    }
    return best;
  }

  /**
   * Whether a text that holds several sections holds the one whose number goes on at {@code end}.
   */
  private boolean holds(Source source, String written, int end) {
    SourceText text = text(source);
    return text != null && text.section().child(sectionNumber(source, written, end)) != null;
  }

  private static String sectionNumber(Source source, String written, int end) {
    String citation = source.citation();
    return citation.substring(citation.lastIndexOf(' ') + 1)
        + written.substring(end).replaceAll("[\\s(,;].*$", "");
  }

  private Found found(Source source, String rest) {
    List<Source> named = new ArrayList<>(List.of(source));
    List<Place> places = new ArrayList<>();
    String number = "";
    String below = rest;
    if (!rest.isEmpty() && ".:-/".indexOf(rest.charAt(0)) >= 0) {
      number = sectionNumber(source, rest, 0);
      below = rest.replaceAll("^[^\\s(,;]*", "");
    }
    for (Citation.Pointer pointer : Citation.below(below)) {
      if (!pointer.section().isEmpty()) {
        String other =
            source.citation().substring(0, source.citation().lastIndexOf(' ') + 1)
                + pointer.section();
        Source another = sourceOf(Citation.clean(other));
        if (another != null) {
          named.add(another);
          add(places, another, "", pointer);
        }
      } else {
        add(places, source, number, pointer);
      }
    }
    return new Found(named.stream().distinct().toList(), places.stream().distinct().toList());
  }

  private void add(List<Place> places, Source source, String number, Citation.Pointer pointer) {
    SourceText text = text(source);
    if (text == null) {
      return;
    }
    List<Paragraph> around = new ArrayList<>();
    Paragraph at = text.section();
    String own = number.isEmpty() ? lastWord(source.citation()) : number;
    Paragraph section = at.child(own);
    if (section != null) {
      around.add(at);
      at = section;
    }
    boolean exact = pointer.whole();
    for (String label : pointer.path()) {
      Paragraph next = at.child(label);
      if (next == null) {
        exact = false;
        break;
      }
      around.add(at);
      at = next;
    }
    places.add(new Place(source, text, at, around, exact));
  }

  private static String lastWord(String citation) {
    return citation.substring(citation.lastIndexOf(' ') + 1);
  }

  /** The citations of sources that were perhaps meant by another, nearest first. */
  public List<String> near(String citation) {
    return Nearest.all(citation, sources.stream().map(Source::citation).toList());
  }
}
