package expunge.rulebook;

import expunge.rulebook.RuleFile.Cut;
import expunge.rulebook.Variant.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The small changes that can be made to the words of one checked rule. The check has accounted for
 * every word, so its conditions are a row of patterns, and each pattern holds conditions with
 * commas between them. Whether what a change leaves is still a rule, the check says afterwards.
 */
final class Edits {

  /**
   * One change: the characters of the file from {@code from} to {@code to} become {@code words}.
   *
   * @param place where the changed words begin
   */
  record Edit(Kind kind, int from, int to, String words, int place, String before, String after) {}

  private static final Map<String, String> BOUNDARIES =
      Map.of(
          "isBefore", "isOnOrBefore",
          "isOnOrBefore", "isBefore",
          "isAfter", "isOnOrAfter",
          "isOnOrAfter", "isAfter",
          "lessThan", "atMost",
          "atMost", "lessThan",
          ">", ">=",
          ">=", ">",
          "<", "<=",
          "<=", "<");

  private static final Map<String, String> OPPOSITES =
      Map.of("==", "!=", "!=", "==", ">", "<=", "<=", ">", "<", ">=", ">=", "<");

  private final String code;
  private final List<Token> conditions;
  private final List<Token> consequence;
  private final List<Edit> edits = new ArrayList<>();

  private Edits(RuleFile file, Cut cut) {
    this.code = file.code();
    this.conditions = cut.conditions();
    this.consequence = cut.consequence();
  }

  static List<Edit> of(RuleFile file, Cut cut) {
    Edits edits = new Edits(file, cut);
    edits.wholeConditions();
    edits.patterns();
    edits.words(edits.conditions);
    edits.words(edits.consequence);
    return List.copyOf(edits.edits);
  }

  private void wholeConditions() {
    int start = 0;
    while (start < conditions.size()) {
      int open = start;
      while (open < conditions.size() && !conditions.get(open).is("(")) {
        open++;
      }
      int close = close(conditions, open);
      if (close < 0) {
        return;
      }
      int from = conditions.get(start).start();
      int to = conditions.get(close).end();
      add(Kind.DROPPED, from, to, "", from, code.substring(from, to), "");
      Token first = conditions.get(start);
      if (first.is("not") || first.is("exists")) {
        String other = first.is("not") ? "exists" : "not";
        String rest = code.substring(first.end(), to);
        add(Kind.FLIPPED, from, first.end(), other, from, first.text() + rest, other + rest);
      }
      if (first.is("accumulate")) {
        results(start, close);
      }
      start = close + 1;
    }
  }

  /** The conditions on what was counted: they stand after the last semicolon. */
  private void results(int start, int close) {
    int last = -1;
    for (int i = start + 2; i < close; i++) {
      last = conditions.get(i).is(";") ? i : last;
    }
    if (last > 0 && !conditions.get(last + 2).is(":")) {
      constraints(last, close, false);
    }
  }

  private void patterns() {
    for (int i = 0; i + 1 < conditions.size(); i++) {
      Token type = conditions.get(i);
      if (Vocabulary.PATTERNS.containsKey(type.text())
          && type.kind() == Token.Kind.WORD
          && conditions.get(i + 1).is("(")
          && (i == 0 || !conditions.get(i - 1).is("."))) {
        // A pattern of one condition on something there is one of is dropped as a whole already.
        boolean single =
            (type.is("Person") || type.is("Filing"))
                && (i == 0 || !conditions.get(i - 1).is("not"));
        constraints(i + 1, close(conditions, i + 1), single);
      }
    }
  }

  /** The conditions between the sign at {@code open} and the one at {@code close}. */
  private void constraints(int open, int close, boolean single) {
    List<int[]> parts = split(open + 1, close, ",");
    for (int[] part : parts) {
      if (part[0] >= part[1]) {
        continue;
      }
      boolean binds = part[1] - part[0] > 1 && conditions.get(part[0] + 1).is(":");
      if (!binds) {
        if (parts.size() > 1 || !single) {
          drop(Kind.DROPPED, parts, part, conditions.get(open).is(";") ? open : -1);
        }
        condition(part[0], part[1]);
      }
    }
  }

  /**
   * What one condition is made of: alternatives, then what must hold together, then single ones.
   */
  private void condition(int from, int to) {
    Token first = conditions.get(from);
    int enclosed =
        first.is("!") && to - from > 1 && conditions.get(from + 1).is("(") ? from + 1 : from;
    if (conditions.get(enclosed).is("(") && close(conditions, enclosed) == to - 1) {
      condition(enclosed + 1, to - 1);
      return;
    }
    for (String sign : List.of("||", "&&")) {
      List<int[]> parts = split(from, to, sign);
      if (parts.size() > 1) {
        for (int[] part : parts) {
          drop(sign.equals("||") ? Kind.ALTERNATIVE : Kind.DROPPED, parts, part, -1);
          condition(part[0], part[1]);
        }
        return;
      }
    }
    negate(from, to);
  }

