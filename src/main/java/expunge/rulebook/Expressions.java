package expunge.rulebook;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import expunge.law.Jurisdiction;
import expunge.law.Nearest;
import expunge.law.Statute;
import expunge.law.Term;
import expunge.record.Case;
import expunge.record.Charge;
import expunge.record.Day;
import expunge.record.MaximumTerm;
import expunge.record.Offense;
import expunge.record.Quantity;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.jspecify.annotations.Nullable;

/**
 * Checks an expression of a condition or a consequence against the vocabulary, on the tree that
 * Drools itself compiles. Only the kinds of expression named here pass; any other is refused,
 * whatever it is.
 */
final class Expressions {

  private static final int DEEPEST = 12;
  private static final int LONGEST_LIST = 200;

  private final RuleFile file;
  private final Map<String, Class<?>> bound;
  private final Set<String> lists;
  private final Set<String> reliefs;
  private final @Nullable Class<?> self;
  private final int offset;
  private final String text;
  private final IdentityHashMap<Node, Integer> places = new IdentityHashMap<>();

  /**
   * @param bound the variables bound so far, with their types
   * @param lists the offense lists of the rulebook
   * @param reliefs the reliefs of the rulebook
   * @param self the type whose properties may be named without a scope; null in a consequence
   * @param offset where {@code text} starts in the file
   */
  Expressions(
      RuleFile file,
      Map<String, Class<?>> bound,
      Set<String> lists,
      Set<String> reliefs,
      @Nullable Class<?> self,
      int offset,
      String text) {
    this.file = file;
    this.bound = bound;
    this.lists = lists;
    this.reliefs = reliefs;
    this.self = self;
    this.offset = offset;
    this.text = text;
  }

  /** Finds the places in a whole consequence, before its parts are checked one by one. */
  void locateAll(Node root) {
    locate(root);
  }

  void problem(Node node, String code, String sentence) {
    file.problem(place(node), code, sentence);
  }

  private int place(Node node) {
    Integer known = places.get(node);
    return known == null ? offset : known;
  }

  /**
   * Finds where each part of {@code root} stands. The parser of conditions keeps no places, so the
   * words of the tree are looked up one after another among the words of the text.
   */
  private void locate(Node root) {
    if (!places.containsKey(root)) {
      locate(root, new Cursor(Token.of(text)));
    }
  }

  private int locate(Node node, Cursor cursor) {
    int first = -1;
    if (node instanceof MethodCallExpr call) {
      first = call.getScope().map(scope -> locate(scope, cursor)).orElse(-1);
      int name = locate(call.getName(), cursor);
      first = first < 0 ? name : first;
      cursor.skip("(");
      for (Expression argument : call.getArguments()) {
        locate(argument, cursor);
        cursor.skip(",");
      }
    } else if (node instanceof FieldAccessExpr field) {
      first = locate(field.getScope(), cursor);
      locate(field.getName(), cursor);
    } else if (node instanceof BinaryExpr binary) {
      first = locate(binary.getLeft(), cursor);
      locate(binary.getRight(), cursor);
    } else if (node instanceof PointFreeExpr in) {
      first = locate(in.getLeft(), cursor);
      for (Expression entry : in.getRight()) {
        locate(entry, cursor);
        cursor.skip(",");
      }
    } else if (node instanceof UnaryExpr unary) {
      first = offset + cursor.here();
      locate(unary.getExpression(), cursor);
    } else if (node instanceof EnclosedExpr enclosed) {
      first = offset + cursor.here();
      cursor.skip("(");
      locate(enclosed.getInner(), cursor);
    } else if (node instanceof SimpleName name) {
      first = offset + cursor.next(name.getIdentifier());
    } else if (node instanceof DrlNameExpr name) {
      first = locate(name.getName(), cursor);
    } else if (node instanceof NameExpr name) {
      first = locate(name.getName(), cursor);
    } else if (node instanceof StringLiteralExpr literal) {
      first = offset + cursor.next("\"" + literal.getValue() + "\"");
    } else if (node instanceof LiteralStringValueExpr literal) {
      first = offset + cursor.next(literal.getValue());
    } else if (node instanceof ThisExpr) {
      first = offset + cursor.next("this");
    } else if (node instanceof BooleanLiteralExpr || node instanceof NullLiteralExpr) {
      first = offset + cursor.next(node.toString());
    } else if (node instanceof BlockStmt || node instanceof ExpressionStmt) {
      for (Node child : node.getChildNodes()) {
        int place = locate(child, cursor);
        first = first < 0 ? place : first;
      }
    } else {
      first = offset + cursor.here();
      node.getChildNodes().forEach(child -> locate(child, cursor));
    }
    places.put(node, first < 0 ? offset + cursor.here() : first);
    return places.getOrDefault(node, offset);
  }

