package expunge.workshop;

import expunge.determination.Determiner;
import expunge.finding.Asked;
import expunge.law.Source;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import expunge.rulebook.Tryout;
import expunge.rulebook.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tries every variant of a rulebook's rules on its cases and examples. A variant in whose place no
 * case turns out otherwise survives: it is a hole in the cases, or a word of the rule that says
 * nothing.
 */
public final class Mutation {

  private static final int AT_ONCE = 25;

  private static final Comparator<Variant> BY_PLACE =
      Comparator.<Variant, String>comparing(v -> v.rule().file())
          .thenComparingInt(Variant::line)
          .thenComparingInt(Variant::column);

  /**
   * A variant that no case notices.
   *
   * @param name how survivors.yaml names its rule
   * @param accepted the reason for which it need not be noticed; null when nobody gave one
   */
  public record Survivor(Variant variant, String name, @Nullable String accepted) {}

  /** How the variants of one section of law fared. */
  public record Section(String citation, int variants, int noticed, List<Survivor> survivors) {
    /** Noticed or accepted, in percent; 100 where there is nothing to notice. */
    public double score() {
      return Mutation.score(variants, noticed, survivors);
    }
  }

  /**
   * How all variants fared.
   *
   * @param unusable how many passed the check and couldn't be compiled
   * @param failing cases and examples that don't hold as the rules are, and so can't tell anything
   * @param stale entries of survivors.yaml that nothing needs
   * @param untried how many variants there was no time for; they count nowhere else
   */
  public record Report(
      List<Section> sections,
      int unusable,
      List<String> failing,
      List<Survivors.Entry> stale,
      int untried) {

    /** How many variants there are. */
    public int variants() {
      return sections.stream().mapToInt(Section::variants).sum();
    }

    /** How many of them some case notices. */
    public int noticed() {
      return sections.stream().mapToInt(Section::noticed).sum();
    }

    /** Those that none does. */
    public List<Survivor> survivors() {
      return sections.stream().flatMap(s -> s.survivors().stream()).toList();
    }

    /** Noticed or accepted, in percent. */
    public double score() {
      return Mutation.score(variants(), noticed(), survivors());
    }
  }

  private static double score(int variants, int noticed, List<Survivor> survivors) {
    long accepted = survivors.stream().filter(s -> s.accepted() != null).count();
    return variants == 0 ? 100 : 100.0 * (noticed + accepted) / variants;
  }

  private final Rulebook book;
  private final Determiner determiner;
  private final Tryout tryout;
  private final List<Variant> variants;
  private final Set<Variant> open;
  private final List<Probe> probes;
  private final List<String> failing;
  private final Consumer<String> progress;
  private final Limits limits;
  private final Set<Variant> undecided = new LinkedHashSet<>();
  private final int beyond;

  /**
   * How far a run goes.
   *
   * @param which the rules whose variants are tried
   * @param most how many variants are tried at most
   * @param late whether time is up; asked now and then
   */
  public record Limits(Predicate<Rule> which, int most, BooleanSupplier late) {
    /** Every variant of every rule. */
    public static final Limits NONE = new Limits(rule -> true, Integer.MAX_VALUE, () -> false);
  }

  /**
   * Compiles the variants of one rulebook and reads what they are to be tried on.
   *
   * @param folder the rulebook's folder
   * @param examples the folder of its examples
   * @param progress told now and then how far it is
   */
  public Mutation(
      Rulebooks books, Path folder, Path examples, Shelf shelf, Consumer<String> progress) {
    this(books, folder, examples, shelf, progress, Limits.NONE);
  }

