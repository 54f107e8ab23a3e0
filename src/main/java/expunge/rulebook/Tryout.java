package expunge.rulebook;

import expunge.finding.Asked;
import expunge.finding.Finding;
import expunge.record.Region;
import expunge.record.Scene;
import expunge.record.Split;
import expunge.record.Unknown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieSession;

/**
 * The variants of one rulebook, compiled, beside their rules. While records are answered by {@link
 * #book}, each evaluation is gone over once more with the variants, and those that conclude
 * something else than their rule are noted. For use by one thread.
 */
public final class Tryout {

  /** More worlds than this are not gone over; what is left then counts as different. */
  private static final int MOST_WORLDS = 64;

  private final Rulebook original;
  private final Rulebook book;
  private final Map<String, org.drools.model.Rule> compiled;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<String, List<Variant>> byRule = new LinkedHashMap<>();
  private final Map<String, KieBase> bases = new HashMap<>();
  private final List<Variant> unusable;
  private final Map<Start, List<Seen>> seen = new HashMap<>();
  private Map<String, Set<Object>> notes = new HashMap<>();
  private Set<Variant> tried = Set.of();
  private Set<Variant> different = new LinkedHashSet<>();

  /** What a rule starts from: the questions and findings about the reliefs it reads. */
  private record Start(String rule, @Nullable LocalDate day, Set<Object> about) {}

  /**
   * Worlds gone over: all those within what the region says of the missing facts that were read.
   */
  private record Seen(Set<Unknown> read, Region region) {}

  /**
   * Compiles {@code variants}, which are those of {@code original}.
   *
   * @param shelf where compiled rules are kept, variants as well
   */
  public Tryout(Rulebook original, List<Variant> variants, Shelf shelf) {
    this.original = original;
    this.unusable = new ArrayList<>();
    this.compiled = new HashMap<>();
    compile(variants, shelf);
    original.rules().forEach(rule -> rules.put(rule.id(), rule));
    for (Variant one : variants) {
      if (compiled.containsKey(one.changed().id())) {
        byRule.computeIfAbsent(one.rule().id(), id -> new ArrayList<>()).add(one);
      } else {
        unusable.add(one);
      }
    }
    this.book = original.watchedBy(this::evaluated);
  }

  /** Halves what can't be compiled until the culprits are found: one must not take all with it. */
  private void compile(List<Variant> variants, Shelf shelf) {
    try {
      shelf.models(variants.stream().map(Variant::changed).toList()).stream()
          .flatMap(model -> model.getRules().stream())
          .forEach(rule -> compiled.put(rule.getName(), rule));
    } catch (BrokenRulebook broken) {
      if (variants.size() > 1) {
        compile(variants.subList(0, variants.size() / 2), shelf);
        compile(variants.subList(variants.size() / 2, variants.size()), shelf);
      }
    }
  }

  /**
   * The rulebook to answer records by, as much of it as {@code reliefs} need; its answers are those
   * of the original.
   */
  public Rulebook book(Set<String> reliefs) {
    return book.part(reliefs);
  }

  /** The variants that can be tried, by file and place. */
  public List<Variant> variants() {
    return byRule.values().stream().flatMap(List::stream).toList();
  }

  /** Variants that pass the check and which Drools can't compile all the same. */
  public List<Variant> unusable() {
    return List.copyOf(unusable);
  }

  /**
   * The variants out of {@code some} that conclude something else than their rule anywhere in
   * {@code answering}, in which records are answered by {@link #book}.
   */
  public Set<Variant> different(Collection<Variant> some, Runnable answering) {
    tried = new HashSet<>(some);
    different = new LinkedHashSet<>();
    seen.clear();
    try {
      answering.run();
      return different;
    } finally {
      tried = Set.of();
    }
  }

  /** The reliefs whose answer can change with the variant. */
  public Set<String> reliefs(Variant variant) {
    Set<String> concludes = new HashSet<>(variant.rule().concludes());
    concludes.addAll(variant.changed().concludes());
    return original.restingOn(concludes);
  }

  /** As much of the rulebook as those reliefs need, with the variant in its rule's place. */
  public Rulebook with(Variant variant) {
    org.drools.model.Rule changed = compiled.get(variant.changed().id());
    if (changed == null) {
      throw new IllegalArgumentException("not among the variants");
    }
    return original.part(reliefs(variant)).with(variant.rule(), variant.changed(), changed);
  }