  /** Goes through the words of a text. */
  private static final class Cursor {
    private static final Set<String> CLOSING = Set.of(")", "]", "}", ";", ",");

    private final List<Token> tokens;
    private int at;

    void skip(String sign) {
      if (at < tokens.size() && tokens.get(at).is(sign)) {
        at++;
      }
    }

    Cursor(List<Token> tokens) {
      this.tokens = tokens;
    }

    /** The start of the next word; signs that close what went before are passed over. */
    int here() {
      while (at < tokens.size() && CLOSING.contains(tokens.get(at).text())) {
        at++;
      }
      return at < tokens.size()
          ? tokens.get(at).start()
          : tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).start();
    }

    /** The start of the next token with this text; where there is none, of the one next in line. */
    int next(String wanted) {
      for (int i = at; i < tokens.size(); i++) {
        if (tokens.get(i).text().equals(wanted)) {
          at = i + 1;
          return tokens.get(i).start();
        }
      }
      return here();
    }
  }

  /** The type of {@code node}, or null when it is refused (and the problem noted). */
  @Nullable Class<?> type(Expression node) {
    locate(node);
    return type(node, 0);
  }

  private @Nullable Class<?> type(Expression node, int depth) {
    if (depth > DEEPEST) {
      problem(
          node,
          "too-deep",
          "this condition nests more than " + DEEPEST + " deep; write it as several conditions");
      return null;
    }
    int next = depth + 1;
    if (node instanceof StringLiteralExpr) {
      return String.class;
    }
    if (node instanceof IntegerLiteralExpr number) {
      if (!number.getValue().matches("0|[1-9][0-9]{0,5}")) {
        problem(
            node,
            "number",
            "`"
                + brief(number.getValue())
                + "` is not a number that a rule may hold; write whole numbers up to 999999 in digits, without a zero before them");
        return null;
      }
      return int.class;
    }
    if (node instanceof DoubleLiteralExpr) {
      return double.class;
    }
    if (node instanceof BooleanLiteralExpr) {
      return boolean.class;
    }
    if (node instanceof ThisExpr) {
      return self;
    }
    if (node instanceof EnclosedExpr enclosed) {
      return type(enclosed.getInner(), next);
    }
    if (node instanceof DrlNameExpr name) {
      return name(node, name.getNameAsString());
    }
    if (node instanceof NameExpr name) {
      return name(node, name.getNameAsString());
    }
    if (node instanceof FieldAccessExpr field) {
      return field(field, next);
    }
    if (node instanceof MethodCallExpr call) {
      return call(call, next);
    }
    if (node instanceof UnaryExpr unary
        && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
      Class<?> inner = type(unary.getExpression(), next);
      return inner == null ? null : yesNo(unary.getExpression(), inner);
    }
    if (node instanceof BinaryExpr binary) {
      return binary(binary, next);
    }
    if (node instanceof PointFreeExpr in && in.getOperator().getIdentifier().equals("in")) {
      return in(in, next);
    }
    problem(
        node,
        "not-in-the-subset",
        "`" + shown(node) + "` is not among the conditions that a rule may state");
    return null;
  }

  private @Nullable Class<?> name(Expression node, String name) {
    if (name.equals("this")) {
      return self;
    }
    if (name.startsWith("$")) {
      Class<?> type = bound.get(name);
      if (type == null) {
        problem(
            node,
            "unknown-variable",
            "`" + name + "` is bound nowhere before; " + Nearest.to(name, bound.keySet()));
      }
      return type;
    }
    if (self != null) {
      Class<?> type = Vocabulary.property(self, name);
      if (type != null) {
        return type;
      }
      problem(
          node,
          "unknown-fact",
          "a "
              + self.getSimpleName()
              + " has no `"
              + name
              + "`; "
              + Nearest.to(name, Vocabulary.names(self)));
      return null;
    }
    problem(
        node,
        "unknown-name",
        "`" + name + "` is not known here; " + Nearest.to(name, Vocabulary.NAMES.keySet()));
    return null;
  }

  private @Nullable Class<?> staticScope(Expression scope) {
    String name =
        scope instanceof DrlNameExpr drl
            ? drl.getNameAsString()
            : scope instanceof NameExpr n ? n.getNameAsString() : "";
    return Vocabulary.NAMES.get(name);
  }

  private @Nullable Class<?> field(FieldAccessExpr field, int depth) {
    String name = field.getNameAsString();
    Class<?> named = staticScope(field.getScope());
    if (named != null) {
      if (named.isEnum()) {
        List<String> constants = new ArrayList<>();
        for (Object constant : named.getEnumConstants()) {
          constants.add(((Enum<?>) constant).name());
        }
        if (constants.contains(name)) {
          return named;
        }
        problem(
            field.getName(),
            "unknown-constant",
            "there is no "
                + named.getSimpleName()
                + " `"
                + name
                + "`; "
                + Nearest.to(name, constants));
        return null;
      }
      problem(
          field.getName(), "unknown-name", "`" + named.getSimpleName() + "` has no `" + name + "`");
      return null;
    }
    Class<?> scope = type(field.getScope(), depth);
    if (scope == null) {
      return null;
    }
    Class<?> type = Vocabulary.property(scope, name);
    if (type == null) {
      problem(
          field.getName(),
          "unknown-fact",
          "a "
              + scope.getSimpleName()
              + " has no `"
              + name
              + "`; "
              + Nearest.to(name, Vocabulary.names(scope)));
    }
    return type;
  }

  private @Nullable Class<?> call(MethodCallExpr call, int depth) {
    String name = call.getNameAsString();
    Expression scopeNode = call.getScope().orElse(null);
    Class<?> scope;
    boolean onType = false;
    if (scopeNode == null) {
      if (self == null) {
        problem(call, "not-in-the-subset", "`" + name + "` is not something a rule may call");
        return null;
      }
      scope = self;
    } else {
      Class<?> named = staticScope(scopeNode);
      onType = named != null;
      scope = named != null ? named : type(scopeNode, depth);
    }
    if (scope == null) {
      return null;
    }
    if (call.getTypeArguments().isPresent()) {
      problem(call, "not-in-the-subset", "type arguments are not part of the language of rules");
      return null;
    }
    List<Class<?>> given = new ArrayList<>();
    for (Expression argument : call.getArguments()) {
      Class<?> type = type(argument, depth);
      if (type == null) {
        return null;
      }
      given.add(type);
    }
    List<Method> methods = Vocabulary.methods(scope, name, onType);
    if (methods.isEmpty()) {
      problem(
          call.getName(),
          "unknown-fact",
          "a "
              + scope.getSimpleName()
              + " has no `"
              + name
              + "`; "
              + Nearest.to(name, Vocabulary.names(scope)));
      return null;
    }
    for (Method method : methods) {
      if (takes(method.getParameterTypes(), given)) {
        return literals(call, scope, name) ? method.getReturnType() : null;
      }
    }
    problem(
        call.getName(),
        "arguments",
        "`" + name + "` takes " + described(methods) + "; found " + words(given));
    return null;
  }

  private static boolean takes(Class<?>[] parameters, List<Class<?>> given) {
    if (parameters.length != given.size()) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      boolean number = parameters[i] == double.class && given.get(i) == int.class;
      if (!number && !parameters[i].isAssignableFrom(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Texts that stand for something of the law must do so: a day, a citation, a list, a
   * jurisdiction.
   */
  private boolean literals(MethodCallExpr call, Class<?> scope, String name) {
    boolean fine = true;
    for (Expression argument : call.getArguments()) {
      if (scope == Case.class
          || argument instanceof IntegerLiteralExpr
          || argument instanceof DoubleLiteralExpr) {
        continue;
      }
      if (!(argument instanceof StringLiteralExpr literal)) {
        continue;
      }
      String value = literal.asString();
      String wrong = "";
      if (scope == Day.class || (name.endsWith("On") && scope != Charge.class)) {
        wrong = day(value) ? "" : "`" + value + "` is not a day; write it like 2015-07-01";
      } else if (scope == Offense.class) {
        wrong =
            Statute.cited(value).readable()
                ? ""
                : "`" + value + "` is not a citation; write it like ORS 164.125";
      } else if (name.equals("listed")) {
        wrong =
            lists.contains(value)
                ? ""
                : "offenses.csv has no list `" + value + "`; " + Nearest.to(value, lists);
      } else if (name.equals("listedSince")) {
        boolean list = call.getArgumentPosition(argument) == 0;
        wrong =
            (list ? lists.contains(value) : day(value))
                ? ""
                : list
                    ? "offenses.csv has no list `" + value + "`; " + Nearest.to(value, lists)
                    : "`" + value + "` is not a day; write it like 2015-07-01";
      } else if (scope == MaximumTerm.class || name.startsWith("firstInCase")) {
        wrong = term(value) ? "" : "`" + value + "` is no term; write it like 10 years";
      } else if (name.equals("countsWithEarlier")) {
        wrong =
            lists.contains(value) || term(value)
                ? ""
                : "`" + value + "` is neither a list of offenses.csv nor a term like 10 years";
      } else if (name.equals("under")) {
        wrong =
            Jurisdiction.find(value).isPresent()
                ? ""
                : "`" + value + "` is no jurisdiction; write it like US-OR";
      } else if (scope == Quantity.class) {
        wrong =
            Set.of("g", "oz", "lb", "mg").contains(value)
                ? ""
                : "`" + value + "` is no unit; write g, oz, lb or mg";
      }
      if (!wrong.isEmpty()) {
        problem(argument, "value", wrong);
        fine = false;
      }
    }
    return fine;
  }

  private static boolean term(String value) {
    return Term.find(value).isPresent();
  }

  static boolean day(String value) {
    try {
      int year = LocalDate.parse(value).getYear();
      return year >= 1700 && year <= 2199;
    } catch (DateTimeParseException notADay) {
      return false;
    }
  }

  private @Nullable Class<?> binary(BinaryExpr binary, int depth) {
    Class<?> left = type(binary.getLeft(), depth);
    Class<?> right = type(binary.getRight(), depth);
    if (left == null || right == null) {
      return null;
    }
    return switch (binary.getOperator()) {
      case AND, OR -> {
        Class<?> a = yesNo(binary.getLeft(), left);
        Class<?> b = yesNo(binary.getRight(), right);
        Class<?> both = a == null ? null : b;
        yield both;
      }
      case EQUALS, NOT_EQUALS -> {
        if (comparison(binary.getLeft()) || comparison(binary.getRight())) {
          // Drools compiles it to a rule that never fires.
          problem(
              binary,
              "operator",
              "a comparison can't itself be compared; write it as two conditions, with `!` where one must be false");
          yield null;
        }
        if (left != right && !(number(left) && number(right))) {
          problem(
              binary,
              "types",
              "a "
                  + word(left)
                  + " is compared with a "
                  + word(right)
                  + "; they can never be equal");
          yield null;
        }
        if (left == Day.class) {
          problem(
              binary,
              "types",
              "days are compared with isOnOrBefore, isAfter and their like, not with ==");
          yield null;
        }
        relief(binary.getLeft(), binary.getRight());
        yield Boolean.TYPE;
      }
      case LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> {
        if (!number(left) || !number(right)) {
          problem(
              binary,
              "operator",
              "`"
                  + binary.getOperator().asString()
                  + "` compares numbers; days are compared with isBefore, isAfter and their like");
          yield null;
        }
        yield Boolean.TYPE;
      }
      default -> {
        problem(
            binary,
            "operator",
            "`"
                + binary.getOperator().asString()
                + "` may not stand in a rule; days are compared with isBefore, isAfter and their like");
        yield null;
      }
    };
  }

  private static boolean comparison(Expression node) {
    return node instanceof EnclosedExpr enclosed
        ? comparison(enclosed.getInner())
        : node instanceof BinaryExpr || node instanceof PointFreeExpr || node instanceof UnaryExpr;
  }

  private void relief(Expression left, Expression right) {
    if (shown(left).equals("relief")
        && right instanceof StringLiteralExpr literal
        && !reliefs.contains(literal.asString())) {
      problem(
          right,
          "unknown-relief",
          "rulebook.yaml has no relief `"
              + literal.asString()
              + "`; "
              + Nearest.to(literal.asString(), reliefs));
    }
  }

  private @Nullable Class<?> in(PointFreeExpr in, int depth) {
    Class<?> left = type(in.getLeft(), depth);
    if (left == null) {
      return null;
    }
    if (in.getRight().size() > LONGEST_LIST) {
      problem(
          in,
          "too-long",
          "a list may hold "
              + LONGEST_LIST
              + " entries at most; put longer lists into offenses.csv");
      return null;
    }
    for (Expression entry : in.getRight()) {
      Class<?> type = type(entry, depth);
      if (type == null) {
        return null;
      }
      if (type != left) {
        problem(
            entry,
            "types",
            "a " + word(left) + " is looked for in a list that holds a " + word(type));
        return null;
      }
      relief(in.getLeft(), entry);
    }
    return boolean.class;
  }

  private @Nullable Class<?> yesNo(Expression node, Class<?> type) {
    if (type == boolean.class) {
      return boolean.class;
    }
    problem(
        node,
        "not-a-condition",
        "`" + shown(node) + "` is a " + word(type) + ", not something true or false");
    return null;
  }

  /** Checks that {@code node} is something true or false. */
  void condition(Expression node) {
    Class<?> type = type(node);
    if (type != null) {
      yesNo(node, type);
    }
  }

  private static String described(List<Method> methods) {
    Set<String> forms = new TreeSet<>();
    for (Method method : methods) {
      forms.add(words(List.of(method.getParameterTypes())));
    }
    return String.join(", or ", forms);
  }

  private static String words(Collection<Class<?>> types) {
    return types.isEmpty()
        ? "nothing"
        : String.join(" and ", types.stream().map(t -> "a " + word(t)).toList());
  }

  private static boolean number(Class<?> type) {
    return type == int.class || type == double.class || type == Long.class;
  }

  static String word(Class<?> type) {
    if (type == String.class) {
      return "text";
    }
    if (type == boolean.class) {
      return "yes/no";
    }
    return number(type) ? "number" : type.getSimpleName();
  }

  /**
   * The reliefs to which a condition confines what it is stated of: those compared or listed in it,
   * when it says nothing else; otherwise none.
   */
  static Set<String> reliefs(Expression node) {
    Set<String> named = new LinkedHashSet<>();
    return confines(node, named) ? named : Set.of();
  }

  private static boolean confines(Expression node, Set<String> named) {
    if (node instanceof EnclosedExpr enclosed) {
      return confines(enclosed.getInner(), named);
    }
    if (node instanceof BinaryExpr binary) {
      return switch (binary.getOperator()) {
        case OR -> confines(binary.getLeft(), named) && confines(binary.getRight(), named);
        case EQUALS -> relief(binary.getLeft()) && text(binary.getRight(), named);
        default -> false;
      };
    }
    return node instanceof PointFreeExpr in
        && in.getOperator().getIdentifier().equals("in")
        && !in.isNegated()
        && relief(in.getLeft())
        && in.getRight().stream().allMatch(entry -> text(entry, named));
  }

  private static boolean relief(Expression node) {
    return (node instanceof NameExpr name && name.getNameAsString().equals("relief"))
        || (node instanceof DrlNameExpr drl && drl.getNameAsString().equals("relief"));
  }

  private static boolean text(Expression node, Set<String> texts) {
    if (node instanceof StringLiteralExpr literal) {
      texts.add(literal.getValue());
      return true;
    }
    return false;
  }

  /** What was written, cut short where it is long. */
  static String brief(String written) {
    String line = written.replaceAll("\\s+", " ").strip();
    return line.length() > 60 ? line.substring(0, 57) + "..." : line;
  }

  /** The word at which the node begins. */
  String shown(Node node) {
    int at = place(node) - offset;
    return Token.of(text).stream()
        .filter(t -> t.start() == at)
        .map(Token::text)
        .findFirst()
        .orElse(brief(text));
  }
}
