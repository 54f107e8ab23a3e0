package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.finding.OpensOn;
import expunge.json.BadRecord;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.law.Relief;
import expunge.rulebook.Found;
import expunge.rulebook.Problem;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the rules of one jurisdiction say nothing, or the same twice, or two periods for one
 * charge: found by trying its cases, its examples, made-up records, and one plain record for each
 * outcome and grade.
 */
public final class Gaps {

  private static final Pattern PERIOD = Pattern.compile("plus(Years|Months|Days)\\(");
  private static final LocalDate OLDEST = LocalDate.of(2026, 1, 1);

  /**
   * What was found.
   *
   * @param tried how many records were tried
   * @param problems what could not be tried, and why
   */
  public record Report(int tried, List<Gap> gaps, List<Problem> problems) {

    /** Copies the lists. */
    public Report {
      gaps = List.copyOf(gaps);
      problems = List.copyOf(problems);
    }
  }

  private final Rulebook book;
  private final Observed observed;
  private final Generator generator;
  private final List<Problem> problems = new ArrayList<>();
  private final List<ObjectNode> records = new ArrayList<>();
  private List<ObjectNode> tried = List.of();
  private final Map<String, Rule> fired = new HashMap<>();
  private final Map<String, Set<String>> occasions = new LinkedHashMap<>();
  private final Map<List<String>, Gap> periods = new LinkedHashMap<>();

  /** Gaps of {@code jurisdiction}, whose rulebook must be among {@code books}. */
  public Gaps(Rulebooks books, Jurisdiction jurisdiction) {
    Rulebook found = books.of(jurisdiction);
    if (found == null) {
      throw new IllegalArgumentException("no rulebook of " + jurisdiction + " is in service");
    }
    this.book = found;
    this.observed = new Observed(books, found);
    this.generator = new Generator(books, jurisdiction);
  }

  /** Adds the records of the cases beside the rules. */
  public void cases(Path folder) {
    String name = book.manifest().jurisdiction().folder();
    Texts.below(folder, ".cases.yaml", name, problems)
        .forEach(
            (file, text) ->
                new CaseFile(name + "/" + file, text, new ArrayList<>())
                    .cases()
                    .forEach(one -> records.add((ObjectNode) one.record())));
  }

  /** Adds the examples. */
  public void examples(Path folder) {
    Texts.below(folder, ".json", folder.toString(), problems)
        .forEach(
            (file, text) -> {
              try {
                if (!file.endsWith(".expected.json")
                    && Json.tree(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode one) {
                  records.add(one);
                }
              } catch (BadRecord bad) {
                problems.add(
                    new Problem(
                        folder + "/" + file, 1, 1, "json", String.valueOf(bad.getMessage())));
              }
            });
  }

  /** Adds {@code count} made-up records of the series {@code seed}. */
  public void generated(int count, long seed) {
    LongStream.range(0, count).forEach(n -> records.add(generator.record(seed, n)));
  }

  /** Tries everything added, and says what was found. */
  public Report find() {
    List<Grid.Cell> cells = new Grid(book, latest()).cells();
    List<ObjectNode> all = new ArrayList<>(records);
    cells.forEach(cell -> all.add(cell.record()));
    tried = all;
    List<Looked> looked =
        all.parallelStream().map(one -> new Looked(one, observed.look(one))).toList();
    for (int i = 0; i < looked.size(); i++) {
      note(i, looked.get(i));
    }
    List<Gap> gaps = new ArrayList<>();
    silentReliefs(gaps);
    silentCharges(cells, looked.subList(records.size(), looked.size()), gaps);
    neverFired(all.size(), gaps);
    alike(gaps);
    gaps.addAll(periods.values());
    return new Report(all.size(), gaps, problems);
  }

  private record Looked(ObjectNode record, @Nullable List<Observed.Said> said) {}

  private LocalDate latest() {
    return records.stream()
        .map(one -> one.path("asOf").asText())
        .filter(day -> day.matches("\\d{4}-\\d{2}-\\d{2}"))
        .map(LocalDate::parse)
        .filter(day -> day.getYear() < 2100)
        .max(LocalDate::compareTo)
        .filter(day -> day.isAfter(OLDEST))
        .orElse(OLDEST);
  }

  private void note(int number, Looked looked) {
    if (looked.said() == null) {
      return;
    }
    for (Observed.Said said : looked.said()) {
      for (Found found : said.findings()) {
        Rule rule = found.rule();
        fired.put(rule.id(), rule);
        occasions
            .computeIfAbsent(rule.id(), id -> new TreeSet<>())
            .add(number + " " + said.charge() + " " + said.relief() + " " + Witness.said(found));
      }
      periods(looked.record(), said);
    }
  }

  /** Two rules that each count a period, with different days for one charge and relief. */
  private void periods(ObjectNode record, Observed.Said said) {
    List<Found> waits =
        said.findings().stream()
            .filter(f -> f.finding() instanceof OpensOn && counts(f.rule()))
            .toList();
    for (Found one : waits) {
      for (Found other : waits) {
        List<String> pair = List.of(one.rule().id(), other.rule().id());
        if (one.rule().id().compareTo(other.rule().id()) < 0
            && !Witness.said(one).equals(Witness.said(other))
            && !periods.containsKey(pair)
            && observed.waitTwice(record, said.charge(), said.relief(), pair.get(0), pair.get(1))) {
          ObjectNode small =
              Shrink.shrink(
                  record,
                  r ->
                      observed.waitTwice(
                          r, said.charge(), said.relief(), pair.get(0), pair.get(1)));
          periods.put(
              pair,
              new Gap(
                  Gap.Kind.TWO_PERIODS,
                  List.of(one.rule().citation(), other.rule().citation()),
                  "two rules let one charge wait until different days for " + said.relief(),
                  List.of(Witness.silent(one.rule()), Witness.silent(other.rule())),
                  small));
        }
      }
    }
  }

  private static boolean counts(Rule rule) {
    return PERIOD.matcher(rule.body()).find();
  }

  private void silentReliefs(List<Gap> gaps) {
    for (Relief relief : book.manifest().reliefs()) {
      if (book.rules().stream().noneMatch(rule -> rule.concludes().contains(relief.id()))) {
        gaps.add(
            new Gap(
                Gap.Kind.SILENT_RELIEF,
                List.of(relief.id()),
                "no rule concludes anything for " + relief.id() + " (" + relief.title() + ")",
                List.of(),
                null));
      }
    }
  }

  private static void silentCharges(List<Grid.Cell> cells, List<Looked> looked, List<Gap> gaps) {
    Map<String, List<Grid.Cell>> silent = new LinkedHashMap<>();
    Map<String, Integer> all = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Grid.Cell cell = cells.get(i);
      List<Observed.Said> said = looked.get(i).said();
      String group = cell.outcome() + (cell.list().isEmpty() ? "" : " list:" + cell.list());
      all.merge(group, 1, Integer::sum);
      if (said != null && said.stream().allMatch(one -> one.findings().isEmpty())) {
        silent.computeIfAbsent(group, g -> new ArrayList<>()).add(cell);
      }
    }
    Set<String> plain = new LinkedHashSet<>();
    silent.forEach(
        (group, quiet) -> {
          boolean whole = quiet.size() == all.getOrDefault(group, 0);
          for (Grid.Cell cell : whole ? quiet.subList(0, 1) : quiet) {
            List<String> of = new ArrayList<>(List.of(cell.outcome()));
            if (!whole) {
              of.add(cell.grade());
            }
            String what = cell.outcome() + (whole ? ", of any grade" : ", " + cell.grade());
            if (cell.list().isEmpty()) {
              plain.add(whole ? cell.outcome() : cell.outcome() + " " + cell.grade());
            } else if (plain.contains(cell.outcome())
                || plain.contains(cell.outcome() + " " + cell.grade())) {
              continue; // that is so whatever the offense is
            } else {
              of.add(cell.list());
              what += ", of an offense on the list " + cell.list();
            }
            gaps.add(
                new Gap(
                    Gap.Kind.SILENT_CHARGE,
                    of,
                    "no rule of any relief says anything of a charge that ended thus: " + what,
                    List.of(),
                    cell.record()));
          }
        });
  }

