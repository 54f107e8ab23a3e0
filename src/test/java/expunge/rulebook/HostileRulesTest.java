package expunge.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rules are code, so whoever may propose one must not thereby run code of their own: each of these
 * is refused by the check, before Drools sees any of it, in words and in good time.
 */
class HostileRulesTest {

  private static final Duration GOOD_TIME = Duration.ofSeconds(5);

  private static final String RULE =
      """
      rule "ORS 137.225(1)(a): a conviction may be set aside"
          @cite( "ORS 137.225(1)(a)" )
          @inForce( "2022-01-01" )
      when
          $asked : Asked( relief == "us-or/set-aside-conviction", charge.convicted )
      then
          insert( Covers.of( $asked ) );
      end
      """;

  private final Map<String, String> attacks = new LinkedHashMap<>();

  private void file(String name, String text) {
    assertThat(attacks.put(name, text)).as(name).isNull();
  }

  /** In the place of a condition of the first pattern. */
  private void condition(String name, String condition) {
    file("condition: " + name, RULE.replace("charge.convicted", condition));
  }

  /** In the place of a pattern after the first. */
  private void pattern(String name, String pattern) {
    file("pattern: " + name, RULE.replace("\nthen", "\n    " + pattern + "\nthen"));
  }

  /** In the place of the consequence. */
  private void consequence(String name, String consequence) {
    file("consequence: " + name, RULE.replace("insert( Covers.of( $asked ) );", consequence));
  }

  /** Between the rule's name and its conditions. */
  private void attribute(String name, String attribute) {
    file("attribute: " + name, RULE.replace("\nwhen", "\n    " + attribute + "\nwhen"));
  }

  private void before(String name, String text) {
    file("before the rule: " + name, text + "\n" + RULE);
  }

  private void conditions() {
    condition("a fully qualified call", "java.lang.System.exit( 1 ) == null");
    condition("a call of a static method", "System.exit( 1 )");
    condition("a runtime", "Runtime.getRuntime().exec( \"id\" ) != null");
    condition("reflection through a class", "charge.getClass().getName() == \"x\"");
    condition("reflection through a property", "charge.class.name == \"x\"");
    condition("reflection through a literal", "String.class != null");
    condition("a class by its name", "Class.forName( \"java.lang.Runtime\" ) != null");
    condition("a class loader", "charge.getClass().getClassLoader().loadClass( \"x\" ) != null");
    condition("a constructor", "new java.io.File( \"/etc/passwd\" ).exists()");
    condition("an array", "new int[ 1000000000 ].length > 0");
    condition("an array literal", "new String[] { \"a\" }.length > 0");
    condition("a lambda", "(() -> true).get()");
    condition("a method reference", "System::exit != null");
    condition("an anonymous class", "new Object() { { System.exit( 1 ); } } != null");
    condition("an assignment", "( charge.convicted = true )");
    condition("a counter", "charge.count++ > 0");
    condition("a block", "{ System.exit( 1 ); true }");
    condition("a conditional", "charge.convicted ? System.exit( 1 ) : true");
    condition("a cast", "((Runtime) charge).exit( 1 )");
    condition("an inline cast", "charge#java.lang.Object.toString == \"x\"");
    condition("instanceof", "charge instanceof java.lang.Runnable");
    condition("an eval", "eval( System.exit( 1 ) )");
    condition("an eval with a string", "eval( \"System.exit(1)\" )");
    condition("a map access", "charge[ \"class\" ] != null");
    condition("an index", "charge.cases[ 0 ].getClass() != null");
    condition("a null-safe call", "charge!.getClass() != null");
    condition("a projection", "charge.( getClass() ) != null");
    condition("a regex that takes for ever", "charge.id matches \"(a+)+$\"");
    condition("a regex over many letters", "charge.id matches \"(a|a)*b\"");
    condition("memberOf", "charge.id memberOf System.getProperties()");
    condition("soundslike", "charge.id soundslike \"x\"");
    condition("str", "charge.id str[startsWith] \"x\"");
    condition("contains", "charge contains System.getenv()");
    condition("an operator of its own", "charge.id evil \"x\"");
    condition("a negated operator", "charge.id not matches \".*\"");
    condition("interpolation", "charge.statute.within( \"${System.exit(1)}\" )");
    condition("interpolation of MVEL", "charge.statute.within( \"@{System.exit(1)}\" )");
    condition("a unicode escape", "\\u0053ystem.exit( 1 )");
    condition(
        "a unicode escape in a text",
        "charge.statute.within( \"\\u0022 ) || System.exit( 1 ) || charge.statute.within( \\u0022\" )");
    condition("a text that ends the line", "charge.statute.within( \"a\nb\" )");
    condition("a text block", "charge.statute.within( \"\"\"\n x \"\"\" )");
    condition("a character", "charge.id == 'x' + System.lineSeparator()");
    condition(
        "a quote that closes early",
        "charge.statute.within( \"a\\\\\" ) || System.exit( 1 ) || \"\" == \"\" )");
    condition("concatenation", "charge.id == \"x\" + System.getenv( \"PATH\" )");
    condition("the thread", "Thread.currentThread() != null");
    condition("a sleep", "java.lang.Thread.sleep( 100000 )");
    condition("the engine", "drools.getWorkingMemory() != null");
    condition("the context", "kcontext.getKieRuntime() != null");
    condition("a method that is hidden", "charge.hashCode() == 1");
    condition("waiting", "charge.wait() == null");
    condition("a private field", "charge.sheet != null");
    condition("the pointer", "charge.pointer == \"/cases/0\"");
    condition("an enum's values", "Grade.values().length > 0");
    condition("an enum's class", "Grade.FELONY_A.getDeclaringClass() != null");
    condition("a very deep nesting", "(".repeat(5_000) + "charge.convicted" + ")".repeat(5_000));
    condition("a very deep negation", "!".repeat(5_000) + "charge.convicted");
    condition(
        "a very long alternative", "charge.convicted" + " || charge.convicted".repeat(20_000));
    condition(
        "a very long list",
        "charge.standingGrade in ( " + "Grade.FELONY_A, ".repeat(50_000) + "Grade.FELONY_A )");
    condition("a very long number", "charge.statute.within( " + "9".repeat(10_000) + " )");
    condition("a very long name", "charge." + "a".repeat(100_000));
    condition("a null byte", "charge.convicted\u0000");
    condition("letters that run backwards", "charge.convicted\u202e");
    condition("a letter that looks like another", "ch\u0430rge.convicted");
    condition("a semicolon", "charge.convicted; System.exit( 1 )");
    condition(
        "a second rule", "charge.convicted ) then System.exit( 1 ); end rule \"x\" when Asked(");
  }

