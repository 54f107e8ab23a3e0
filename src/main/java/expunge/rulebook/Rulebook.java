package expunge.rulebook;

import expunge.finding.About;
import expunge.finding.Asked;
import expunge.finding.Finding;
import expunge.law.Relief;
import expunge.law.Source;
import expunge.record.Case;
import expunge.record.Charge;
import expunge.record.Filing;
import expunge.record.OffenseLists;
import expunge.record.Person;
import expunge.record.Scene;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.TypeMetaData;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/**
 * One jurisdiction's rules, compiled: put a question to them and they answer with findings. Safe
 * for use by many threads at once; each evaluation has a session of its own.
 */
public final class Rulebook {

  private static final int MOST_FIRINGS = 100_000;

  private final Manifest manifest;
  private final String hash;
  private final List<Rule> rules;
  private final OffenseLists lists;
  private final Map<String, org.drools.model.Rule> compiled;
  private final Map<String, Rule> byId;
  private final ConcurrentHashMap<String, Set<String>> closures = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Selection, KieBase> selections = new ConcurrentHashMap<>();

  /** By the rules they hold: a change of law that touches none of them makes no other. */
  private final ConcurrentHashMap<List<String>, KieBase> bases = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<String, Map<String, Source.Coverage>> open =
      new ConcurrentHashMap<>();
  private final NavigableSet<LocalDate> changes;
  private final boolean readsFiling;
  private final Set<String> reachingAny;
  private final Shelf shelf;

  /** What the shelf lends as long as somebody holds it. */
  private final List<Model> held;

  private final Misses misses;
  private final @Nullable Watch watch;

  /** Looks on while rules are evaluated. */
  interface Watch {
    /** What the rules found, just now, in the world that the scene's inquiry is in. */
    void evaluated(
        Scene scene,
        LocalDate day,
        List<Asked> asked,
        @Nullable Set<String> only,
        List<Found> found);
  }

  Rulebook(
      Manifest manifest,
      String hash,
      List<Rule> rules,
      OffenseLists lists,
      List<Model> models,
      Shelf shelf) {
    this(
        manifest,
        hash,
        rules,
        lists,
        models.stream()
            .flatMap(m -> m.getRules().stream())
            .collect(Collectors.toMap(org.drools.model.Rule::getName, r -> r)),
        rules.stream().collect(Collectors.toMap(Rule::id, r -> r)),
        changes(rules),
        shelf,
        List.copyOf(models),
        null);
  }

  private Rulebook(
      Manifest manifest,
      String hash,
      List<Rule> rules,
      OffenseLists lists,
      Map<String, org.drools.model.Rule> compiled,
      Map<String, Rule> byId,
      NavigableSet<LocalDate> changes,
      Shelf shelf,
      List<Model> held,
      @Nullable Watch watch) {
    this.manifest = manifest;
    this.hash = hash;
    this.rules = List.copyOf(rules);
    this.lists = lists;
    this.compiled = compiled;
    this.byId = byId;
    this.reachingAny =
        manifest.reliefs().stream()
            .filter(Relief::reachesAny)
            .flatMap(relief -> closure(relief.id()).stream())
            .collect(Collectors.toUnmodifiableSet());
    this.changes = changes;
    this.readsFiling = this.rules.stream().anyMatch(r -> r.body().contains("Filing"));
    this.shelf = shelf;
    this.held = held;
    this.misses = new Misses(this, shelf);
    this.watch = watch;
  }

  /** Says which conditions of a silent rule failed. */
  public Misses misses() {
    return misses;
  }

  /** This rulebook, with somebody looking on. */
  Rulebook watchedBy(Watch other) {
    return new Rulebook(manifest, hash, rules, lists, compiled, byId, changes, shelf, held, other);
  }

  /** As much of this rulebook as {@code reliefs} need. */
  Rulebook part(Set<String> reliefs) {
    Set<String> needed = new LinkedHashSet<>();
    reliefs.forEach(relief -> needed.addAll(closure(relief)));
    return new Rulebook(
        new Manifest(
            manifest.jurisdiction(),
            manifest.grades(),
            manifest.reliefs().stream().filter(r -> needed.contains(r.id())).toList(),
            manifest.sources()),
        hash,
        rules.stream().filter(r -> r.concludes().stream().anyMatch(needed::contains)).toList(),
        lists,
        compiled,
        byId,
        changes,
        shelf,
        held,
        watch);
  }

