package expunge.rulebook;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import expunge.law.InForce;
import expunge.law.Nearest;
import expunge.record.Day;
import expunge.rulebook.RuleFile.Cut;
import expunge.rulebook.RuleFile.Metadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads the rules of one file and refuses what isn't in the checked subset of DRL. The tree is
 * Drools' own, at the language level that is compiled (DRL6: level DRL10 can lose conditions
 * without a word).
 */
final class RuleChecker {

  private static final Set<String> KEYS = Set.of("cite", "inForce", "note");
  private static final int LONGEST_FILE = 256 * 1024;
  private static final int MOST_TOKENS = 4000;
  private static final int DEEPEST = 7;

  /** Words between patterns that Drools knows; the tree tells whether they may stand in a rule. */
  private static final Set<String> CONNECTIVES =
      Set.of(
          "and", "or", "from", "over", "forall", "accumulate", "eval", "collect", "entry", "init");

  private static final String ACCUMULATES =
      "write accumulate( Charge( ... ); $n : count( ); $n >= 3 ), or $last : latest( $day ), or earliest";

  private static final String ONLY_INSERTS =
      "a rule only concludes: insert( Finding.of( $about ) ); nothing else may stand between `then` and `end`";

  private final Set<String> lists;
  private final Set<String> reliefs;
  private final List<Problem> problems;

  RuleChecker(Set<String> lists, Set<String> reliefs, List<Problem> problems) {
    this.lists = lists;
    this.reliefs = reliefs;
    this.problems = problems;
  }

