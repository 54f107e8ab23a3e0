package expunge.rulebook;

import expunge.record.OffenseLists;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of one rulebook, read from its folder and checked. */
public final class RulebookFolder {

  /** What a rule file may be called: its name becomes the name of its rules. */
  private static final Pattern FILE =
      Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*\\.drl");

  private final String name;
  private final Map<String, String> files;
  private final List<Problem> unread;

  RulebookFolder(String name, Map<String, String> files, List<Problem> unread) {
    this.name = name;
    this.files = files;
    this.unread = List.copyOf(unread);
  }

  /**
   * The rulebook in {@code folder}: its rulebook.yaml, offenses.csv and every .drl below it. What
   * can't be read of it is among its problems.
   */
  public static RulebookFolder read(Path folder) {
    return FolderReader.read(folder);
  }

  /** Whether answers depend on a file with this path inside a rulebook's folder. */
  public static boolean belongs(String inside) {
    return inside.endsWith(".drl")
        || inside.equals("rulebook.yaml")
        || inside.equals("offenses.csv");
  }

  /** A rulebook of files held in memory, by their path inside the folder called {@code name}. */
  public static RulebookFolder of(String name, Map<String, String> files) {
    return new RulebookFolder(name, new TreeMap<>(files), List.of());
  }

  /**
   * What the rulebook in {@code folder} is called: the folder's own name; where that is no
   * jurisdiction's ({@code .}, or a link by another name), the name of what it leads to, if that is
   * one.
   */
  public static String name(Path folder) {
    return FolderReader.name(folder);
  }

  /** The folder's name, {@code us-or}. */
  public String name() {
    return name;
  }

  /** The texts of its files, by path inside the folder. */
  public Map<String, String> files() {
    return Map.copyOf(files);
  }

  /** The hash of everything that answers depend on. */
  public String hash() {
    return sha256(files);
  }

  /** Every problem of every file; empty when the rulebook can go into service. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    check(problems);
    return problems.stream().distinct().sorted().toList();
  }

  /**
   * What could be read of it, broken or not.
   *
   * @param manifest what rulebook.yaml says; null when it can't be used
   * @param rules the rules that are well formed
   */
  public record Contents(@Nullable Manifest manifest, List<Rule> rules) {

    /** Copies the list. */
    public Contents {
      rules = List.copyOf(rules);
    }
  }

  /** What can be read of it, whatever problems there are. */
  public Contents contents() {
    Checked checked = check(new ArrayList<>());
    return checked == null
        ? new Contents(null, List.of())
        : new Contents(checked.manifest, checked.rules);
  }

  /**
   * The rulebook, compiled.
   *
   * @param shelf where compiled rules are kept
   * @throws BrokenRulebook with every problem, when there is one
   */
  public Rulebook compile(Shelf shelf) {
    List<Problem> problems = new ArrayList<>();
    Checked checked = check(problems);
    if (!problems.isEmpty() || checked == null) {
      throw new BrokenRulebook(problems);
    }
    return new Rulebook(
        checked.manifest, hash(), checked.rules, checked.lists, shelf.models(checked.rules), shelf);
  }

  /**
   * Every small change of every rule that would itself pass the check.
   *
   * @throws BrokenRulebook with every problem, when there is one
   */
  public List<Variant> variants() {
    List<Problem> problems = new ArrayList<>();
    Checked checked = check(problems);
    if (!problems.isEmpty() || checked == null) {
      throw new BrokenRulebook(problems);
    }
    Set<String> reliefs =
        checked.manifest.reliefs().stream()
            .map(expunge.law.Relief::id)
            .collect(java.util.stream.Collectors.toSet());
    List<Variant> variants = new ArrayList<>();
    files.forEach(
        (file, content) -> {
          String path = name + "/" + file;
          List<Rule> rules = checked.rules.stream().filter(r -> r.file().equals(path)).toList();
          if (!rules.isEmpty()) {
            variants.addAll(
                new Variants(path, content, checked.lists.names().keySet(), reliefs).of(rules));
          }
        });
    return variants;
  }

  private record Checked(Manifest manifest, List<Rule> rules, OffenseLists lists) {}

  private @Nullable Checked check(List<Problem> problems) {
    problems.addAll(unread);
    String manifestFile = name + "/rulebook.yaml";
    String text = files.get("rulebook.yaml");
    if (text == null) {
      if (unread.stream().anyMatch(p -> p.file().equals(manifestFile))) {
        return null;
      }
      problems.add(
          new Problem(
              manifestFile,
              1,
              1,
              "no-rulebook",
              "this folder has no rulebook.yaml; every rulebook begins with one"));
      return null;
    }
    Manifest manifest = Manifest.read(manifestFile, text, problems);
    String table = files.get("offenses.csv");
    OffenseTable lists =
        table == null
            ? OffenseTable.empty()
            : OffenseTable.read(name + "/offenses.csv", table, problems);
    if (manifest == null) {
      return null;
    }
    if (!manifest.jurisdiction().folder().equals(name)) {
      problems.add(
          new Problem(
              manifestFile,
              1,
              1,
              "jurisdiction",
              "the folder of "
                  + manifest.jurisdiction()
                  + " is named "
                  + manifest.jurisdiction().folder()));
    }
    RuleChecker checker =
        new RuleChecker(
            lists.names().keySet(),
            manifest.reliefs().stream()
                .map(expunge.law.Relief::id)
                .collect(java.util.stream.Collectors.toSet()),
            problems);
    List<Rule> rules = new ArrayList<>();
    Map<String, Rule> titles = new HashMap<>();
    files.forEach(
        (file, content) -> {
          if (file.endsWith(".drl") && !FILE.matcher(file).matches()) {
            problems.add(
                new Problem(
                    manifestFile,
                    1,
                    1,
                    "file-name",
                    "the name of a rule file is made of letters, digits, `-`, `_` and `.` only; rename `"
                        + shown(file)
                        + "`"));
          } else if (file.endsWith(".drl")) {
            for (Rule rule : checker.check(name + "/" + file, content)) {
              Rule twin = titles.put(rule.title(), rule);
              if (twin != null) {
                problems.add(
                    new Problem(
                        rule.file(),
                        rule.line(),
                        1,
                        "title",
                        "the title of this rule stands at "
                            + twin.file()
                            + ":"
                            + twin.line()
                            + " too; titles tell rules apart"));
              }
              rules.add(rule);
            }
          }
        });
    return new Checked(manifest, rules, lists);
  }

  private static String shown(String file) {
    String plain = file.replaceAll("[^ -~]|`", "?");
    return plain.length() > 80 ? plain.substring(0, 77) + "..." : plain;
  }

  static String sha256(Map<String, String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(
          (name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(content.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has SHA-256
    }
  }
}