  private void patterns() {
    pattern("from", "$x : Object() from java.util.List.of( System.getProperties() )");
    pattern("from a call", "$x : String() from System.getenv().values()");
    pattern("from an entry point", "$x : Object() from entry-point \"x\"");
    pattern("collect", "$x : java.util.List() from collect( Charge() )");
    pattern(
        "accumulate with code",
        "accumulate( Charge(); $n : init( System.exit( 1 ); ) action( ) result( 1 ) )");
    pattern(
        "accumulate with a function of its own", "accumulate( Charge(); $n : evil.Function( 1 ) )");
    pattern("an unknown type", "java.lang.Runtime()");
    pattern("any object", "Object()");
    pattern("a text of the session", "String()");
    pattern("a query", "?evil( 1; )");
    pattern("an eval", "eval( System.exit( 1 ) == null )");
    pattern("forall", "forall( Charge( System.exit( 1 ) ) )");
    pattern("a window", "Charge() over window:time( 1s )");
    pattern("a named consequence", "do[ evil ]");
    pattern("an if", "if ( true ) do[ evil ]");
    pattern("xpath", "$x : /java.lang.Runtime[ exit( 1 ) ]");
    pattern("oopath", "Charge( $x : /case/charges )");
    pattern(
        "a ternary pattern",
        "not( not( not( not( not( not( not( not( not( Charge() ) ) ) ) ) ) ) ) )");
  }

