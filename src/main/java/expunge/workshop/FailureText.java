package expunge.workshop;

import java.util.ArrayList;
import java.util.List;

/** A failure laid out for a terminal: what was expected beside what was found, then the rules. */
final class FailureText {

  private static final int COLUMN = 52;
  private static final int WIDTH = 112;
  private static final String INDENT = "    ";

  private FailureText() {}

  static String write(Failure failure) {
    List<String> lines = new ArrayList<>();
    lines.add(failure.file() + ":" + failure.line() + ": " + failure.what());
    if (!failure.about().isEmpty()) {
      wrap(failure.about(), WIDTH - INDENT.length()).forEach(line -> lines.add(INDENT + line));
    }
    List<String> left = column("expected", failure.expected());
    List<String> right = column("found", failure.found());
    int width = left.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String l = i < left.size() ? left.get(i) : "";
      String r = i < right.size() ? right.get(i) : "";
      lines.add((INDENT + "  " + l + " ".repeat(width - l.length()) + "  |  " + r).stripTrailing());
    }
    rules(lines, "made by", failure.made());
    rules(lines, "expected of", failure.due());
    return String.join("\n", lines);
  }

  private static List<String> column(String head, String text) {
    List<String> lines = new ArrayList<>(List.of(head));
    text.lines().forEach(line -> lines.addAll(wrap(line, COLUMN)));
    return lines;
  }

  private static void rules(List<String> lines, String head, List<Witness> rules) {
    for (Witness rule : rules) {
      lines.add(INDENT + head + " " + rule.file() + ":" + rule.line());
      String says = (rule.finding().isEmpty() ? "" : rule.finding() + " by ") + rule.title();
      wrap(says, WIDTH - 2 * INDENT.length()).forEach(line -> lines.add(INDENT + INDENT + line));
    }
  }

  /** The words of {@code text} in lines of at most {@code width} signs, longer only by one word. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
