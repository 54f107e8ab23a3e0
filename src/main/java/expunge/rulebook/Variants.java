package expunge.rulebook;

import expunge.rulebook.Edits.Edit;
import expunge.rulebook.RuleFile.Cut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the variants of the rules of one file. */
final class Variants {

  private static final int LONGEST = 90;

  private final String name;
  private final String text;
  private final Set<String> lists;
  private final Set<String> reliefs;

  Variants(String name, String text, Set<String> lists, Set<String> reliefs) {
    this.name = name;
    this.text = text;
    this.lists = lists;
    this.reliefs = reliefs;
  }

  /** The variants of {@code rules}, which are those of the file, all checked. */
  List<Variant> of(List<Rule> rules) {
    Map<Integer, Rule> byLine = new HashMap<>();
    rules.forEach(rule -> byLine.put(rule.line(), rule));
    RuleFile file = new RuleFile(name, text, new ArrayList<>());
    List<Variant> variants = new ArrayList<>();
    for (Cut cut : file.cut()) {
      Rule rule = byLine.get(file.line(cut.title().start()));
      if (rule != null) {
        variants(file, cut, rule, variants);
      }
    }
    return variants;
  }

  private void variants(RuleFile file, Cut cut, Rule rule, List<Variant> variants) {
    int start = file.text().lastIndexOf("rule", cut.title().start());
    int end = cut.end().end();
    Set<String> bodies = new HashSet<>(Set.of(words(rule.body())));
    Map<String, Integer> alike = new HashMap<>();
    int number = 0;
    for (Edit edit : Edits.of(file, cut)) {
      String code = file.code();
      String edited =
          code.substring(start, edit.from()) + edit.words() + code.substring(edit.to(), end);
      List<Problem> problems = new ArrayList<>();
      List<Rule> passed = new RuleChecker(lists, reliefs, problems).check(name, edited);
      if (!problems.isEmpty() || passed.size() != 1 || !bodies.add(words(passed.get(0).body()))) {
        continue; // it couldn't go into service, or is another's twin
      }
      String before = words(edit.before());
      String after = words(edit.after());
      String change = kind(edit.kind()) + ": " + before + (after.isEmpty() ? "" : " -> " + after);
      int twin = alike.merge(change, 1, Integer::sum);
      number++;
      variants.add(
          new Variant(
              rule,
              passed.get(0).called(rule.id() + "~" + number),
              edit.kind(),
              file.line(edit.place()),
              file.column(edit.place()),
              brief(before),
              brief(after),
              twin == 1 ? change : change + " (" + twin + ")"));
    }
  }

  /** An alternative left out is called a condition left out. */
  private static String kind(Variant.Kind kind) {
    return (kind == Variant.Kind.ALTERNATIVE ? Variant.Kind.DROPPED : kind)
        .name()
        .toLowerCase(Locale.ROOT);
  }

  private static String words(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }

  private static String brief(String words) {
    return words.length() > LONGEST ? words.substring(0, LONGEST - 3) + "..." : words;
  }
}
