package expunge.report;

import expunge.law.Source;
import expunge.law.Source.Coverage;
import expunge.record.Shape;
import expunge.rulebook.Manifest;
import expunge.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page docs/coverage.md: what law is coded, from which text of which day. */
public final class LawPage {

  private static final String HEAD =
      """
      # What law is coded, and from which text

      For each jurisdiction: the reliefs that answers speak of, and every section or instrument that was read for them, with its edition, the day on which it was read, and how far each of its parts is coded.

      - **coded**: rules say what the part says.
      - **partly**: rules say some of it; what they can't say is told in the rulebook, and answers that rest on it are marked.
      - **court**: it leaves a judgment to the court, which no rule makes; answers say so.
      - **not coded**: no rule says it. An answer never reads this as a no.

      "Words kept" means that the words themselves stand in the rulebook beside the rules; otherwise the reason is given. A section that was only named, so that no answer looks complete, says so in its edition.

      This page is written by `./expunge coverage --law > docs/coverage.md`.
      """;

  private LawPage() {}

  /** The page, in Markdown. */
  public static String of(Collection<Rulebook> books) {
    List<Rulebook> sorted =
        books.stream()
            .sorted(Comparator.comparing(book -> book.manifest().jurisdiction().code()))
            .toList();
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n| Jurisdiction | Reliefs | Rules | Sections | Words kept ");
    for (Coverage how : Coverage.values()) {
      page.append("| Parts ").append(word(how)).append(' ');
    }
    page.append("|\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Rulebook book : sorted) {
      Manifest manifest = book.manifest();
      page.append("| [").append(manifest.jurisdiction().name()).append("](#");
      page.append(anchor(manifest)).append(") | ").append(manifest.reliefs().size());
      page.append(" | ").append(book.rules().size());
      page.append(" | ").append(manifest.sources().size());
      page.append(" | ")
          .append(manifest.sources().stream().filter(source -> source.text() != null).count());
      for (Coverage how : Coverage.values()) {
        page.append(" | ").append(parts(manifest, how));
      }
      page.append(" |\n");
    }
    sorted.forEach(book -> section(page, book.manifest()));
    return page.toString();
  }

  private static void section(StringBuilder page, Manifest manifest) {
    page.append("\n## ").append(manifest.jurisdiction().name()).append("\n\n");
    manifest
        .reliefs()
        .forEach(
            relief ->
                page.append("- ")
                    .append(cell(relief.title()))
                    .append(" (")
                    .append(Shape.word(relief.mode()))
                    .append(", `")
                    .append(relief.id())
                    .append("`)\n"));
    page.append("\n| Section | Edition read | Read on | Words | Parts |\n|---|---|---|---|---|\n");
    for (Source source : manifest.sources()) {
      page.append("| ").append(citation(source)).append(": ").append(cell(source.title()));
      page.append(" | ").append(cell(source.edition()));
      page.append(" | ").append(source.read());
      page.append(" | ").append(words(source));
      page.append(" | ").append(parts(source)).append(" |\n");
    }
  }

  private static long parts(Manifest manifest, Coverage how) {
    return manifest.sources().stream()
        .flatMap(source -> source.coverage().values().stream())
        .filter(how::equals)
        .count();
  }

  private static String citation(Source source) {
    String link = source.link();
    return link == null
        ? "**" + cell(source.citation()) + "**"
        : "[**" + cell(source.citation()) + "**](" + link + ")";
  }

  private static String words(Source source) {
    if (source.text() != null) {
      return "kept";
    }
    String reason = source.noText();
    return reason == null ? "not kept" : "not kept: " + cell(reason);
  }

  /** {@code coded: (1), (2); court: (3)}. */
  private static String parts(Source source) {
    List<String> kinds = new ArrayList<>();
    for (Coverage how : Coverage.values()) {
      String those =
          source.coverage().entrySet().stream()
              .filter(part -> part.getValue() == how)
              .map(Map.Entry::getKey)
              .map(LawPage::cell)
              .collect(Collectors.joining(", "));
      if (!those.isEmpty()) {
        kinds.add(word(how) + ": " + those);
      }
    }
    return String.join("; ", kinds);
  }

  private static String word(Coverage how) {
    return how == Coverage.NOT_CODED ? "not coded" : Shape.word(how);
  }

  /** As common readers of Markdown make an anchor of a heading. */
  private static String anchor(Manifest manifest) {
    return manifest
        .jurisdiction()
        .name()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 -]", "")
        .replace(' ', '-');
  }

  private static String cell(String text) {
    return text.strip().replaceAll("\\s+", " ").replace("|", "\\|").replace("<", "&lt;");
  }
}
