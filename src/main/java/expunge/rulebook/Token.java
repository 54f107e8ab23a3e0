package expunge.rulebook;

import java.util.ArrayList;
import java.util.List;

/**
 * One word or sign of a rule file.
 *
 * @param start the offset of its first character in the file
 */
record Token(Kind kind, String text, int start) {

  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SIGN,
    /**
     * A character that has no business in a rule file, or a string or comment that isn't closed.
     */
    BAD
  }

  int end() {
    return start + text.length();
  }

  boolean is(String wanted) {
    return text.equals(wanted) && kind != Kind.STRING;
  }

  /** The text of a string without its quotes. */
  String unquoted() {
    return text.length() >= 2 ? text.substring(1, text.length() - 1) : text;
  }

  /** The tokens of {@code text}; comments and blanks are left out. */
  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c == '\uFEFF' && i == 0)) {
        i++;
      } else if (text.startsWith("//", i)) {
        i = lineEnd(text, i);
      } else if (text.startsWith("/*", i)) {
        int close = text.indexOf("*/", i + 2);
        if (close < 0) {
          tokens.add(new Token(Kind.BAD, "/*", i));
          return tokens;
        }
        i = close + 2;
      } else {
        Token token = next(text, i, c);
        tokens.add(token);
        i = token.end();
      }
    }
    return tokens;
  }

  private static Token next(String text, int i, char c) {
    if (c == '"') {
      int close = text.indexOf('"', i + 1);
      int line = lineEnd(text, i);
      return close < 0 || close > line
          ? new Token(Kind.BAD, text.substring(i, line), i)
          : new Token(Kind.STRING, text.substring(i, close + 1), i);
    }
    if (c == '$' || c == '_' || (c < 128 && Character.isLetter(c))) {
      int j = i + 1;
      while (j < text.length() && wordPart(text.charAt(j))) {
        j++;
      }
      return new Token(Kind.WORD, text.substring(i, j), i);
    }
    if (c >= '0' && c <= '9') {
      int j = i + 1;
      while (j < text.length()
          && (wordPart(text.charAt(j)) || (text.charAt(j) == '.' && digit(text, j + 1)))) {
        j++;
      }
      return new Token(Kind.NUMBER, text.substring(i, j), i);
    }
    for (String two : List.of("==", "!=", "&&", "||", ">=", "<=")) {
      if (text.startsWith(two, i)) {
        return new Token(Kind.SIGN, two, i);
      }
    }
    boolean fine = "(){}[],;:.!@<>=+-*/&|?%^~#'\\".indexOf(c) >= 0;
    return new Token(fine && c != '\\' && c != '\'' ? Kind.SIGN : Kind.BAD, String.valueOf(c), i);
  }

  private static boolean digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean wordPart(char c) {
    return c == '$' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /** Where the line ends: at the first sign that any of the parsers takes for its end. */
  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