  private void negate(int from, int to) {
    int start = conditions.get(from).start();
    int end = conditions.get(to - 1).end();
    String before = code.substring(start, end);
    if (conditions.get(from).is("!")) {
      int bare = conditions.get(from + 1).start();
      add(Kind.NEGATED, start, bare, "", start, before, code.substring(bare, end));
      return;
    }
    for (int i = from, depth = 0; i < to; i++) {
      Token token = conditions.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth != 0) {
        continue;
      }
      String opposite = OPPOSITES.get(token.text());
      if (opposite != null && token.kind() == Token.Kind.SIGN) {
        replaced(Kind.NEGATED, start, end, token.start(), token.end(), opposite);
        return;
      }
      if (token.is("in") && i > from) {
        Token not = conditions.get(i - 1);
        if (not.is("not")) {
          replaced(Kind.NEGATED, start, end, not.start(), token.start(), "");
        } else {
          replaced(Kind.NEGATED, start, end, token.start(), token.start(), "not ");
        }
        return;
      }
    }
    add(Kind.NEGATED, start, start, "!", start, before, "!" + before);
  }

  /** Leaves out one of several parts, with the sign that stands between it and its neighbour. */
  private void drop(Kind kind, List<int[]> parts, int[] part, int before) {
    int at = parts.indexOf(part);
    int from = conditions.get(part[0]).start();
    int to = conditions.get(part[1] - 1).end();
    int cutFrom = from;
    int cutTo = to;
    if (at > 0) {
      cutFrom = conditions.get(parts.get(at - 1)[1]).start();
    } else if (parts.size() > 1) {
      cutTo = conditions.get(parts.get(1)[0]).start();
    } else if (before >= 0) {
      cutFrom = conditions.get(before).start();
    }
    add(kind, cutFrom, cutTo, "", from, code.substring(from, to), "");
  }

  /** Numbers, days, lists and comparisons, wherever they stand. */
  private void words(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
      if (token.kind() == Token.Kind.NUMBER) {
        number(tokens, i);
      } else if (token.kind() == Token.Kind.STRING) {
        day(token);
      } else if (token.is("in") && called) {
        entries(tokens, i + 1);
      } else if (BOUNDARIES.containsKey(token.text())
          && (token.kind() == Token.Kind.SIGN || called)
          && !counted(tokens, called ? i + 2 : i + 1)) {
        int from = called ? token.start() : start(tokens, i);
        int to = called ? tokens.get(close(tokens, i + 1)).end() : end(tokens, i);
        String other = BOUNDARIES.getOrDefault(token.text(), "");
        replaced(Kind.BOUNDARY, from, to, token.start(), token.end(), other);
      }
    }
  }

  /** Days and whole numbers written out: to take in the next one is the same as to name it. */
  private static boolean counted(List<Token> tokens, int at) {
    Token token = tokens.get(Math.min(at, tokens.size() - 1));
    boolean whole = token.kind() == Token.Kind.NUMBER && !token.text().contains(".");
    boolean measured = at + 1 < tokens.size() && tokens.get(at + 1).is(",");
    return token.kind() == Token.Kind.STRING || (whole && !measured);
  }

  private void number(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    BigDecimal written = new BigDecimal(token.text());
    boolean argument =
        at > 1 && tokens.get(at - 1).is("(") && tokens.get(at - 2).kind() == Token.Kind.WORD;
    int from = argument ? tokens.get(at - 2).start() : start(tokens, at - 1);
    int to = argument ? tokens.get(close(tokens, at - 1)).end() : token.end();
    for (BigDecimal other :
        List.of(written.subtract(BigDecimal.ONE), written.add(BigDecimal.ONE))) {
      if (other.signum() >= 0) {
        replaced(Kind.NUMBER, from, to, token.start(), token.end(), other.toPlainString());
      }
    }
  }

  private void day(Token token) {
    LocalDate day;
    try {
      day = LocalDate.parse(token.unquoted());
    } catch (DateTimeException notADay) {
      return;
    }
    for (LocalDate other : List.of(day.minusDays(1), day.plusDays(1))) {
      String words = "\"" + other + "\"";
      add(Kind.DAY, token.start(), token.end(), words, token.start(), day + "", other + "");
    }
  }

  private void entries(List<Token> tokens, int open) {
    int close = close(tokens, open);
    List<int[]> parts = new ArrayList<>();
    int from = open + 1;
    for (int i = open + 1; i <= close; i++) {
      if (tokens.get(i).is(",") || i == close) {
        parts.add(new int[] {from, i});
        from = i + 1;
      }
    }
    for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
      int start = tokens.get(parts.get(i)[0]).start();
      int end = tokens.get(parts.get(i)[1] - 1).end();
      int cutFrom = i == 0 ? start : tokens.get(parts.get(i - 1)[1]).start();
      int cutTo = i == 0 ? tokens.get(parts.get(1)[0]).start() : end;
      add(Kind.ENTRY, cutFrom, cutTo, "", start, code.substring(start, end), "");
    }
  }

  /** Where the term before a sign begins: one word, variable or number. */
  private static int start(List<Token> tokens, int sign) {
    return tokens.get(Math.max(0, sign - 1)).start();
  }

  private static int end(List<Token> tokens, int sign) {
    return tokens.get(Math.min(tokens.size() - 1, sign + 1)).end();
  }

  private void replaced(Kind kind, int from, int to, int cutFrom, int cutTo, String words) {
    add(
        kind,
        cutFrom,
        cutTo,
        words,
        kind == Kind.NEGATED ? from : cutFrom,
        code.substring(from, to),
        code.substring(from, cutFrom) + words + code.substring(cutTo, to));
  }

  private void add(
      Kind kind, int from, int to, String words, int place, String before, String after) {
    edits.add(new Edit(kind, from, to, words, place, before, after));
  }

  /** The parts between signs that stand in no parenthesis, from and to among the conditions. */
  private List<int[]> split(int from, int to, String sign) {
    List<int[]> parts = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      Token token = conditions.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is(sign)) {
        parts.add(new int[] {start, i});
        start = i + 1;
      }
    }
    parts.add(new int[] {start, to});
    return parts;
  }

  private static int close(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i >= 0 && i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