  private void consequences() {
    consequence("a call", "System.exit( 1 );");
    consequence("a fully qualified call", "java.lang.Runtime.getRuntime().halt( 1 );");
    consequence("a loop", "while ( true ) { } insert( Covers.of( $asked ) );");
    consequence("a for", "for ( ; ; ) insert( Covers.of( $asked ) );");
    consequence("recursion by modify", "modify( $asked ) { setRelief( \"x\" ) }");
    consequence("an update", "update( $asked );");
    consequence("a retraction", "delete( $asked );");
    consequence("a logical insertion", "insertLogical( Covers.of( $asked ) );");
    consequence("a question of its own", "insert( new Asked( \"x\", $asked.charge() ) );");
    consequence("anything else", "insert( \"x\" );");
    consequence("a file", "insert( Covers.of( new java.io.FileInputStream( \"/etc/passwd\" ) ) );");
    consequence("a socket", "new java.net.Socket( \"127.0.0.1\", 22 );");
    consequence("a thread", "new Thread( () -> { } ).start();");
    consequence("a variable", "var x = $asked; insert( Covers.of( x ) );");
    consequence("a block", "{ insert( Covers.of( $asked ) ); }");
    consequence("a try", "try { insert( Covers.of( $asked ) ); } finally { }");
    consequence("a throw", "throw new RuntimeException();");
    consequence("the engine", "drools.halt();");
    consequence("the runtime", "kcontext.getKieRuntime().dispose();");
    consequence("a global", "results.add( $asked );");
    consequence("a comment that ends", "/* */ System.exit( 1 ); /* */");
    consequence(
        "a line comment with an escape",
        "// \\u000a System.exit( 1 );\n insert( Covers.of( $asked ) );");
    consequence("reflection", "insert( Covers.of( $asked ).getClass().newInstance() );");
    consequence("an end inside", "insert( Covers.of( $asked ) ); end\nSystem.exit( 1 );");
    consequence("a declaration", "class Evil { static { System.exit( 1 ); } }");
  }

  private void others() {
    attribute("an agenda", "agenda-group \"x\"");
    attribute("a salience that is code", "salience ( System.exit( 1 ) )");
    attribute("a timer", "timer( cron: * * * * * ? )");
    attribute("a dialect", "dialect \"mvel\"");
    attribute("enabled by code", "enabled ( System.exit( 1 ) == null )");
    attribute("no loop", "no-loop true");
    attribute("lock on active", "lock-on-active true");
    attribute("a calendar", "calendars \"evil\"");
    attribute("an annotation with code", "@note( System.exit( 1 ) )");
    attribute("an annotation of Drools", "@watch( * )");
    attribute("an annotation of Java", "@java.lang.Deprecated");
    attribute("an annotation that isn't closed", "@note( \"x\"");
    before("an import", "import java.lang.Runtime;");
    before("a static import", "import static java.lang.System.exit;");
    before("an imported function", "import function java.lang.System.exit;");
    before("an imported accumulate", "import accumulate evil.Function evil;");
    before("a package", "package java.lang;");
    before("a function", "function void evil() { System.exit( 1 ); }");
    before("a global", "global java.util.List results;");
    before("a declared type", "declare Evil x : int end");
    before("a declared type that extends", "declare Evil extends expunge.record.Charge end");
    before("a trait", "declare trait Evil end");
    before("a query", "query evil() Charge() end");
    before("a unit", "unit Evil;");
    before("a dialect", "dialect \"java\"");
    before("an expander", "expander evil.dsl");
    before("a template", "template header\nx\ntemplate \"x\"\nend template");
    before("an attribute for all", "agenda-group \"x\"");
    before("an entry point", "declare entry-point x end");
    before("a comment that isn't closed", "/* ");
    before("a mark of bytes in the middle", "//\uFEFF\n\uFEFF");
    file("a rule that extends", RULE.replace("set aside\"", "set aside\" extends \"other\""));
    file("a name that is code", RULE.replace("a conviction may", "\\\"); System.exit(1); (\\\""));
    file("a very long file", "// x\n".repeat(500_000) + RULE);
    file("very many rules", many());
    file("not a rule file", "\u0000\u0001\u0002\u0003".repeat(1_000));
  }

  private static String many() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      all.append(RULE.replace("a conviction may", i + " may"));
    }
    return all.toString();
  }

  private static List<Problem> problems(String text) {
    return folder(text).problems();
  }

  private static RulebookFolder folder(String text) {
    return RulebookFolder.of(
        "us-or", Map.of("rulebook.yaml", SeededMistakesTest.MANIFEST, "137-225/1.drl", text));
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefusedBeforeDroolsSeesIt() {
    conditions();
    patterns();
    consequences();
    others();
    assertThat(attacks).hasSizeGreaterThan(80);
    List<DynamicTest> tests = new ArrayList<>();
    attacks.forEach(
        (name, text) ->
            tests.add(
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      List<Problem> problems =
                          assertTimeoutPreemptively(GOOD_TIME, () -> problems(text));
                      assertThat(problems).isNotEmpty();
                      assertThat(problems.get(0).toString())
                          .doesNotContain("Exception", "org.drools", "\tat ");
                    })));
    return tests.stream();
  }

  /**
   * The rule that all of these are made from is a good one, so each is refused for what it adds.
   */
  @Test
  void theRuleThatTheyAreMadeFromPasses() {
    assertThat(problems(RULE)).isEmpty();
    assertThatCode(() -> folder(RULE).compile(Shelf.none())).doesNotThrowAnyException();
  }
}