  /** As the other, within limits. */
  public Mutation(
      Rulebooks books,
      Path folder,
      Path examples,
      Shelf shelf,
      Consumer<String> progress,
      Limits limits) {
    this.progress = progress;
    this.limits = limits;
    RulebookFolder files = RulebookFolder.read(folder);
    this.book =
        books.all().stream()
            .filter(b -> b.manifest().jurisdiction().folder().equals(files.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no rulebook " + files.name()));
    List<Variant> wanted =
        files.variants().stream().filter(v -> limits.which().test(v.rule())).toList();
    List<Variant> all = wanted.subList(0, Math.min(wanted.size(), limits.most()));
    this.beyond = wanted.size() - all.size();
    progress.accept(all.size() + " variants of " + book.rules().size() + " rules; compiling them");
    this.tryout = new Tryout(book, all, shelf);
    this.variants = tryout.variants();
    this.open = new LinkedHashSet<>(variants);
    this.determiner = new Determiner(books);
    Probe.Reader read = new Probe.Reader(books, determiner).cases(book, folder).examples(examples);
    this.probes = read.probes();
    this.failing = read.failing();
  }

  /** Tries the variants: first on the cases beside their own rule, then on all others. */
  public Report run(Survivors accepted) {
    Map<String, List<Probe>> beside = new LinkedHashMap<>();
    probes.forEach(p -> beside.computeIfAbsent(p.beside(), b -> new ArrayList<>()).add(p));
    beside.forEach(
        (file, some) ->
            attempt(open.stream().filter(v -> v.rule().file().equals(file)).toList(), some));
    progress.accept(
        "the cases beside the rules notice "
            + (variants.size() - open.size())
            + "; trying the other "
            + open.size()
            + " on every case and example");
    List<Probe> everywhere = probes.stream().sorted(Comparator.comparing(Probe::beside)).toList();
    List<Variant> left = List.copyOf(open);
    // With a limit in few at a time, so that some are decided when time is up.
    int some = limits.most() == Integer.MAX_VALUE ? Math.max(1, left.size()) : AT_ONCE;
    for (int from = 0; from < left.size(); from += some) {
      List<Variant> these = left.subList(from, Math.min(left.size(), from + some));
      if (!attempt(these, everywhere)) {
        these.stream().filter(open::contains).forEach(undecided::add);
      }
    }
    return report(accepted);
  }

  /** Whether there was time to try them on everything. */
  private boolean attempt(Collection<Variant> some, List<Probe> on) {
    if (some.isEmpty()) {
      return true;
    }
    boolean whole = true;
    Map<Variant, List<Probe>> differing = new LinkedHashMap<>();
    Set<String> reliefs = new LinkedHashSet<>();
    some.forEach(one -> reliefs.addAll(tryout.reliefs(one)));
    Rulebook watched = tryout.book(reliefs);
    for (Probe probe : on) {
      if (limits.late().getAsBoolean()) {
        whole = false;
        break;
      }
      for (Variant one :
          tryout.different(
              some,
              () ->
                  determiner.again(
                      probe.answer(),
                      probe.record(),
                      watched,
                      asked -> reliefs.contains(asked.relief()) && probe.matters().test(asked)))) {
        differing.computeIfAbsent(one, v -> new ArrayList<>()).add(probe);
      }
    }
    differing.forEach(
        (variant, candidates) -> {
          Rulebook changed = tryout.with(variant);
          Set<String> its = tryout.reliefs(variant);
          candidates.sort(Comparator.comparing(Probe::open));
          if (candidates.stream().anyMatch(probe -> notices(probe, changed, its))) {
            open.remove(variant);
          }
        });
    return whole;
  }

  private boolean notices(Probe probe, Rulebook changed, Set<String> reliefs) {
    try {
      Predicate<Asked> again =
          asked -> reliefs.contains(asked.relief()) && probe.matters().test(asked);
      return !probe.holds().test(determiner.again(probe.answer(), probe.record(), changed, again));
    } catch (IllegalStateException endless) {
      return true; // rules that don't come to an end are noticed by anybody
    }
  }

  private Report report(Survivors accepted) {
    Map<Variant, String> names = Survivors.names(variants);
    Map<String, List<Variant>> sections = new TreeMap<>();
    for (Variant one : variants.stream().filter(v -> !undecided.contains(v)).toList()) {
      sections.computeIfAbsent(section(one), s -> new ArrayList<>()).add(one);
    }
    List<Section> fared = new ArrayList<>();
    sections.forEach(
        (citation, its) -> {
          List<Survivor> survivors =
              its.stream()
                  .filter(open::contains)
                  .sorted(BY_PLACE)
                  .map(v -> new Survivor(v, names.getOrDefault(v, ""), accepted.reason(v)))
                  .toList();
          fared.add(new Section(citation, its.size(), its.size() - survivors.size(), survivors));
        });
    return new Report(
        fared,
        tryout.unusable().size(),
        List.copyOf(failing),
        accepted.stale(),
        undecided.size() + beyond);
  }

  /** The source that the rule cites, or what stands before the first parenthesis. */
  private String section(Variant variant) {
    String citation = variant.rule().citation();
    return book.manifest().sources().stream()
        .map(Source::citation)
        .filter(citation::startsWith)
        .max(Comparator.comparingInt(String::length))
        .orElse(citation.replaceAll("[(,].*", "").strip());
  }
}
