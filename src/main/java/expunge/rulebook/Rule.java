package expunge.rulebook;

import expunge.law.InForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a rulebook, checked.
 *
 * @param id its name in answers and addresses: the file's path without its ending, with {@code :2}
 *     and so on for the second and further rules of a file
 * @param citation the paragraph of law it states
 * @param sentence what it states, in words
 * @param note the reason behind a reading of the law, if one was written down
 * @param file the file, relative to the rules folder
 * @param line the line of its title
 * @param text the rule as written
 * @param body its conditions and consequence as checked, which is what is compiled
 * @param reads the reliefs whose question or findings it starts from
 * @param concludes the reliefs about which it inserts a finding
 * @param acrossCharges whether it concludes about one charge from findings about another
 */
public record Rule(
    String id,
    String citation,
    String sentence,
    InForce inForce,
    @Nullable String note,
    String file,
    int line,
    String text,
    String body,
    Set<String> reads,
    Set<String> concludes,
    boolean acrossCharges) {

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Rule rule
            && id.equals(rule.id)
            && file.equals(rule.file)
            && line == rule.line
            && text.equals(rule.text)
            && body.equals(rule.body));
  }

  /** The title as written: citation and sentence. */
  public String title() {
    return citation + ": " + sentence;
  }

  @Override
  public int hashCode() {
    return id.hashCode(); // the texts are long, and names differ
  }

  /** Whether it may say that a relief reaches a charge, or has been granted. */
  public boolean covers() {
    List<Token> tokens = Token.of(body);
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if ((tokens.get(i).is("Covers") || tokens.get(i).is("Grants"))
          && tokens.get(i + 1).is(".")
          && tokens.get(i + 2).is("of")) {
        return true;
      }
    }
    return false;
  }

  /** The periods that its findings count: {@code plusYears( 3 )}. */
  public List<String> periods() {
    List<String> periods = new ArrayList<>();
    List<Token> tokens = Token.of(body);
    boolean concludes = false;
    for (int i = 0; i + 3 < tokens.size(); i++) {
      concludes |= tokens.get(i).is("then");
      if (concludes
          && Set.of("plusYears", "plusMonths", "plusDays").contains(tokens.get(i).text())
          && tokens.get(i + 2).kind() == Token.Kind.NUMBER) {
        periods.add(tokens.get(i).text() + "( " + tokens.get(i + 2).text() + " )");
      }
    }
    return List.copyOf(periods);
  }

  /** The same rule under another name. */
  Rule called(String name) {
    return new Rule(
        name,
        citation,
        sentence,
        inForce,
        note,
        file,
        line,
        text,
        body,
        reads,
        concludes,
        acrossCharges);
  }
}
