package expunge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import expunge.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Each walk-through of CONTRIBUTING.md is done as it is written, on a copy of the rules: its edits
 * are made, its commands run, and they answer what the text promises.
 *
 * <ul>
 *   <li>{@code diff FILE}: lines to take away and to add, with lines around them
 *   <li>{@code drl at the end of FILE}, {@code yaml at the end of FILE}: what is added
 *   <li>{@code drl FILE}: what stands in the file
 *   <li>{@code sh}: commands; all of them succeed, but the last where {@code text fails} follows
 *   <li>{@code text}: lines of the last command's answer, or parts of them
 * </ul>
 */
class ContributingTest {

  private static final Path PAGE = Path.of("CONTRIBUTING.md");
  private static final List<String> COPIED =
      // The examples of Oregon hold a charge of Washington, the federal ones charges of the
      // District.
      List.of(
          "rules/us", "rules/us-or", "rules/us-wa", "rules/us-dc", "examples/us", "examples/us-or");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: ([^\n]*))?\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final String AT_THE_END = "at the end of ";
  private static final long PATIENCE_SECONDS = 300;

  @TempDir Path temp;

  @TestFactory
  Stream<DynamicTest> everyWalkThroughWorksAsWritten() throws IOException {
    return sections().entrySet().stream()
        .filter(s -> BLOCK.matcher(s.getValue()).find())
        .map(s -> dynamicTest(s.getKey(), () -> new Walk(s.getValue()).go()));
  }

  @Test
  void itTellsWhatALawyerNeeds() throws IOException {
    assertThat(sections().keySet())
        .anyMatch(t -> t.contains("Read a rule"))
        .anyMatch(t -> t.contains("Change a waiting period"))
        .anyMatch(t -> t.contains("Add an exclusion"))
        .anyMatch(t -> t.contains("takes effect next year"));
  }

  @Test
  void theCommandsItNamesAreThere() throws IOException {
    Matcher named = Pattern.compile("\\./expunge ([a-z]+)").matcher(Files.readString(PAGE));
    assertThat(new CommandLine(new Main()).getSubcommands().keySet())
        .containsAll(named.results().map(r -> r.group(1)).toList());
  }

  @Test
  void theFilesItNamesAreThere() throws IOException {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(PAGE));
    assertThat(link.results().map(r -> r.group(1)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Path.of(name)).exists());
  }

  private static Map<String, String> sections() throws IOException {
    Map<String, String> sections = new java.util.LinkedHashMap<>();
    for (String one : Files.readString(PAGE).split("(?m)^## ", -1)) {
      sections.put(one.lines().findFirst().orElse(""), one);
    }
    return sections;
  }

  private final class Walk {
    private final String text;
    private final Path home;
    private String said = "";
    private int exit;

    Walk(String text) throws IOException {
      this.text = text;
      this.home = Files.createTempDirectory(temp, "walk");
    }

    void go() throws IOException, InterruptedException {
      for (String folder : COPIED) {
        copy(Path.of(folder), home.resolve(folder));
      }
      // Rules that are compiled already needn't be again.
      Path compiled = Path.of("target/rulebooks").toAbsolutePath();
      Files.createDirectories(compiled);
      Files.createDirectories(home.resolve("target"));
      Path link = Files.createSymbolicLink(home.resolve("target/rulebooks"), compiled);
      boolean git = text.contains("\ngit ") && hasGit();
      if (git) {
        Files.writeString(home.resolve(".gitignore"), "target\n");
        run(List.of("git", "init", "-q"));
        run(List.of("git", "add", "."));
        run(List.of("git", "commit", "-q", "-m", "as it was"));
        assertThat(exit).as(said).isZero();
      }
      List<Matcher> blocks = new ArrayList<>();
      Matcher block = BLOCK.matcher(text);
      while (block.find()) {
        Matcher one = BLOCK.matcher(block.group());
        assertThat(one.matches()).isTrue();
        blocks.add(one);
      }
      for (int i = 0; i < blocks.size(); i++) {
        Matcher one = blocks.get(i);
        String about = one.group(2) == null ? "" : one.group(2);
        switch (one.group(1)) {
          case "diff" -> change(about, one.group(3));
          case "sh" -> {
            boolean fails =
                i + 1 < blocks.size() && blocks.get(i + 1).group().startsWith("```text fails");
            commands(one.group(3).lines().toList(), fails, git);
          }
          case "text" -> {
            if (git || !blocks.get(i - 1).group().contains("HEAD")) {
              promised(one.group(3));
            }
          }
          default -> {
            if (about.startsWith(AT_THE_END)) {
              add(about.substring(AT_THE_END.length()), one.group(3));
            } else {
              assertThat(Files.readString(home.resolve(about))).contains(one.group(3));
            }
          }
        }
      }
      Files.delete(link);
    }

    private void change(String file, String diff) throws IOException {
      assertThat(diff.lines()).allMatch(l -> l.matches("[-+ ].*|"));
      String before = side(diff, '-');
      String after = side(diff, '+');
      Path path = home.resolve(file);
      String now = Files.readString(path);
      assertThat(now.split(Pattern.quote(before), -1))
          .as("what is to be changed stands once in " + file + ":\n" + before)
          .hasSize(2);
      Files.writeString(path, now.replace(before, after));
    }

    private static String side(String diff, char sign) {
      return diff.lines()
          .filter(l -> l.isEmpty() || l.charAt(0) == ' ' || l.charAt(0) == sign)
          .map(l -> l.isEmpty() ? "" : l.substring(1))
          .collect(Collectors.joining("\n"));
    }

    private void add(String file, String more) throws IOException {
      Path path = home.resolve(file);
      assertThat(path).exists();
      String now = Files.readString(path);
      Files.writeString(path, now + (now.endsWith("\n") ? "" : "\n") + more);
    }

    private void commands(List<String> commands, boolean lastFails, boolean git)
        throws IOException, InterruptedException {
      for (int i = 0; i < commands.size(); i++) {
        String command = commands.get(i);
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
          words.add(
              Stream.of(1, 2, 3).map(word::group).filter(g -> g != null).findFirst().orElse(""));
        }
        boolean needsGit = words.get(0).equals("git") || words.contains("HEAD");
        if (needsGit && !git) {
          continue;
        }
        if (words.get(0).equals("git")) {
          run(words);
        } else {
          assertThat(words.get(0)).as("a command this test knows").isEqualTo("./expunge");
          run(program(words.subList(1, words.size())));
        }
        if (lastFails && i == commands.size() - 1) {
          assertThat(exit).as(command + "\n" + said).isNotZero();
        } else {
          assertThat(exit).as(command + "\n" + said).isZero();
        }
      }
    }

    private void promised(String lines) {
      String answer = said.lines().map(ContributingTest::close).collect(Collectors.joining("\n"));
      assertThat(lines.lines().map(ContributingTest::close))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(answer).contains(line));
    }

    /** The program, started as the launcher starts it, but from the classes of this build. */
    private static List<String> program(List<String> words) {
      String built =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
      List<String> line =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  built,
                  "expunge.cli.Main"));
      line.addAll(words);
      return line;
    }

    private void run(List<String> words) throws IOException, InterruptedException {
      ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
      builder.redirectErrorStream(true);
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(k -> k.startsWith("GIT_"));
      environment.put("COLUMNS", "100");
      environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
      environment.put("GIT_PAGER", "cat");
      for (String who : List.of("GIT_AUTHOR_", "GIT_COMMITTER_")) {
        environment.put(who + "NAME", "a reader");
        environment.put(who + "EMAIL", "reader@example.org");
      }
      Process process = builder.start();
      said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(words + " ends").isTrue();
      exit = process.exitValue();
    }
  }

  private static String close(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