  /** The rules of a file that pass; for the others a problem was noted. */
  List<Rule> check(String name, String text) {
    RuleFile file = new RuleFile(name, text, problems);
    if (text.length() > LONGEST_FILE) {
      file.problem(
          0,
          "too-long",
          "a rule file may hold " + LONGEST_FILE + " characters at most; split it by paragraph");
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (Cut cut : file.cut()) {
      number++;
      int before = problems.size();
      Rule rule =
          rule(file, cut, name.replaceAll("\\.drl$", "") + (number == 1 ? "" : ":" + number));
      if (rule != null && problems.size() == before) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private @Nullable Rule rule(RuleFile file, Cut cut, String id) {
    Map<String, String> metadata = metadata(file, cut);
    String title = cut.title().unquoted();
    String cite = metadata.get("cite");
    InForce inForce = null;
    String period = metadata.get("inForce");
    if (period == null) {
      file.problem(
          cut.title().start(),
          "no-in-force",
          "this rule doesn't say since when it is law; add @inForce( \"2022-01-01\" )");
    } else {
      inForce = InForce.parse(period).orElse(null);
      if (inForce == null) {
        file.problem(
            place(cut, "inForce"),
            "in-force",
            "`" + period + "` is not a day or a period; write 2022-01-01 or 2022-01-01/2025-12-31");
      }
    }
    if (cite == null) {
      file.problem(
          cut.title().start(),
          "no-cite",
          "this rule cites nothing; add @cite( \"...\" ) with the paragraph it states");
    } else if (!title.startsWith(cite + ": ") || title.length() < cite.length() + 5) {
      file.problem(
          cut.title().start(),
          "title",
          "the title must be the citation, a colon and a sentence: \"" + cite + ": ...\"");
    }
    if (cut.conditions().size() + cut.consequence().size() > MOST_TOKENS) {
      file.problem(
          cut.when().start(), "too-long", "this rule is too long; split it by paragraph of law");
      return null;
    }
    if (!readable(file, cut)) {
      return null;
    }
    RuleDescr tree = tree(file, cut);
    if (tree == null) {
      return null;
    }
    Body body = new Body(file, cut);
    body.patterns(tree);
    body.consequence();
    if (cite == null || inForce == null) {
      return null;
    }
    return new Rule(
        id,
        cite,
        title.length() > cite.length() + 2 ? title.substring(cite.length() + 2) : title,
        inForce,
        metadata.get("note"),
        file.name(),
        file.line(cut.title().start()),
        file.text()
            .substring(file.text().lastIndexOf("rule", cut.title().start()), cut.end().end()),
        file.code().substring(cut.when().start(), cut.end().end()) + "\n",
        body.reads,
        body.concludes,
        body.acrossCharges);
  }

  /**
   * Refuses, before any parser sees them, words between the patterns that can't begin one, and
   * nesting so deep that Drools' parser would take minutes (its time doubles with each
   * parenthesis).
   */
  private static boolean readable(RuleFile file, Cut cut) {
    List<Token> tokens = cut.conditions();
    int depth = 0;
    int signs = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean last = i + 1 == tokens.size();
      if (depth == 0
          && token.kind() == Token.Kind.WORD
          && !last
          && tokens.get(i + 1).kind() == Token.Kind.WORD
          && !token.is("not")
          && !token.is("exists")
          && !CONNECTIVES.contains(token.text())) {
        file.problem(
            token.start(),
            "syntax",
            "`"
                + token.text()
                + "` can't be read here; a pattern is written like Charge( this != $charge ), with `not` or `exists` before it");
        return false;
      }
      signs = token.is("!") ? signs + 1 : 0;
      if (signs > DEEPEST) {
        file.problem(token.start(), "too-deep", "one `!` is enough");
        return false;
      }
      depth = nested(file, token, depth);
      if (depth < 0) {
        return false;
      }
    }
    depth = 0;
    for (Token token : cut.consequence()) {
      depth = nested(file, token, depth);
      if (depth < 0) {
        return false;
      }
    }
    return true;
  }

  private static int nested(RuleFile file, Token token, int depth) {
    if (token.is("(") || token.is("[") || token.is("{")) {
      if (depth == DEEPEST) {
        file.problem(
            token.start(),
            "too-deep",
            "this nests more than " + DEEPEST + " deep; write it as several conditions");
        return -1;
      }
      return depth + 1;
    }
    return token.is(")") || token.is("]") || token.is("}") ? Math.max(0, depth - 1) : depth;
  }

  private static int place(Cut cut, String key) {
    for (Metadata one : cut.metadata()) {
      if (one.key().text().equals(key) && one.value() != null) {
        return one.value().start();
      }
    }
    return cut.title().start();
  }

  private static Map<String, String> metadata(RuleFile file, Cut cut) {
    Map<String, String> found = new HashMap<>();
    for (Metadata one : cut.metadata()) {
      String key = one.key().text();
      if (!KEYS.contains(key)) {
        file.problem(
            one.key().start(), "metadata", "`@" + key + "` is not known; " + Nearest.to(key, KEYS));
      } else if (one.value() == null) {
        file.problem(
            one.key().start(),
            "metadata",
            "`@" + key + "` needs one text: @" + key + "( \"...\" )");
      } else if (found.putIfAbsent(key, one.value().unquoted()) != null) {
        file.problem(one.key().start(), "metadata", "`@" + key + "` stands twice; keep one");
      }
    }
    return found;
  }

  /**
   * Drools' own tree of the rule, with conditions and a consequence only: the header has been read
   * already.
   */
  private static @Nullable RuleDescr tree(RuleFile file, Cut cut) {
    int from = cut.when().start();
    String text = file.code().substring(from, cut.end().end());
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    String prefix = "rule \"r\" ";
    PackageDescr parsed = null;
    try {
      parsed = parser.parse(false, prefix + text);
    } catch (DroolsParserException | RuntimeException | StackOverflowError unreadable) {
      file.problem(from, "syntax", "this rule can't be read");
      return null;
    }
    if (parser.hasErrors() || parsed == null || parsed.getRules().size() != 1) {
      int place = from;
      for (ParserError error :
          parser.getErrors().stream()
              .filter(ParserError.class::isInstance)
              .map(ParserError.class::cast)
              .toList()) {
        int at = 0;
        String whole = prefix + text;
        for (int line = 1; line < error.getRow(); line++) {
          at = whole.indexOf('\n', at) + 1;
        }
        place = Math.max(from, from + at + error.getCol() - prefix.length());
        break;
      }
      Token near = near(cut, place);
      file.problem(
          near == null ? from : near.start(),
          "syntax",
          "the conditions can't be read"
              + (near == null ? "" : " at `" + near.text() + "`")
              + "; look for a missing value, comma or parenthesis");
      return null;
    }
    return parsed.getRules().get(0);
  }

  private static @Nullable Token near(Cut cut, int place) {
    Token last = null;
    for (Token token : cut.conditions()) {
      if (token.start() <= place) {
        last = token;
      }
    }
    return last == null && !cut.conditions().isEmpty() ? cut.conditions().get(0) : last;
  }

  /** The conditions and the consequence of one rule, checked left to right. */
  private final class Body {
    private final RuleFile file;
    private final Cut cut;
    private final Map<String, Class<?>> bound = new HashMap<>();
    private final Map<String, Set<String>> about = new HashMap<>();
    private final Set<String> reads = new LinkedHashSet<>();
    private final Set<String> concludes = new LinkedHashSet<>();

    /** The names given to the charge that a finding is about. */
    private final Set<String> theCharge = new HashSet<>();

    private boolean acrossCharges;
    private int findingPatterns;
    private int at;

    Body(RuleFile file, Cut cut) {
      this.file = file;
      this.cut = cut;
    }

    void patterns(RuleDescr tree) {
      if (cut.conditions().isEmpty() || tree.getLhs().getDescrs().isEmpty()) {
        file.problem(
            cut.when().start(),
            "no-conditions",
            "a rule without conditions would hold for everyone; state them between `when` and `then`");
        return;
      }
      for (BaseDescr part : tree.getLhs().getDescrs()) {
        boolean fine;
        if (part instanceof PatternDescr counted
            && counted.getSource() instanceof AccumulateDescr accumulate) {
          fine = accumulate(accumulate, counted.getConstraint().getDescrs());
        } else if (part instanceof PatternDescr pattern) {
          fine = pattern(pattern, false);
        } else if (part instanceof NotDescr not
            && not.getDescrs().size() == 1
            && not.getDescrs().get(0) instanceof PatternDescr pattern) {
          fine = expect("not") && pattern(pattern, true);
        } else if (part instanceof ExistsDescr exists
            && exists.getDescrs().size() == 1
            && exists.getDescrs().get(0) instanceof PatternDescr pattern) {
          fine = expect("exists") && pattern(pattern, false);
        } else {
          int place =
              at < cut.conditions().size() ? cut.conditions().get(at).start() : cut.when().start();
          file.problem(
              place,
              "not-in-the-subset",
              "only patterns, `not`, `exists` and `accumulate` may stand here");
          fine = false;
        }
        if (!fine) {
          return;
        }
      }
      if (at < cut.conditions().size()) {
        lost(cut.conditions().get(at));
      }
    }

    /**
     * Steps over one token that the tree accounts for; a token it doesn't account for is a lost
     * condition.
     */
    private boolean expect(String text) {
      if (at < cut.conditions().size() && cut.conditions().get(at).text().equals(text)) {
        at++;
        return true;
      }
      lost(at < cut.conditions().size() ? cut.conditions().get(at) : cut.then());
      return false;
    }

    private void lost(Token token) {
      file.problem(
          token.start(),
          "lost-condition",
          "`"
              + token.text()
              + "` would be lost: the rule as Drools reads it doesn't have it; look for a slip just before it");
    }

    private boolean pattern(PatternDescr pattern, boolean negated) {
      if (pattern.getSource() != null || !pattern.getBehaviors().isEmpty() || pattern.isQuery()) {
        file.problem(
            here(), "not-in-the-subset", "`from`, windows and queries may not stand in a rule");
        return false;
      }
      String variable = pattern.getIdentifier();
      int variablePlace = here();
      if (variable != null && (!expect(variable) || !expect(":"))) {
        return false;
      }
      int typePlace = here();
      Class<?> type = Vocabulary.PATTERNS.get(pattern.getObjectType());
      if (type == null) {
        file.problem(
            typePlace,
            "unknown-type",
            "there is no `"
                + pattern.getObjectType()
                + "`; "
                + Nearest.to(
                    String.valueOf(pattern.getObjectType()), Vocabulary.PATTERNS.keySet()));
        return false;
      }
      if (negated && Vocabulary.about(type)) {
        file.problem(
            typePlace,
            "order",
            "`not` may not stand before a finding: whether it holds would hang on the order of rules");
        return false;
      }
      if (!expect(pattern.getObjectType()) || !expect("(")) {
        return false;
      }
      Set<String> named = new LinkedHashSet<>();
      boolean sameCharge = false;
      List<? extends BaseDescr> constraints = pattern.getConstraint().getDescrs();
      for (int i = 0; i < constraints.size(); i++) {
        if (i > 0 && !expect(",")) {
          return false;
        }
        if (!(constraints.get(i) instanceof ExprConstraintDescr expression)) {
          file.problem(
              here(), "not-in-the-subset", "only conditions separated by commas may stand here");
          return false;
        }
        int start = here();
        for (Token token : Token.of(expression.getExpression())) {
          if (!expect(token.text())) {
            return false;
          }
        }
        String written =
            file.code().substring(start, at == 0 ? start : cut.conditions().get(at - 1).end());
        String bare = written.replaceAll("\\s", "");
        sameCharge |= bare.startsWith("charge==") && theCharge.contains(bare.substring(8));
        if (Vocabulary.about(type) && bare.endsWith(":charge")) {
          theCharge.add(bare.substring(0, bare.length() - 7));
        }
        constraint(written, start, type, named, i == 0);
      }
      if (!expect(")")) {
        return false;
      }
      if (variable != null) {
        bind(variable, type, variablePlace);
        about.put(variable, named);
      }
      if (Vocabulary.about(type)) {
        findingPatterns++;
        acrossCharges |= findingPatterns > 1 && !sameCharge;
        reads.addAll(named);
        if (named.isEmpty()) {
          file.problem(
              typePlace,
              "no-relief",
              "say first which relief is meant: "
                  + pattern.getObjectType()
                  + "( relief == \"...\", ... )");
        }
      }
      return true;
    }

    /**
     * {@code accumulate( Charge( ... ); $n : count( ); $n >= 3 )}: how many charges (or cases)
     * there are of a kind, or the {@code earliest} or {@code latest} of their days. What is bound
     * within ends with it. Findings aren't counted: how many there are would hang on the order of
     * rules.
     */
    private boolean accumulate(AccumulateDescr accumulate, List<? extends BaseDescr> conditions) {
      PatternDescr source =
          accumulate.getInput() instanceof PatternDescr one
              ? one
              : accumulate.getInput() instanceof AndDescr and
                      && and.getDescrs().size() == 1
                      && and.getDescrs().get(0) instanceof PatternDescr only
                  ? only
                  : null;
      if (source == null || !accumulate.isExternalFunction() || accumulate.getFunctions() == null) {
        file.problem(here(), "not-in-the-subset", ACCUMULATES);
        return false;
      }
      if (!expect("accumulate") || !expect("(")) {
        return false;
      }
      Map<String, Class<?>> outside = new HashMap<>(bound);
      if (!pattern(source, true)) {
        return false;
      }
      Map<String, Class<?>> results = new HashMap<>();
      boolean first = true;
      for (AccumulateFunctionCallDescr function : accumulate.getFunctions()) {
        int place = here();
        if (at < cut.conditions().size() && !expect(first ? (written(";") ? ";" : ",") : ",")) {
          return false;
        }
        first = false;
        if (!result(function, results, place)) {
          return false;
        }
      }
      bound.clear();
      bound.putAll(outside);
      results.forEach((name, type) -> bind(name, type, here()));
      for (int i = 0; i < conditions.size(); i++) {
        if (!expect(i == 0 ? ";" : ",")
            || !(conditions.get(i) instanceof ExprConstraintDescr expression)) {
          return false;
        }
        int start = here();
        for (Token token : Token.of(expression.getExpression())) {
          if (!expect(token.text())) {
            return false;
          }
        }
        constraint(
            file.code().substring(start, cut.conditions().get(at - 1).end()),
            start,
            null,
            new LinkedHashSet<>(),
            false);
      }
      return expect(")");
    }

    private boolean written(String text) {
      return at < cut.conditions().size() && cut.conditions().get(at).is(text);
    }

    /** {@code $n : count( )} or {@code $last : latest( $day )}. */
    private boolean result(
        AccumulateFunctionCallDescr function, Map<String, Class<?>> results, int place) {
      String name = function.getFunction();
      boolean counts = name.equals("count");
      if (function.getBind() == null
          || !Vocabulary.ACCUMULATES.containsKey(name)
          || function.getParams().length != (counts ? 0 : 1)) {
        file.problem(here(), "not-in-the-subset", ACCUMULATES);
        return false;
      }
      if (!expect(function.getBind()) || !expect(":") || !expect(name) || !expect("(")) {
        return false;
      }
      if (!counts) {
        int start = here();
        String parameter = function.getParams()[0].strip();
        for (Token token : Token.of(parameter)) {
          if (!expect(token.text())) {
            return false;
          }
        }
        if (bound.get(parameter) != Day.class) {
          file.problem(
              start,
              "types",
              "`"
                  + name
                  + "` takes a day bound in the pattern before it: Charge( $day : convictedOn ); $last : "
                  + name
                  + "( $day )");
          return false;
        }
      }
      if (results.put(function.getBind(), Vocabulary.ACCUMULATES.get(name)) != null) {
        file.problem(place, "variable", "`" + function.getBind() + "` is bound twice");
      }
      return expect(")");
    }

    private int here() {
      return at < cut.conditions().size() ? cut.conditions().get(at).start() : cut.then().start();
    }

    private void bind(String variable, Class<?> type, int place) {
      if (!variable.startsWith("$")) {
        file.problem(
            place, "variable", "a variable's name begins with $: write `$" + variable + "`");
      } else if (bound.put(variable, type) != null) {
        file.problem(place, "variable", "`" + variable + "` is bound twice");
      }
    }

    private void constraint(
        String written, int start, @Nullable Class<?> type, Set<String> named, boolean first) {
      DrlxExpression parsed;
      try {
        parsed = DrlxParseUtil.parseExpression(written);
      } catch (RuntimeException | StackOverflowError unreadable) {
        file.problem(
            start, "syntax", "`" + Expressions.brief(written) + "` can't be read as a condition");
        return;
      }
      Expressions expressions = new Expressions(file, bound, lists, reliefs, type, start, written);
      Expression expression = parsed.getExpr();
      if (parsed.getBind() != null) {
        Class<?> value = expressions.type(expression);
        if (value != null) {
          bind(parsed.getBind().asString(), value, start);
        }
        return;
      }
      expressions.condition(expression);
      if (type != null && Vocabulary.about(type) && first) {
        named.addAll(Expressions.reliefs(expression));
      }
    }

    void consequence() {
      if (cut.consequence().isEmpty()) {
        file.problem(
            cut.then().start(),
            "no-consequence",
            "this rule concludes nothing; write insert( ... ); between `then` and `end`");
        return;
      }
      int start = cut.consequence().get(0).start();
      int end = cut.consequence().get(cut.consequence().size() - 1).end();
      if (!onlyInserts()) {
        return;
      }
      String written = file.code().substring(start, end);
      BlockStmt block;
      try {
        block = DrlxParseUtil.parseBlock(written);
      } catch (RuntimeException | StackOverflowError unreadable) {
        file.problem(
            start,
            "syntax",
            "what this rule concludes can't be read; write insert( Finding.of( $about ) );");
        return;
      }
      Expressions expressions = new Expressions(file, bound, lists, reliefs, null, start, written);
      expressions.locateAll(block);
      for (Statement statement : block.getStatements()) {
        if (statement instanceof ExpressionStmt line
            && line.getExpression() instanceof MethodCallExpr call
            && call.getScope().isEmpty()
            && call.getNameAsString().equals("insert")
            && call.getArguments().size() == 1) {
          insert(expressions, call.getArgument(0));
        } else {
          expressions.problem(statement, "effect", ONLY_INSERTS);
        }
      }
    }

    /**
     * Whether each statement begins with the word insert; said before parsing, since no parser
     * knows what was meant.
     */
    private boolean onlyInserts() {
      int depth = 0;
      boolean begins = true;
      for (Token token : cut.consequence()) {
        if (begins && !token.is("insert")) {
          file.problem(token.start(), "effect", ONLY_INSERTS);
          return false;
        }
        depth = token.is("(") ? depth + 1 : token.is(")") ? depth - 1 : depth;
        begins = depth == 0 && token.is(";");
      }
      return true;
    }

    private void insert(Expressions expressions, Expression what) {
      Expression made = what;
      if (made instanceof MethodCallExpr mark
          && mark.getNameAsString().equals("unsettled")
          && mark.getArguments().isEmpty()
          && mark.getScope().isPresent()) {
        made = mark.getScope().get();
      }
      if (!(made instanceof MethodCallExpr of)
          || !of.getNameAsString().equals("of")
          || !(of.getScope().orElse(null) instanceof NameExpr kind)) {
        expressions.problem(
            what, "effect", "only a finding may be inserted: insert( Bars.of( $relief ) );");
        return;
      }
      Class<?> type = Vocabulary.FINDINGS.get(kind.getNameAsString());
      if (type == null) {
        expressions.problem(
            kind,
            "unknown-finding",
            "there is no finding `"
                + kind.getNameAsString()
                + "`; "
                + Nearest.to(kind.getNameAsString(), Vocabulary.FINDINGS.keySet()));
        return;
      }
      boolean dated =
          Set.of("Grants", "OpensOn", "ClosesOn", "DueBy").contains(type.getSimpleName());
      if (of.getArguments().size() != (dated ? 2 : 1)) {
        expressions.problem(
            of,
            "arguments",
            type.getSimpleName()
                + ".of takes "
                + (dated ? "what it is about and a day" : "what it is about"));
        return;
      }
      Class<?> subject = expressions.type(of.getArgument(0));
      if (subject != null && !Vocabulary.about(subject)) {
        expressions.problem(
            of.getArgument(0),
            "types",
            "a finding is about a question or another finding, not about a "
                + Expressions.word(subject));
      }
      Set<String> reliefsMeant = about.get(expressions.shown(of.getArgument(0)));
      if (reliefsMeant != null) {
        concludes.addAll(reliefsMeant);
      }
      if (dated) {
        Class<?> day = expressions.type(of.getArgument(1));
        if (day != null && day != Day.class) {
          expressions.problem(
              of.getArgument(1),
              "types",
              type.getSimpleName() + " needs a day; this is a " + Expressions.word(day));
        }
      }
    }
  }
}