  private void evaluated(
      Scene scene,
      LocalDate day,
      List<Asked> asked,
      @Nullable Set<String> only,
      List<Found> found) {
    if (tried.isEmpty()) {
      return;
    }
    Map<String, Set<Object>> about = new HashMap<>();
    asked.forEach(one -> about.computeIfAbsent(one.relief(), r -> new HashSet<>()).add(one));
    found.forEach(
        one ->
            about.computeIfAbsent(one.finding().relief(), r -> new HashSet<>()).add(one.finding()));
    Set<String> reached = new HashSet<>();
    found.forEach(one -> reached.add(one.finding().relief()));
    byRule.forEach(
        (id, variants) -> {
          Rule rule = rules.get(id);
          if (rule != null
              && rule.inForce().on(day)
              && (only == null || rule.concludes().stream().anyMatch(only::contains))
              && (rule.body().contains("Asked")
                  || rule.reads().stream().anyMatch(reached::contains))) {
            List<Variant> open =
                variants.stream().filter(v -> tried.contains(v) && !different.contains(v)).toList();
            Set<Object> start = new HashSet<>();
            rule.reads().forEach(relief -> start.addAll(about.getOrDefault(relief, Set.of())));
            List<Seen> before =
                seen.computeIfAbsent(
                    new Start(id, rule.body().contains("Filing") ? day : null, start),
                    s -> new ArrayList<>());
            if (!open.isEmpty()) {
              scene
                  .inquiry()
                  .aside(
                      here -> {
                        if (before.stream().noneMatch(b -> here.of(b.read()).equals(b.region()))) {
                          compare(rule, open, here, scene, day, asked, found);
                          Set<Unknown> read = scene.inquiry().heard();
                          before.add(new Seen(read, here.of(read)));
                        }
                      });
            }
          }
        });
  }

  /**
   * Goes over every world within {@code here} in which the rule or a variant reads further facts.
   */
  private void compare(
      Rule rule,
      List<Variant> variants,
      Region here,
      Scene scene,
      LocalDate day,
      List<Asked> asked,
      List<Found> found) {
    KieBase base = bases.computeIfAbsent(rule.id(), id -> base(rule));
    List<Variant> same = new ArrayList<>(variants);
    List<Region> open = new ArrayList<>(List.of(here));
    int worlds = 0;
    while (!open.isEmpty() && !same.isEmpty()) {
      Region region = open.remove(open.size() - 1);
      if (++worlds > MOST_WORLDS) {
        different.addAll(same);
        return;
      }
      scene.inquiry().begin(region);
      conclude(base, scene, day, asked, found);
      Set<Object> concluded = notes.getOrDefault(rule.id(), Set.of());
      same.removeIf(
          one -> {
            boolean other = !notes.getOrDefault(one.changed().id(), Set.of()).equals(concluded);
            if (other) {
              different.add(one);
            }
            return other;
          });
      for (Split split : scene.inquiry().splits()) {
        for (Split.Branch branch : split.branches().subList(1, split.branches().size())) {
          open.add(region.where(split.unknown(), branch.domain()));
        }
        region = region.where(split.unknown(), split.branches().get(0).domain());
      }
    }
  }

  private void conclude(
      KieBase base, Scene scene, LocalDate day, List<Asked> asked, List<Found> found) {
    notes = new HashMap<>();
    KieSession session = base.newKieSession();
    try {
      Rulebook.insert(session, scene, day, asked);
      for (Found one : found) {
        session.insert(one.finding());
      }
      session.fireAllRules();
    } finally {
      session.dispose();
    }
  }

  private KieBase base(Rule rule) {
    List<org.drools.model.Rule> all = new ArrayList<>();
    all.add(noted(original.compiled(rule)));
    for (Variant one : byRule.getOrDefault(rule.id(), List.of())) {
      org.drools.model.Rule changed = compiled.get(one.changed().id());
      if (changed != null) {
        all.add(noted(changed));
      }
    }
    return KieBaseBuilder.createKieBaseFromModel(
        new Rulebook.Part(all), KieBaseMutabilityOption.DISABLED);
  }

  private org.drools.model.Rule noted(org.drools.model.Rule rule) {
    return new Noted(
        rule,
        (name, concluded) -> {
          if (concluded instanceof Finding) {
            notes.computeIfAbsent(name, n -> new HashSet<>()).add(concluded);
          }
        });
  }
}
