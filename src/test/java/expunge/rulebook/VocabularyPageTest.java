package expunge.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The page of what rules may say is the vocabulary that the checks let pass, with the sentences
 * that stand before each method in the program.
 */
class VocabularyPageTest {

  private static final Path PAGE = Path.of("docs/vocabulary.md");
  private static final String WRITE = "docs.write";
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Map<Class<?>, TypeDeclaration<?>> READ = new ConcurrentHashMap<>();

  private static final String HEAD =
      """
      # What rules may say

      Everything that may stand in a rule, and nothing else may. How a rule is put together is told in [writing-rules.md](writing-rules.md);
      what a record may tell is in [facts.md](facts.md).

      In a pattern a word without parameters is written bare, `charge.convicted`; in a consequence with parentheses, `$charge.convictedOn()`.

      This page is written by `mvn -q test -Dtest=VocabularyPageTest -Ddocs.write=true`.

      """;

  @BeforeAll
  static void readRecordsToo() {
    StaticJavaParser.getParserConfiguration()
        .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
  }

  @Test
  void thePageIsUpToDate() throws IOException {
    String page = page();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("write it anew: mvn -q test -Dtest=VocabularyPageTest -Ddocs.write=true")
        .isEqualTo(page);
  }

  @Test
  void everyWordIsExplained() throws IOException {
    assertThat(page().lines().filter(l -> l.startsWith("| `")))
        .hasSizeGreaterThan(100)
        .allMatch(l -> !l.matches(".*\\|\\s*\\|$"), "has a sentence");
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("A pattern may match: ").append(names(Vocabulary.PATTERNS.keySet()));
    page.append(".\n\nA rule may conclude: ").append(names(Vocabulary.FINDINGS.keySet()));
    page.append(".\n\nBefore a dot may stand: ").append(names(Vocabulary.NAMES.keySet()));
    page.append(".\n");
    Set<Class<?>> types = new LinkedHashSet<>(Vocabulary.PATTERNS.values());
    types.addAll(Vocabulary.FINDINGS.values());
    types.addAll(Vocabulary.NAMES.values());
    Vocabulary.classes().stream()
        .sorted(Comparator.comparing(Class::getSimpleName))
        .forEach(types::add);
    for (Class<?> type : types) {
      List<String> rows = rows(type);
      if (type.isEnum()) {
        page.append("\n## ")
            .append(type.getSimpleName())
            .append("\n\n")
            .append(doc(type))
            .append("\n\n");
        page.append(
            Arrays.stream(type.getEnumConstants())
                .map(c -> "`" + type.getSimpleName() + "." + ((Enum<?>) c).name() + "`")
                .collect(Collectors.joining(", ")));
        page.append("\n");
      }
      if (!rows.isEmpty()) {
        if (!type.isEnum()) {
          page.append("\n## ")
              .append(type.getSimpleName())
              .append("\n\n")
              .append(doc(type))
              .append("\n");
        }
        page.append("\n| word | gives | means |\n|---|---|---|\n");
        rows.forEach(row -> page.append(row).append('\n'));
      }
    }
    return page.toString();
  }

  private static String names(Set<String> names) {
    return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
  }

  private static List<String> rows(Class<?> type) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String name : Vocabulary.names(type)) {
      for (boolean onType : new boolean[] {false, true}) {
        for (Method method :
            Vocabulary.methods(type, name, onType).stream()
                .sorted(Comparator.comparing(VocabularyPageTest::parameters))
                .toList()) {
          rows.add(
              "| `"
                  + (Modifier.isStatic(method.getModifiers()) ? type.getSimpleName() + "." : "")
                  + name
                  + (method.getParameterCount() == 0 ? "" : "( " + parameters(method) + " )")
                  + "` | "
                  + word(method.getReturnType())
                  + " | "
                  + doc(method)
                  + " |");
        }
      }
    }
    return rows.stream().distinct().toList();
  }

  private static String parameters(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(VocabularyPageTest::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "boolean" -> "yes or no";
      case "String" -> "text";
      case "int", "double", "long" -> "number";
      case "About" -> "finding";
      default -> type.getSimpleName();
    };
  }

  private static String doc(Class<?> type) throws IOException {
    return declaration(type)
        .getJavadoc()
        .map(j -> sentence(j.getDescription().toText()))
        .orElse("");
  }

  private static String doc(Method method) throws IOException {
    for (Class<?> owner : owners(method)) {
      for (MethodDeclaration one : declaration(owner).getMethodsByName(method.getName())) {
        List<String> types = one.getParameters().stream().map(p -> p.getType().asString()).toList();
        List<String> wanted =
            Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
        if (types.equals(wanted) && one.getJavadoc().isPresent()) {
          return sentence(one.getJavadoc().get().getDescription().toText());
        }
      }
    }
    TypeDeclaration<?> type = declaration(method.getDeclaringClass());
    return type.getJavadoc().stream()
        .flatMap(j -> j.getBlockTags().stream())
        .filter(t -> t.getName().equals(java.util.Optional.of(method.getName())))
        .map(t -> sentence(t.getContent().toText()))
        .findFirst()
        .orElse("");
  }

  /** Where a method may be explained: where it is written, and where it was promised. */
  private static List<Class<?>> owners(Method method) {
    List<Class<?>> owners = new ArrayList<>(List.of(method.getDeclaringClass()));
    for (Class<?> promised : method.getDeclaringClass().getInterfaces()) {
      owners.add(promised);
      owners.addAll(Arrays.asList(promised.getInterfaces()));
    }
    return owners;
  }

  private static TypeDeclaration<?> declaration(Class<?> type) throws IOException {
    TypeDeclaration<?> known = READ.get(type);
    if (known != null) {
      return known;
    }
    Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
    CompilationUnit unit = StaticJavaParser.parse(file);
    TypeDeclaration<?> read = unit.getPrimaryType().orElseThrow();
    READ.put(type, read);
    return read;
  }

  private static String sentence(String doc) {
    return doc.replaceAll("(?s)\n\\s*<p>.*", "")
        .replaceAll("\\{@(?:code|link) ([^}]*)\\}", "`$1`")
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .strip();
  }
}
