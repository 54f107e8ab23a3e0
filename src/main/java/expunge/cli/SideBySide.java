package expunge.cli;

import expunge.law.Source;
import expunge.rulebook.Rule;
import expunge.words.Reading;
import expunge.words.Standing;
import expunge.words.WordsFolder;
import java.util.ArrayList;
import java.util.List;

/** A passage of law laid out for a terminal: its words on the left, the rules on the right. */
final class SideBySide {

  private static final int NARROW = 80;
  private static final String BAR = " │ ";

  private final WordsFolder book;
  private final int width;

  SideBySide(WordsFolder book, int width) {
    this.book = book;
    this.width = Math.max(40, width);
  }

  /** The lines to print. */
  List<String> lay(Reading reading) {
    Source source = reading.source();
    List<String> out = new ArrayList<>();
    out.addAll(wrapped(reading.asked() + ": " + source.title(), width, ""));
    out.addAll(
        wrapped(
            source.edition()
                + "; read on "
                + source.read()
                + (source.text() == null ? "" : "; " + book.name() + "/" + source.text()),
            width,
            ""));
    if (!reading.exact()) {
      out.addAll(
          wrapped(
              "The text kept here marks no such paragraph; this is the nearest around it.",
              width,
              ""));
    }
    String none = source.noText();
    if (reading.lines().isEmpty()) {
      out.addAll(
          wrapped("No words are kept" + (none == null ? "." : ": " + none + "."), width, ""));
    }
    out.add("─".repeat(width));
    boolean narrow = width < NARROW;
    int left = narrow ? width : (width - BAR.length()) * 11 / 20;
    int right = narrow ? width : width - BAR.length() - left;
    for (Reading.Line line : reading.lines()) {
      List<String> words = words(line, left);
      List<String> said = said(line, right - (narrow ? 4 : 0));
      if (narrow) {
        out.addAll(words);
        said.forEach(s -> out.add("  > " + s));
      } else {
        for (int i = 0; i < Math.max(words.size(), said.size()); i++) {
          String l = i < words.size() ? words.get(i) : "";
          String r = i < said.size() ? said.get(i) : "";
          out.add((l + " ".repeat(Math.max(0, left - l.length())) + BAR + r).stripTrailing());
        }
      }
      out.add(narrow ? "" : (" ".repeat(left) + BAR).stripTrailing());
    }
    for (Reading.RuleRead rule : reading.others()) {
      out.addAll(rule(rule, width));
    }
    return out;
  }

  private static List<String> words(Reading.Line line, int width) {
    String indent = "  ".repeat(Math.min(6, Math.max(0, line.depth() - 1)));
    boolean word = line.label().isEmpty() || line.label().matches("note|subd\\. .*|\\d+[.:].*");
    String label =
        line.label().isEmpty() ? "" : word ? line.label() + " " : "(" + line.label() + ") ";
    List<String> out = new ArrayList<>();
    for (String paragraph : (label + line.words()).lines().toList()) {
      out.addAll(wrapped(paragraph, width, indent));
    }
    return out;
  }

  private List<String> said(Reading.Line line, int width) {
    List<String> out = new ArrayList<>();
    line.rules().forEach(rule -> out.addAll(rule(rule, width)));
    if (line.rules().isEmpty() && !line.around() && line.coverage() != null) {
      out.addAll(wrapped("(" + coverage(line.coverage()) + ")", width, ""));
    }
    return out;
  }

  private static String coverage(Source.Coverage coverage) {
    return switch (coverage) {
      case CODED -> "coded; no rule cites this paragraph itself";
      case PARTLY -> "partly coded; no rule cites this paragraph itself";
      case COURT -> "left to the court";
      case NOT_CODED -> "not coded";
    };
  }

  /** File and line, without the rulebook's folder, which stands at the head. */
  private static String place(Rule rule) {
    return rule.file().substring(rule.file().indexOf('/') + 1) + ":" + rule.line();
  }

  private List<String> rule(Reading.RuleRead read, int width) {
    List<String> out = new ArrayList<>(wrapped("• " + read.rule().sentence(), width, ""));
    out.addAll(wrapped(place(read.rule()) + "  [" + read.rule().inForce() + "]", width, "  "));
    Standing standing = read.standing();
    boolean inexact = standing.places().stream().anyMatch(p -> !p.exact());
    if (inexact) {
      out.addAll(wrapped("cites " + read.rule().citation(), width, "  "));
    }
    switch (standing.state()) {
      case REREAD -> {
        for (Standing.Change change : standing.changes()) {
          out.addAll(wrapped("RE-READ: " + change, width, "  "));
        }
      }
      case NEW -> {
        if (book.locked()) {
          out.addAll(wrapped("NOT CONFIRMED", width, "  "));
        }
      }
      case CONFIRMED, NO_TEXT, NO_WORDS -> {}
    }
    return out;
  }

  /** Text broken at blanks, every line after {@code indent}. */
  static List<String> wrapped(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.strip().split("\\s+", -1)) {
      String rest = word;
      if (line.length() > indent.length() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      while (indent.length() + rest.length() > width) {
        int fits = Math.max(1, width - indent.length());
        lines.add(indent + rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(line.length() > indent.length() ? " " : "").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