  private void neverFired(int tried, List<Gap> gaps) {
    for (Rule rule : book.rules()) {
      if (!fired.containsKey(rule.id())) {
        gaps.add(
            new Gap(
                Gap.Kind.NEVER_FIRES,
                List.of(rule.citation()),
                "a rule that concluded nothing in " + tried + " records",
                List.of(Witness.silent(rule)),
                null));
      }
    }
  }

  private void alike(List<Gap> gaps) {
    Map<String, List<Rule>> same = new LinkedHashMap<>();
    Map<Set<String>, List<Rule>> together = new LinkedHashMap<>();
    for (Rule rule : book.rules()) {
      same.computeIfAbsent(Likeness.of(rule), t -> new ArrayList<>()).add(rule);
      Set<String> when = occasions.get(rule.id());
      if (when != null) {
        together.computeIfAbsent(when, t -> new ArrayList<>()).add(rule);
      }
    }
    same.values()
        .forEach(rules -> pairs(Gap.Kind.REPEATS, rules, "two rules with the same words", gaps));
    together.forEach(
        (when, rules) ->
            pairs(
                Gap.Kind.ALWAYS_TOGETHER,
                rules,
                "two rules that concluded the same wherever either did, on "
                    + when.size()
                    + " occasions",
                gaps));
  }

  private void pairs(Gap.Kind kind, List<Rule> rules, String sentence, List<Gap> gaps) {
    for (int i = 0; i < rules.size(); i++) {
      for (int k = i + 1; k < rules.size(); k++) {
        Rule one = rules.get(i);
        Rule other = rules.get(k);
        if (one.inForce().on(other.inForce().first())
            || other.inForce().on(one.inForce().first())) {
          gaps.add(
              new Gap(
                  kind,
                  List.of(one.citation(), other.citation()),
                  sentence,
                  List.of(Witness.silent(one), Witness.silent(other)),
                  shown(one)));
        }
      }
    }
  }

  /** The first record in which the rule concluded something. */
  private @Nullable JsonNode shown(Rule rule) {
    return occasions.getOrDefault(rule.id(), Set.of()).stream()
        .map(text -> Integer.parseInt(text.substring(0, text.indexOf(' '))))
        .min(Integer::compare)
        .<JsonNode>map(tried::get)
        .orElse(null);
  }
}
