package expunge.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule file cut into its rules: title, metadata, conditions, consequence, each with its place.
 * Cutting is strict: a word that belongs nowhere is a problem, so that nothing in a file goes
 * unread.
 */
final class RuleFile {

  /** One {@code @key( "value" )} of a rule. */
  record Metadata(Token key, @Nullable Token value) {}

  /** One rule as cut out of its file; offsets are those of the file. */
  record Cut(
      Token title,
      List<Metadata> metadata,
      Token when,
      List<Token> conditions,
      Token then,
      List<Token> consequence,
      Token end) {}

  private static final Pattern LONG_QUOTE = Pattern.compile("(`[^`]{77})[^`]{4,}`");

  private final String name;
  private final String text;
  private final List<Problem> problems;
  private final List<Token> tokens;
  private final String code;
  private int at;

  RuleFile(String name, String text, List<Problem> problems) {
    this.name = name;
    this.text = text;
    this.problems = problems;
    this.tokens = Token.of(text);
    this.code = code(text, tokens);
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  /**
   * The text with blanks for comments, the same length. Only this is parsed and compiled, so that
   * no parser can find in a comment what the checks didn't.
   */
  String code() {
    return code;
  }

  private static String code(String text, List<Token> tokens) {
    StringBuilder code = new StringBuilder(text.length());
    int at = 0;
    for (Token token : tokens) {
      blank(text, at, token.start(), code);
      code.append(token.text());
      at = token.end();
    }
    blank(text, at, text.length(), code);
    return code.toString();
  }

  private static void blank(String text, int from, int to, StringBuilder code) {
    for (int i = from; i < to; i++) {
      code.append(text.charAt(i) == '\n' ? '\n' : ' ');
    }
  }

  void problem(int offset, String code, String sentence) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    problems.add(
        new Problem(name, line, column, code, LONG_QUOTE.matcher(sentence).replaceAll("$1...`")));
  }

  int column(int offset) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }

  int line(int offset) {
    return 1
        + (int)
            text.substring(0, Math.min(offset, text.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
  }

  List<Cut> cut() {
    int backslash = text.indexOf('\\');
    if (backslash >= 0) {
      // Not in comments either: a Java compiler reads an escaped line end as the end of the line.
      problem(
          backslash,
          "character",
          "a rule file may not hold a backslash, not even in a comment; write the characters themselves");
      return List.of();
    }
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.STRING
          && (token.text().contains("${") || token.text().contains("@{"))) {
        // Nothing puts values into texts today; a text that asks for it is no text of the law.
        problem(
            token.start(),
            "character",
            "a text in a rule stands for itself; ${ and @{ may not stand in it");
        return List.of();
      }
      if (token.kind() == Token.Kind.BAD) {
        problem(
            token.start(),
            "character",
            token.text().startsWith("\"")
                ? "this text is not closed on its line; end it with a quotation mark"
                : token.text().equals("/*")
                    ? "this comment is not closed; end it with */"
                    : "the character `"
                        + visible(token.text())
                        + "` may not stand here; only texts in quotation marks may hold it");
        return List.of();
      }
    }
    List<Cut> cuts = new ArrayList<>();
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      if (!token.is("rule")) {
        problem(token.start(), "not-a-rule", elsewhere(token));
        while (at < tokens.size() && !tokens.get(at).is("rule")) {
          at++;
        }
        continue;
      }
      Cut cut = rule();
      if (cut == null) {
        while (at < tokens.size() && !tokens.get(at).is("rule")) {
          at++;
        }
      } else {
        cuts.add(cut);
      }
    }
    return cuts;
  }

  private static String visible(String character) {
    char c = character.charAt(0);
    return Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c)
        ? "number " + (int) c
        : character;
  }

  private static String elsewhere(Token token) {
    return switch (token.text()) {
      case "package",
          "import",
          "global",
          "function",
          "declare",
          "query",
          "dialect",
          "unit",
          "expander" ->
          "`"
              + token.text()
              + "` may not stand in a rule file; it holds rules and comments only, and the fact types are known without it";
      default ->
          "`"
              + token.text()
              + "` stands outside a rule; a rule begins with: rule \"citation: sentence\"";
    };
  }

  private @Nullable Cut rule() {
    Token rule = tokens.get(at++);
    Token title = peek();
    if (title == null || title.kind() != Token.Kind.STRING) {
      problem(
          rule.start(),
          "title",
          "a rule needs its title in quotation marks: rule \"citation: sentence\"");
      return null;
    }
    at++;
    List<Metadata> metadata = new ArrayList<>();
    while (peek() != null && peek().is("@")) {
      at++;
      Token key = peek();
      if (key == null || key.kind() != Token.Kind.WORD) {
        problem(title.start(), "metadata", "after @ stands a key such as cite or inForce");
        return null;
      }
      at++;
      Token value = null;
      if (take("(")) {
        if (peek() != null && peek().kind() == Token.Kind.STRING) {
          value = tokens.get(at++);
        }
        if (!take(")")) {
          // Without a value it is refused later.
          while (peek() != null && !peek().is(")") && !peek().is("when")) {
            at++;
          }
          take(")");
          value = null;
        }
      }
      metadata.add(new Metadata(key, value));
    }
    Token when = peek();
    if (when == null || !when.is("when")) {
      Token found = when == null ? title : when;
      problem(
          found.start(),
          "attribute",
          when == null
              ? "this rule has no `when`; conditions stand between `when` and `then`"
              : "`"
                  + found.text()
                  + "` may not stand between a rule's title and `when`; only @cite, @inForce and @note may");
      return null;
    }
    at++;
    List<Token> conditions =
        until(
            "then",
            when,
            "this rule has no `then`; what it concludes stands between `then` and `end`");
    if (conditions == null) {
      return null;
    }
    Token then = tokens.get(at++);
    List<Token> consequence =
        until(
            "end",
            then,
            "this rule is not closed; write `end` on a line of its own after its consequence");
    if (consequence == null) {
      return null;
    }
    Token end = tokens.get(at++);
    return new Cut(title, metadata, when, conditions, then, consequence, end);
  }

  private @Nullable Token peek() {
    return at < tokens.size() ? tokens.get(at) : null;
  }

  private boolean take(String sign) {
    Token next = peek();
    if (next != null && next.is(sign)) {
      at++;
      return true;
    }
    return false;
  }

  private @Nullable List<Token> until(String word, Token from, String missing) {
    List<Token> between = new ArrayList<>();
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is(word)) {
        at = i;
        return between;
      }
      if (token.is("rule") || token.is("when")) {
        break;
      }
      between.add(token);
    }
    problem(from.start(), word.equals("end") ? "no-end" : "no-then", missing);
    return null;
  }
}
