package expunge.rulebook;

import expunge.finding.Asked;
import expunge.finding.Caution;
import expunge.record.Charge;
import expunge.record.Region;
import expunge.record.Scene;
import expunge.record.Split;
import expunge.rulebook.Condition.Reading;
import expunge.rulebook.Parts.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieSession;

/**
 * Says of a rule that stayed silent which of its conditions failed. Each condition is compiled
 * alone, when somebody first asks, and kept on the shelf. Safe for use by many threads at once.
 */
public final class Misses {

  private static final int MOST_WORLDS = 64;

  private final Rulebook book;
  private final Shelf shelf;
  private final ConcurrentHashMap<String, Alone> rules = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Boolean> files = new ConcurrentHashMap<>();

  /** A rule's conditions, each compiled alone; those that can't stand alone are left out. */
  private record Alone(Map<String, Part> parts, List<org.drools.model.Rule> compiled) {}

  Misses(Rulebook book, Shelf shelf) {
    this.book = book;
    this.shelf = shelf;
  }

  /**
   * The conditions of {@code rule} that fail for a question, in the world where fewest do.
   *
   * @param found what the rules found about the record
   * @return null when a condition can't be looked at by itself
   */
  public @Nullable List<Condition> failed(
      Rule rule,
      String relief,
      Charge charge,
      Scene scene,
      LocalDate day,
      List<Asked> asked,
      List<Found> found) {
    Alone alone = alone(rule);
    if (alone == null) {
      return null;
    }
    List<List<Part>> fewest = new ArrayList<>();
    scene
        .inquiry()
        .aside(
            here -> {
              List<Part> best = fewest(alone, relief, charge, here, scene, day, asked, found);
              fewest.add(best);
            });
    return fewest.get(0).stream()
        .map(part -> condition(rule, part, relief, charge, scene))
        .toList();
  }

  /** The conditions of a rule that fired for a question: all of them held. */
  public List<Condition> held(Rule rule, String relief, Charge charge, Scene scene) {
    return Parts.of(rule).stream()
        .map(part -> condition(rule, part, relief, charge, scene))
        .toList();
  }

  private static Condition condition(
      Rule rule, Part part, String relief, Charge charge, Scene scene) {
    List<Reading> read =
        switch (part.subject()) {
          case QUESTION -> Readings.of(part.tokens(), new Asked(relief, charge), scene);
          case PERSON -> Readings.of(part.tokens(), scene.person(), scene);
          case OTHER -> List.of();
        };
    String before = rule.text().substring(0, part.from());
    int line = (int) before.chars().filter(c -> c == '\n').count();
    int title =
        (int)
            rule.text()
                .substring(0, rule.text().indexOf('"'))
                .chars()
                .filter(c -> c == '\n')
                .count();
    return new Condition(
        part.words(), rule.line() - title + line, part.from() - before.lastIndexOf('\n'), read);
  }

  private List<Part> fewest(
      Alone alone,
      String relief,
      Charge charge,
      Region here,
      Scene scene,
      LocalDate day,
      List<Asked> asked,
      List<Found> found) {
    List<Part> fewest = List.copyOf(alone.parts.values());
    List<Region> open = new ArrayList<>(List.of(here));
    Set<String> held = new HashSet<>();
    KieBase base = base(alone, relief, charge, held);
    for (int worlds = 0; !open.isEmpty() && worlds < MOST_WORLDS; worlds++) {
      Region region = open.remove(open.size() - 1);
      scene.inquiry().begin(region);
      held.clear();
      fire(base, scene, day, asked, found);
      List<Part> failed = new ArrayList<>();
      alone.parts.forEach(
          (name, part) -> {
            if (!held.contains(name)) {
              failed.add(part);
            }
          });
      fewest = failed.size() < fewest.size() ? failed : fewest;
      for (Split split : scene.inquiry().splits()) {
        for (Split.Branch branch : split.branches().subList(1, split.branches().size())) {
          open.add(region.where(split.unknown(), branch.domain()));
        }
        region = region.where(split.unknown(), split.branches().get(0).domain());
      }
    }
    return fewest;
  }

  /** The conditions compiled alone, which note themselves in {@code held} when they fire. */
  private static KieBase base(Alone alone, String relief, Charge charge, Set<String> held) {
    List<org.drools.model.Rule> noted = new ArrayList<>();
    for (org.drools.model.Rule one : alone.compiled) {
      noted.add(
          new Noted(
              one,
              (name, concluded) -> {
                if (concluded instanceof Caution c
                    && c.charge() == charge
                    && c.relief().equals(relief)) {
                  held.add(name);
                }
              }));
    }
    return KieBaseBuilder.createKieBaseFromModel(
        new Rulebook.Part(noted), KieBaseMutabilityOption.DISABLED);
  }

  private static void fire(
      KieBase base, Scene scene, LocalDate day, List<Asked> asked, List<Found> found) {
    KieSession session = base.newKieSession();
    try {
      Rulebook.insert(session, scene, day, asked);
      found.forEach(one -> session.insert(one.finding()));
      session.fireAllRules();
    } finally {
      session.dispose();
    }
  }

  private @Nullable Alone alone(Rule rule) {
    files.computeIfAbsent(
        rule.file(),
        file -> {
          compile(book.rules().stream().filter(r -> r.file().equals(file)).toList());
          return true;
        });
    return rules.get(rule.id());
  }

  private void compile(List<Rule> some) {
    Map<String, Map<String, Part>> parts = new LinkedHashMap<>();
    List<Rule> all = new ArrayList<>();
    Set<String> reliefs = new HashSet<>();
    book.manifest().reliefs().forEach(r -> reliefs.add(r.id()));
    for (Rule rule : some) {
      Map<String, Part> its = new LinkedHashMap<>();
      for (Part part : Parts.of(rule)) {
        List<Problem> problems = new ArrayList<>();
        List<Rule> passed =
            new RuleChecker(book.lists().names().keySet(), reliefs, problems)
                .check(rule.file(), part.alone());
        if (!problems.isEmpty() || passed.size() != 1) {
          its.clear();
          break;
        }
        String name = rule.id() + "^" + (its.size() + 1);
        its.put(name, part);
        all.add(passed.get(0).called(name));
      }
      if (!its.isEmpty()) {
        parts.put(rule.id(), its);
      } else {
        all.removeIf(one -> one.id().startsWith(rule.id() + "^"));
      }
    }
    if (all.isEmpty()) {
      return;
    }
    Map<String, org.drools.model.Rule> compiled = new LinkedHashMap<>();
    shelf.models(all).stream()
        .flatMap(model -> model.getRules().stream())
        .forEach(rule -> compiled.put(rule.getName(), rule));
    parts.forEach(
        (id, its) ->
            rules.put(
                id,
                new Alone(
                    its,
                    its.keySet().stream()
                        .map(name -> Objects.requireNonNull(compiled.get(name)))
                        .toList())));
  }
}
