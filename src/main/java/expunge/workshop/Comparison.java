package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Determiner;
import expunge.json.BadRecord;
import expunge.json.RecordReader;
import expunge.record.PersonRecord;
import expunge.workshop.Attribution.Pair;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers records by the old and by the new rules, and says which answers differ. Each record is
 * compared by itself and then forgotten. Safe for use by many threads at once.
 */
final class Comparison {

  private static final int BATCH = 256;

  /**
   * What came of one record.
   *
   * @param flips the answers that differ
   * @param spoken the changed rules that spoke
   * @param reasons how many answers are the same, but for other reasons out of changed rules
   * @param problem why the record was left out, or null
   */
  record Compared(
      List<Flip> flips, List<Attribution.Spoken> spoken, int reasons, @Nullable String problem) {}

  private final Map<String, Attribution> attributions = new LinkedHashMap<>();
  private final Predicate<String> asked;
  private final Determiner before;
  private final Determiner after;
  private final RecordReader reader;
  private final @Nullable RecordReader oldReader;

  /**
   * A comparison of two sides.
   *
   * @param today the filing date of a record that names none
   */
  Comparison(Sides sides, LocalDate today) {
    List<Difference> differing = sides.differences().stream().filter(Difference::ofLaw).toList();
    boolean grades = differing.stream().anyMatch(Difference::grades);
    Set<String> reliefs = new HashSet<>();
    for (Difference difference : differing) {
      attributions.put(difference.jurisdiction().folder(), new Attribution(difference));
      reliefs.addAll(difference.reliefs());
    }
    // A change of grades may move what is asked about charges under any law.
    this.asked = grades ? any -> true : reliefs::contains;
    this.before = new Determiner(sides.before());
    this.after = new Determiner(sides.after());
    this.reader = new RecordReader(sides.after()::grades, today);
    this.oldReader = grades ? new RecordReader(sides.before()::grades, today) : null;
  }

  /**
   * Compares every record, several at a time, and hands on what came of each, in their order.
   *
   * @param progress told how many are done, now and then
   */
  void run(Iterator<Member> members, Consumer<Compared> each, LongConsumer progress) {
    long done = 0;
    while (members.hasNext()) {
      List<Member> batch = new ArrayList<>(BATCH);
      while (batch.size() < BATCH && members.hasNext()) {
        batch.add(members.next());
      }
      batch.parallelStream().map(this::compare).toList().forEach(each);
      done += batch.size();
      progress.accept(done);
    }
  }

  /** What came of one record. */
  Compared compare(Member member) {
    try {
      JsonNode record = member.source().read();
      PersonRecord read = reader.read(record);
      Determination old = answer(before, oldReader == null ? read : oldReader.read(record));
      return compared(member, record, old, answer(after, read));
    } catch (BadRecord bad) {
      return new Compared(
          List.of(),
          List.of(),
          0,
          bad.problems().stream()
              .map(p -> member.place() + ": " + p)
              .collect(Collectors.joining("\n")));
    }
  }

  private Determination answer(Determiner determiner, PersonRecord record) {
    return determiner.determine(
        record,
        book -> book.manifest().reliefs().stream().anyMatch(r -> asked.test(r.id())),
        question -> asked.test(question.relief()));
  }

  private Compared compared(Member member, JsonNode record, Determination old, Determination now) {
    Map<String, List<Pair>> pairs = pairs(old, now);
    List<Flip> flips = new ArrayList<>();
    List<Attribution.Spoken> spoken = new ArrayList<>();
    int reasons = 0;
    for (Map.Entry<String, List<Pair>> one : pairs.entrySet()) {
      Attribution attribution = attributions.get(one.getKey());
      for (Pair pair : one.getValue()) {
        if (!Flip.same(pair.before(), pair.after())) {
          List<Change> changes =
              attribution == null ? List.of() : attribution.of(pair, one.getValue());
          flips.add(flip(member, record, now.asOf(), one.getKey(), pair, changes));
        } else if (attribution != null
            && !attribution.differing(java.util.stream.Stream.of(pair)).isEmpty()) {
          reasons++;
        }
      }
      if (attribution != null) {
        spoken.add(attribution.spoken(one.getValue()));
      }
    }
    return new Compared(flips, spoken, reasons, null);
  }

  /** The answers of both sides to each question, by rulebook. */
  private static Map<String, List<Pair>> pairs(Determination old, Determination now) {
    Map<String, List<Pair>> pairs = new LinkedHashMap<>();
    for (int i = 0; i < now.charges().size(); i++) {
      ChargeAnswer charge = now.charges().get(i);
      Map<String, ReliefAnswer> before = new HashMap<>();
      old.charges().get(i).reliefs().forEach(r -> before.put(r.relief().id(), r));
      for (ReliefAnswer answer : charge.reliefs()) {
        ReliefAnswer its = before.remove(answer.relief().id());
        add(pairs, answer, new Pair(charge.charge(), its, answer));
      }
      before.values().stream()
          .sorted(java.util.Comparator.comparing(r -> r.relief().id()))
          .forEach(r -> add(pairs, r, new Pair(charge.charge(), r, null)));
    }
    return pairs;
  }

  private static void add(Map<String, List<Pair>> pairs, ReliefAnswer answer, Pair pair) {
    String relief = answer.relief().id();
    pairs
        .computeIfAbsent(relief.substring(0, relief.indexOf('/')), f -> new ArrayList<>())
        .add(pair);
  }

  private static Flip flip(
      Member member,
      JsonNode record,
      LocalDate asOf,
      String folder,
      Pair pair,
      List<Change> changes) {
    ReliefAnswer answer = pair.after() != null ? pair.after() : pair.before();
    String relief = answer == null ? "" : answer.relief().id();
    Flip.Kind kind =
        new Flip.Kind(
            changes,
            folder,
            relief,
            Flip.status(pair.before()),
            Flip.status(pair.after()),
            Flip.move(pair.before(), pair.after()),
            changes.isEmpty() ? statute(record, pair.charge()) : "");
    return new Flip(
        kind,
        member.place(),
        member.kind() == Member.Kind.POPULATION,
        record,
        asOf,
        pair.charge(),
        pair.before(),
        pair.after(),
        pinned(member.pinned(), record, relief, pair));
  }

  /** Whether the case expects the new answer, in so many words. */
  private static boolean pinned(
      CaseFile.@Nullable Case one, JsonNode record, String relief, Pair pair) {
    if (one == null) {
      return false;
    }
    String charge = one.charge() == null ? firstCharge(record) : one.charge();
    String wanted = one.status().get(relief);
    return pair.charge().equals(charge)
        && wanted != null
        && (wanted.equals(Flip.said(pair.after()))
            || wanted.equals(Flip.status(pair.after()).name()));
  }

  private static String firstCharge(JsonNode record) {
    return record.at("/cases/0/charges/0/id").asText();
  }

  private static String statute(JsonNode record, String charge) {
    for (JsonNode one : record.path("cases")) {
      for (JsonNode its : one.path("charges")) {
        if (its.path("id").asText().equals(charge)) {
          return its.path("statute").asText();
        }
      }
    }
    return "";
  }
}
