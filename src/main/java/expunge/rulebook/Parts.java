package expunge.rulebook;

import expunge.rulebook.RuleFile.Cut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one checked rule, and, for each, a rule that asks for that one alone: it fires
 * for the charges of which the condition holds, whatever the others are.
 */
final class Parts {

  /** Whom the words of a condition are about. */
  enum Subject {
    QUESTION,
    PERSON,
    OTHER
  }

  /**
   * One condition.
   *
   * @param from where its words begin in the rule's text
   * @param tokens its words
   */
  record Part(int from, String words, Subject subject, List<Token> tokens, String alone) {}

  private final String text;
  private final String code;
  private final List<Token> tokens;
  private final String header;
  private final List<Part> parts = new ArrayList<>();

  private Parts(RuleFile file, Cut cut) {
    this.text = file.text();
    this.code = file.code();
    this.tokens = cut.conditions();
    this.header = code.substring(0, cut.when().end()) + "\n";
  }

  /** The parts of a rule; none when it doesn't start from a question or a finding. */
  static List<Part> of(Rule rule) {
    RuleFile file = new RuleFile(rule.file(), rule.text(), new ArrayList<>());
    List<Cut> cuts = file.cut();
    if (cuts.size() != 1) {
      return List.of();
    }
    Parts parts = new Parts(file, cuts.get(0));
    parts.find();
    return List.copyOf(parts.parts);
  }

  /** One pattern with what stands before it, from and to among the words. */
  private record Item(int from, int to, int type, int open) {}

  private void find() {
    List<Item> items = items();
    Item first = null;
    for (Item item : items) {
      Class<?> type = Vocabulary.PATTERNS.get(tokens.get(item.type).text());
      if (first == null && type != null && Vocabulary.about(type) && tokens.get(1).is(":")) {
        first = item;
      }
    }
    if (first == null || first.from != 0) {
      return;
    }
    for (Item item : items) {
      Token type = tokens.get(item.type);
      boolean plain = item.type == item.from || tokens.get(item.from + 1).is(":");
      if (item.from == first.from) {
        within(item, first, Subject.QUESTION);
      } else if (plain && type.is("Person")) {
        within(item, first, Subject.PERSON);
      } else {
        String whole = code(item.from, item.to);
        add(item.from, item.to, Subject.OTHER, bare(first, null) + "\n" + whole, first);
      }
    }
  }

  private void within(Item item, Item first, Subject subject) {
    for (int[] part : constraints(item)) {
      if (!kept(part, item.from == first.from)) {
        String words = code(part[0], part[1]);
        String alone =
            item.from == first.from
                ? bare(first, words)
                : bare(first, null) + "\nPerson( " + words + " )";
        add(part[0], part[1], subject, alone, first);
      }
    }
  }

  /** The first pattern with its relief, what it binds, and one condition. */
  private String bare(Item first, @Nullable String condition) {
    List<String> all = new ArrayList<>();
    for (int[] part : constraints(first)) {
      if (kept(part, true)) {
        all.add(code(part[0], part[1]));
      }
    }
    if (condition != null) {
      all.add(condition);
    }
    return code(first.from, first.open + 1) + " " + String.join(", ", all) + " )";
  }

  /** What is no condition by itself: the relief, and names given to facts. */
  private boolean kept(int[] part, boolean first) {
    boolean binds = part[1] - part[0] > 1 && tokens.get(part[0] + 1).is(":");
    return binds || (first && tokens.get(part[0]).is("relief"));
  }

  private void add(int from, int to, Subject subject, String conditions, Item first) {
    String about = tokens.get(first.from).text();
    int start = tokens.get(from).start();
    parts.add(
        new Part(
            start,
            text.substring(start, tokens.get(to - 1).end()).replaceAll("\\s+", " "),
            subject,
            tokens.subList(from, to),
            header + conditions + "\nthen\ninsert( Caution.of( " + about + " ) );\nend\n"));
  }

  private String code(int from, int to) {
    return code.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    int from = 0;
    while (from < tokens.size()) {
      int open = from;
      while (open < tokens.size() && !tokens.get(open).is("(")) {
        open++;
      }
      int close = close(open);
      if (close < 0 || open == from) {
        return List.of();
      }
      items.add(new Item(from, close + 1, open - 1, open));
      from = close + 1;
    }
    return items;
  }

  private List<int[]> constraints(Item item) {
    List<int[]> parts = new ArrayList<>();
    int depth = 0;
    int start = item.open + 1;
    for (int i = start; i < item.to; i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (i == item.to - 1 || (depth == 0 && tokens.get(i).is(","))) {
        if (i > start) {
          parts.add(new int[] {start, i});
        }
        start = i + 1;
      }
    }
    return parts;
  }

  private int close(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