  /** This rulebook with one rule in another's place. What it finds is said to be the old rule's. */
  Rulebook with(Rule old, Rule changed, org.drools.model.Rule model) {
    Map<String, org.drools.model.Rule> models = new HashMap<>(compiled);
    models.put(changed.id(), model);
    Map<String, Rule> names = new HashMap<>(byId);
    names.put(changed.id(), old);
    return new Rulebook(
        manifest,
        hash,
        rules.stream().map(r -> r.id().equals(old.id()) ? changed : r).toList(),
        lists,
        models,
        names,
        changes,
        shelf,
        held,
        null);
  }

  /** The reliefs whose answer may hang on a finding about one of {@code some}. */
  Set<String> restingOn(Set<String> some) {
    return manifest.reliefs().stream()
        .map(relief -> relief.id())
        .filter(relief -> closure(relief).stream().anyMatch(some::contains))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A rule as it was compiled. */
  org.drools.model.Rule compiled(Rule rule) {
    return Objects.requireNonNull(compiled.get(rule.id()), rule.id());
  }

  /** What rulebook.yaml says. */
  public Manifest manifest() {
    return manifest;
  }

  /** The hash of everything in the folder that answers depend on. */
  public String hash() {
    return hash;
  }

  /** Its rules, by file. */
  public List<Rule> rules() {
    return rules;
  }

  /** Its tables of offenses. */
  public OffenseLists lists() {
    return lists;
  }

  /** The days after {@code day} on which the law encoded here changes, in order. */
  public List<LocalDate> changesAfter(LocalDate day) {
    return changes.isEmpty() || !changes.last().isAfter(day)
        ? List.of()
        : List.copyOf(changes.tailSet(day, false));
  }

  private static NavigableSet<LocalDate> changes(List<Rule> rules) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (Rule rule : rules) {
      days.add(rule.inForce().first());
      LocalDate last = rule.inForce().last();
      if (last != null) {
        days.add(last.plusDays(1));
      }
    }
    return days;
  }

  /**
   * Whether any rule asks for the filing date itself, so that findings may differ from day to day.
   */
  public boolean readsFiling() {
    return readsFiling;
  }

  /**
   * The parts of the sources that {@code citation} rests on which are not wholly coded, with how
   * far they are.
   */
  public Map<String, Source.Coverage> notWhollyCoded(String citation) {
    return open.computeIfAbsent(
        citation,
        cited -> {
          Map<String, Source.Coverage> parts = new TreeMap<>();
          for (Source source : manifest.sources()) {
            if (cited.startsWith(source.citation())) {
              source
                  .coverage()
                  .forEach(
                      (part, how) -> {
                        if (how != Source.Coverage.CODED) {
                          parts.put(source.citation() + part, how);
                        }
                      });
            }
          }
          return Collections.unmodifiableMap(parts);
        });
  }

  /**
   * The reliefs whose rules have a say in {@code relief}: itself and those whose findings its rules
   * start from.
   */
  public Set<String> closure(String relief) {
    return closures.computeIfAbsent(
        relief,
        wanted -> {
          Set<String> all = new LinkedHashSet<>();
          Deque<String> open = new ArrayDeque<>(List.of(wanted));
          while (!open.isEmpty()) {
            String one = open.pop();
            if (all.add(one)) {
              rules.stream()
                  .filter(r -> r.concludes().contains(one))
                  .forEach(r -> open.addAll(r.reads()));
            }
          }
          return Set.copyOf(all);
        });
  }

  /** The reliefs whose rules have a say in those that reach every jurisdiction's charges. */
  public Set<String> reachingAny() {
    return reachingAny;
  }

  /**
   * Whether what is found about one charge for {@code relief} hangs on findings about other
   * charges.
   */
  public boolean acrossCharges(String relief) {
    Set<String> closure = closure(relief);
    return rules.stream()
        .anyMatch(r -> r.acrossCharges() && r.concludes().stream().anyMatch(closure::contains));
  }

