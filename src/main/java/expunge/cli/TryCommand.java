package expunge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.rulebook.Problem;
import expunge.rulebook.Rulebook;
import expunge.rulebook.RulebookFolder;
import expunge.rulebook.Shelf;
import expunge.words.WordsFolder;
import expunge.workshop.Change;
import expunge.workshop.Diff;
import expunge.workshop.Difference;
import expunge.workshop.Edition;
import expunge.workshop.Mutation;
import expunge.workshop.Sides;
import expunge.workshop.Survivors;
import expunge.workshop.Trial;
import expunge.workshop.TrialJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code try}: what a draft of a rulebook is worth beside the rules that are live, as one JSON
 * document. The service runs it in a process of its own for every draft.
 */
@Command(
    name = "try",
    hidden = true,
    description = "Check, test and compare a draft of one rulebook; print one JSON document.")
final class TryCommand implements Callable<Integer> {

  private static final int MOST_SHOWN = 100;
  private static final int SHOWN_OF_A_KIND = 3;
  private static final int MOST_VARIANTS = 200;
  private static final int SEED = 1;

  /** Ends a comparison for which there is no more time. */
  private static final class Late extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Late() {
      super("late", null, false, false);
    }
  }

  @Parameters(
      paramLabel = "DIR",
      description = "the folder with `live` (rulebooks) and `draft` (the one rulebook)")
  Path place = Path.of("");

  @Option(names = "--shelf", description = "a folder of compiled rules to read from")
  Path shelf = Path.of("target/rulebooks");

  @Option(names = "--seconds", description = "how long it may take (default: ${DEFAULT-VALUE})")
  int seconds = 40;

  @Option(names = "--count", description = "records to make up (default: ${DEFAULT-VALUE})")
  int count = 300;

  private long until;

  @Override
  public Integer call() throws IOException {
    until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    haltWhenForgotten();
    ObjectNode report = Json.mapper().createObjectNode();
    write(report);
    Main.OUT.println(Json.mapper().writeValueAsString(report));
    return Main.FINE;
  }

  /** The service that would stop it may itself have been killed. */
  private void haltWhenForgotten() {
    Thread end =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(2L * seconds + 10);
              } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(Main.FAILED);
            },
            "end");
    end.setDaemon(true);
    end.start();
  }

  private boolean late() {
    return System.nanoTime() - until > 0;
  }

  private void write(ObjectNode report) throws IOException {
    Edition before = Edition.in("live", place.resolve("live"));
    Edition draft = Edition.in("draft", place.resolve("draft"));
    Path folder = draft.folders().values().iterator().next();
    RulebookFolder files = draft.rulebooks().get(0);
    String name = files.name();
    List<Problem> problems = files.problems();
    problems(report, "diagnostics", problems);
    problems(report, "toRead", words(folder, problems));
    if (!problems.isEmpty()) {
      return;
    }
    report.put("rulebook", files.hash());
    Shelf kept = Shelf.in(place.resolve("shelf"), shelf);
    Edition after = with(before, draft, files);
    Sides sides = Sides.of(before, after, kept, name::equals);
    sides.problems().forEach(report.withArray("/broken")::add);
    if (sides.leftOut().contains(name)) {
      return; // the live one is broken: there is nothing to compare with
    }
    Trial trial = new Trial(sides.after(), List.copyOf(sides.leftOut()));
    trial.rulebook(folder, name);
    ObjectNode cases = TrialJson.write(trial.report());
    shorten(cases, "failures");
    shorten(cases, "leftOut");
    report.set("cases", cases);
    report.set("flips", flips(before, after, sides));
    if (trial.report().failures().isEmpty()) {
      report.set("mutation", mutation(sides, folder, kept));
    }
  }

  private static List<Problem> words(Path folder, List<Problem> known) {
    List<Problem> found = new ArrayList<>();
    WordsFolder.read(folder).ifPresent(words -> found.addAll(words.problems(false)));
    found.removeAll(known);
    return found;
  }

  private static Edition with(Edition live, Edition draft, RulebookFolder files) {
    List<RulebookFolder> books = new ArrayList<>(live.rulebooks());
    books.removeIf(b -> b.name().equals(files.name()));
    books.add(files);
    Map<String, Map<String, String>> cases = new TreeMap<>(live.cases());
    cases.putAll(draft.cases());
    Map<String, Path> folders = new TreeMap<>(live.folders());
    folders.putAll(draft.folders());
    return new Edition("draft", books, cases, folders, true);
  }

  private ObjectNode flips(Edition before, Edition after, Sides sides) throws IOException {
    Diff diff =
        new Diff(
            before,
            after,
            sides,
            place.resolve("examples"),
            List.of(),
            count,
            SEED,
            Main.today(),
            SHOWN_OF_A_KIND);
    try {
      ObjectNode flips =
          DiffJson.write(
              diff.run(
                  done -> {
                    if (late()) {
                      throw new Late();
                    }
                  }));
      shorten(flips, "flips");
      shorten(flips, "changes");
      shorten(flips, "problems");
      return flips.put("cutShort", false);
    } catch (Late late) {
      return Json.mapper().createObjectNode().put("cutShort", true);
    }
  }

  private ObjectNode mutation(Sides sides, Path folder, Shelf kept) throws IOException {
    ObjectNode node = Json.mapper().createObjectNode();
    Set<String> changed = new HashSet<>();
    for (Difference difference : sides.differences()) {
      Rulebook book = difference.after();
      difference.changesOfLaw().stream()
          .filter(c -> book != null && c.kind() != Change.Kind.REMOVED)
          .forEach(c -> changed.add(c.rule().id()));
    }
    node.put("rules", changed.size());
    if (late() || changed.isEmpty()) {
      return node.put("cutShort", !changed.isEmpty());
    }
    Path list = folder.resolve("survivors.yaml");
    Survivors accepted =
        Files.isRegularFile(list)
            ? Survivors.read(folder.getFileName() + "/survivors.yaml", Files.readString(list))
            : Survivors.none();
    BooleanSupplier late = this::late;
    Mutation.Report found =
        new Mutation(
                sides.after(),
                folder,
                place.resolve("examples"),
                kept,
                said -> {},
                new Mutation.Limits(rule -> changed.contains(rule.id()), MOST_VARIANTS, late))
            .run(accepted);
    node.put("variants", found.variants())
        .put("noticed", found.noticed())
        .put("notTried", found.untried())
        .put("cutShort", found.untried() > 0);
    MutateCommand.survivors(node.putArray("survivors"), found.survivors());
    shorten(node, "survivors");
    return node;
  }

  private static void problems(ObjectNode report, String name, List<Problem> problems) {
    TrialJson.problems(report.putArray(name), problems);
    shorten(report, name);
  }

  /** Leaves the first of a list, and says how many there are more. */
  private static void shorten(ObjectNode node, String name) {
    JsonNode list = node.path(name);
    if (list instanceof ArrayNode all && all.size() > MOST_SHOWN) {
      node.put(name + "More", all.size() - MOST_SHOWN);
      while (all.size() > MOST_SHOWN) {
        all.remove(all.size() - 1);
      }
    }
  }
}
