package expunge.determination;

import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.finding.Asked;
import expunge.finding.Bars;
import expunge.law.Relief;
import expunge.record.Charge;
import expunge.record.PersonRecord;
import expunge.record.Region;
import expunge.record.Scene;
import expunge.rulebook.Condition;
import expunge.rulebook.Found;
import expunge.rulebook.Misses;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a relief is refused or doesn't reach a charge: what would have to be otherwise. The ways are
 * those in which fewest things would.
 *
 * @param charge the charge's id
 * @param inTheWay how many bars stand in the way of a refused relief
 * @param ways each is enough; none where more than {@value #MOST} things would have to be otherwise
 */
public record WhyNot(String charge, String relief, Status status, int inTheWay, List<Way> ways) {

  /** Where more things than this would have to be otherwise, nothing was near. */
  public static final int MOST = 3;

  /** Things all of which would have to be otherwise. */
  public record Way(List<Miss> misses) {}

  /**
   * One rule that would have to conclude otherwise.
   *
   * @param fired whether it made a finding, which would have to fall; otherwise it stayed silent
   * @param conditions of a rule that fired, those that hold: one of them otherwise is enough; of a
   *     rule that stayed silent, those that fail: all of them would have to hold
   */
  public record Miss(Rule rule, boolean fired, List<Condition> conditions) {}

  /** Why each refused or uncovered relief of {@code answer} is so, by charge and relief. */
  public static List<WhyNot> of(Rulebooks books, PersonRecord record, Determination answer) {
    List<WhyNot> all = new ArrayList<>();
    for (Rulebook book : books.all()) {
      if (answer.rulebooks().containsKey(book.manifest().jurisdiction().code())) {
        new Inquiry(book, Scene.of(record, books::grades, book.lists()), record.asOf())
            .all(answer, all);
      }
    }
    return List.copyOf(all);
  }

  /** One rulebook looked at for one record. */
  private static final class Inquiry {
    private final Rulebook book;
    private final Scene scene;
    private final LocalDate day;
    private final Misses misses;
    private final List<Asked> asked = new ArrayList<>();
    private @Nullable List<Found> found;

    Inquiry(Rulebook book, Scene scene, LocalDate day) {
      this.book = book;
      this.scene = scene;
      this.day = day;
      this.misses = book.misses();
      for (Charge charge : scene.charges()) {
        for (Relief relief : book.manifest().reliefs()) {
          if (relief.reachesAny() || charge.jurisdiction().equals(book.manifest().jurisdiction())) {
            asked.add(new Asked(relief.id(), charge));
          }
        }
      }
    }

    void all(Determination answer, List<WhyNot> all) {
      for (int i = 0; i < answer.charges().size(); i++) {
        ChargeAnswer one = answer.charges().get(i);
        Charge charge = scene.charges().get(i);
        for (ReliefAnswer relief : one.reliefs()) {
          if (book.manifest().relief(relief.relief().id()) == null) {
            continue;
          }
          if (relief.status() == Status.NOT_ELIGIBLE) {
            all.add(refused(one.charge(), charge, relief));
          } else if (relief.status() == Status.NOT_COVERED) {
            all.add(uncovered(one.charge(), charge, relief));
          }
        }
      }
    }

    private WhyNot refused(String id, Charge charge, ReliefAnswer relief) {
      Map<String, Miss> bars = new LinkedHashMap<>();
      boolean barred =
          relief.findings().stream()
              .anyMatch(f -> f.finding() instanceof Bars && !f.finding().isUnsettled());
      for (Found one : relief.findings()) {
        boolean decides =
            barred
                ? one.finding() instanceof Bars && !one.finding().isUnsettled()
                : one.finding().kind().equals("ClosesOn");
        if (decides) {
          List<Condition> held = misses.held(one.rule(), relief.relief().id(), charge, scene);
          bars.putIfAbsent(one.rule().id(), new Miss(one.rule(), true, held));
        }
      }
      List<Way> ways =
          bars.isEmpty() || bars.size() > MOST
              ? List.of()
              : List.of(new Way(List.copyOf(bars.values())));
      return new WhyNot(id, relief.relief().id(), relief.status(), bars.size(), ways);
    }

    private WhyNot uncovered(String id, Charge charge, ReliefAnswer relief) {
      List<Miss> near = new ArrayList<>();
      for (Rule rule : book.rules()) {
        if (rule.covers()
            && rule.concludes().contains(relief.relief().id())
            && rule.inForce().on(day)) {
          List<Condition> failed =
              misses.failed(rule, relief.relief().id(), charge, scene, day, asked, found());
          if (failed != null && !failed.isEmpty() && failed.size() <= MOST) {
            near.add(new Miss(rule, false, failed));
          }
        }
      }
      int fewest = near.stream().mapToInt(m -> m.conditions().size()).min().orElse(0);
      List<Way> ways =
          near.stream()
              .filter(m -> m.conditions().size() == fewest)
              .sorted(Comparator.comparing(m -> m.rule().id()))
              .map(m -> new Way(List.of(m)))
              .toList();
      return new WhyNot(id, relief.relief().id(), relief.status(), 0, ways);
    }

    /** What the rules find where each fact that nobody told is taken at its first possibility. */
    private List<Found> found() {
      List<Found> known = found;
      if (known == null) {
        scene.inquiry().begin(Region.EVERYTHING);
        known = book.evaluate(scene, day, asked, null);
        found = known;
        scene.inquiry().begin(Region.EVERYTHING);
      }
      return known;
    }
  }
}