  /**
   * What the rules in force on {@code day} find.
   *
   * @param asked the questions
   * @param only the reliefs whose rules are to run; null for all
   * @throws IllegalStateException when the rules don't come to an end
   */
  public List<Found> evaluate(
      Scene scene, LocalDate day, List<Asked> asked, @Nullable Set<String> only) {
    // Not with ThreadSafeOption.NO, though one thread alone uses the session: consequences then
    // keep
    // the matched facts in fields that all sessions of a rule base share.
    KieSession session = base(day, only).newKieSession();
    try {
      Recorder recorder = new Recorder();
      session.addEventListener(recorder.matches());
      session.addEventListener(recorder);
      insert(session, scene, day, asked);
      if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
        throw new IllegalStateException(
            "the rules of " + manifest.jurisdiction() + " did not come to an end");
      }
      if (watch != null) {
        watch.evaluated(scene, day, asked, only, recorder.found);
      }
      return recorder.found;
    } finally {
      session.dispose();
    }
  }

  /** Puts into a session what rules start from. */
  static void insert(KieSession session, Scene scene, LocalDate day, List<Asked> asked) {
    session.insert(new Filing(day));
    session.insert(scene.person());
    for (Case one : scene.cases()) {
      session.insert(one);
    }
    for (Charge one : scene.charges()) {
      session.insert(one);
    }
    for (Asked one : asked) {
      session.insert(one);
    }
  }

  private KieBase base(LocalDate day, @Nullable Set<String> only) {
    LocalDate season = changes.floor(day);
    Selection selection =
        new Selection(season == null ? LocalDate.MIN : season, only == null ? Set.of() : only);
    KieBase known = selections.get(selection);
    return known != null ? known : selections.computeIfAbsent(selection, s -> select(s, day));
  }

  /**
   * Between two days on which the law changes the same rules are in force; they are put together
   * once.
   */
  private KieBase select(Selection selection, LocalDate day) {
    List<String> ids =
        rules.stream()
            .filter(r -> r.inForce().on(day))
            .filter(
                r ->
                    selection.only().isEmpty()
                        || r.concludes().stream().anyMatch(selection.only()::contains))
            .map(Rule::id)
            .toList();
    return bases.computeIfAbsent(
        ids,
        all ->
            KieBaseBuilder.createKieBaseFromModel(
                new Part(
                    all.stream().map(id -> Objects.requireNonNull(compiled.get(id), id)).toList()),
                KieBaseMutabilityOption.DISABLED));
  }

  /**
   * The rules of some reliefs (of all, when none is named) as in force from a day to the next
   * change of law.
   */
  private record Selection(LocalDate season, Set<String> only) {}

  /** Notes each finding with the rule whose match inserted it. */
  private final class Recorder extends DefaultRuleRuntimeEventListener {
    private final List<Found> found = new ArrayList<>();
    private @Nullable Match firing;

    DefaultAgendaEventListener matches() {
      return new DefaultAgendaEventListener() {
        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
          firing = event.getMatch();
        }
      };
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
      Match match = firing;
      if (match != null && event.getObject() instanceof Finding finding) {
        Rule rule = byId.get(match.getRule().getName());
        if (rule != null) {
          found.add(new Found(finding, rule, places(match.getObjects())));
        }
      }
    }

    /** Where in the record the things stand that a match is made of, in order, each once. */
    private static List<String> places(List<Object> matched) {
      List<String> places = new ArrayList<>(matched.size());
      for (Object one : matched) {
        String place = named(one) ? pointer(one) : null;
        if (place != null && !places.contains(place)) {
          places.add(place);
        }
      }
      Collections.sort(places);
      return Collections.unmodifiableList(places);
    }

    /** What a count or a latest day came to has no place in the record. */
    private static boolean named(Object matched) {
      return matched instanceof About
          || matched instanceof Person
          || matched instanceof Case
          || matched instanceof Charge
          || matched instanceof Filing;
    }

    private static String pointer(Object matched) {
      if (matched instanceof About about) {
        return about.charge().pointer();
      }
      if (matched instanceof Person) {
        return "/person";
      }
      return matched instanceof Filing ? "/asOf" : matched.toString();
    }
  }

  /** A model of some rules; they have no globals, types, queries or entry points of their own. */
  record Part(List<org.drools.model.Rule> getRules) implements Model {
    @Override
    public String getName() {
      return "part";
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is written so
    public List<Global> getGlobals() {
      return List.of();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
      return List.of();
    }

    @Override
    public List<Query> getQueries() {
      return List.of();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
      return List.of();
    }
  }
}
