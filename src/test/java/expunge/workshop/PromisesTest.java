package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Determiner;
import expunge.determination.Status;
import expunge.json.BadRecord;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.Shape;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/**
 * The promises of the answer, tried on every record of every case and example, and on records made
 * up.
 */
class PromisesTest {

  private static final Rulebooks BOOKS =
      Rulebooks.load(Path.of("rules"), Shelf.in(Path.of("target/rulebooks")));
  private static final Determiner DETERMINER = new Determiner(BOOKS);
  private static final RecordReader READER =
      new RecordReader(BOOKS::grades, LocalDate.of(2026, 11, 25));
  private static final List<ObjectNode> WRITTEN = written();

  /** With fewer open questions every world is tried: two replies each, 256 worlds. */
  private static final int MANY_QUESTIONS = 4;

  private static List<ObjectNode> written() {
    List<ObjectNode> all = new ArrayList<>();
    try (Stream<Path> cases = Files.walk(Path.of("rules"));
        Stream<Path> examples = Files.walk(Path.of("examples"))) {
      for (Path path : cases.filter(p -> p.toString().endsWith(".cases.yaml")).sorted().toList()) {
        new CaseFile(path.toString(), Files.readString(path), new ArrayList<>())
            .cases()
            .forEach(c -> all.add((ObjectNode) c.record()));
      }
      for (Path path :
          examples
              .filter(
                  p -> p.toString().endsWith(".json") && !p.toString().endsWith(".expected.json"))
              .sorted()
              .toList()) {
        all.add((ObjectNode) Json.mapper().readTree(Files.readString(path)));
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return all;
  }

  @Provide
  Arbitrary<ObjectNode> records() {
    List<Generator> generators =
        BOOKS.all().stream().map(b -> new Generator(BOOKS, b.manifest().jurisdiction())).toList();
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(1, Arbitraries.of(WRITTEN)),
        net.jqwik.api.Tuple.of(
            3,
            Arbitraries.of(generators)
                .flatMap(generator -> Arbitraries.longs().map(generator::record))));
  }

  private static Optional<Determination> determine(JsonNode record) {
    try {
      return Optional.of(DETERMINER.determine(READER.read(record)));
    } catch (BadRecord refused) {
      return Optional.empty();
    }
  }

  /** For each charge and relief, what the answer says. */
  private static Map<String, ReliefAnswer> answers(Determination determination) {
    Map<String, ReliefAnswer> all = new TreeMap<>();
    for (ChargeAnswer charge : determination.charges()) {
      charge.reliefs().forEach(r -> all.put(charge.charge() + " " + r.relief().id(), r));
    }
    return all;
  }

  private static String said(@Nullable ReliefAnswer answer) {
    return answer == null
        ? "NOT_COVERED null null"
        : answer.status() + " " + answer.eligibleOn() + " " + answer.since();
  }

  @Property(tries = 120, shrinking = ShrinkingMode.OFF)
  void everyFirstDayIsOpenOnItsDayAndNotOnItsEve(@ForAll("records") ObjectNode record) {
    Determination now = determine(record).orElse(null);
    if (now == null) {
      return;
    }
    answers(now)
        .forEach(
            (key, answer) -> {
              if (answer.status() == Status.NOT_YET
                  && statusOn(record, Objects.requireNonNull(answer.eligibleOn()), key)
                      != Status.DEPENDS) { // a past day that nobody told may lie later by then
                assertThat(answer.eligibleOn())
                    .as("the first day of %s in %s", key, record)
                    .isNotNull();
                LocalDate day = Objects.requireNonNull(answer.eligibleOn());
                assertThat(statusOn(record, day, key).open())
                    .as("%s open on %s in %s", key, day, record)
                    .isTrue();
                assertThat(statusOn(record, day.minusDays(1), key).open())
                    .as("%s open on the eve of %s in %s", key, day, record)
                    .isFalse();
              }
            });
  }

  private static Status statusOn(ObjectNode record, LocalDate day, String key) {
    ObjectNode later = record.deepCopy();
    later.put("asOf", day.toString());
    // Whether a sentence is done is told of the filing date; on another day its day alone tells.
    for (JsonNode sentence : later.findValues("sentence")) {
      for (String term : List.of("completed", "termsServed")) {
        if (sentence instanceof ObjectNode told && told.hasNonNull(term + "On")) {
          told.remove(term);
        }
      }
    }
    ReliefAnswer answer = answers(determine(later).orElseThrow()).get(key);
    return answer == null ? Status.NOT_COVERED : answer.status();
  }

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  void aRemovedFactNeverMakesTheAnswerFirmer(
      @ForAll("records") ObjectNode record, @ForAll long seed) {
    if (determine(record).isEmpty()) {
      return;
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<String> told = new ArrayList<>();
    leaves(record, "", told);
    if (told.isEmpty()) {
      return;
    }
    ObjectNode without = record.deepCopy();
    List<String> removed = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      String pointer = told.get(random.nextInt(told.size()));
      removed.add(pointer);
      remove(without, pointer);
    }
    Map<String, ReliefAnswer> open = answers(determine(without).orElseThrow());
    for (List<JsonNode> values : combinations(record, removed, random)) {
      ObjectNode with = without.deepCopy();
      for (int i = 0; i < removed.size(); i++) {
        put(with, removed.get(i), values.get(i));
      }
      Optional<Determination> settled = determine(with);
      if (settled.isEmpty()) {
        continue; // these values can't stand together in a record
      }
      Map<String, ReliefAnswer> answers = answers(settled.get());
      answers
          .keySet()
          .forEach(
              key -> {
                ReliefAnswer before = open.get(key);
                if (before == null || before.status() != Status.DEPENDS) {
                  String now = said(answers.get(key));
                  if (before != null
                      && before.status() == Status.CONDITIONS
                      && before.eligibleOn() == null) {
                    // What is left to do is firm; when the wait ends was not said.
                    now = now.replaceFirst("^CONDITIONS \\S+", "CONDITIONS null");
                  }
                  assertThat(now.startsWith("DEPENDS") ? said(before) : now)
                      .as("%s with %s = %s in %s", key, removed, values, record)
                      .isEqualTo(said(before));
                }
              });
    }
  }

  /** Where the facts stand that are told and whose absence means "not known". */
  private static void leaves(JsonNode node, String pointer, List<String> into) {
    for (var member : node.properties()) {
      String at = pointer + "/" + member.getKey();
      JsonNode value = member.getValue();
      Fact<?> fact = fact(at);
      if (fact != null) {
        boolean absentMeansNo = Facts.TOLD_ONLY_WHEN_SO.contains(fact);
        boolean asked =
            fact.kind() == Fact.Kind.YES_NO
                || fact.kind() == Fact.Kind.CHOICE
                || fact.kind() == Fact.Kind.DAY;
        if (asked && !absentMeansNo && !value.isNull()) {
          into.add(at);
        }
      } else if (value.isObject()) {
        leaves(value, at, into);
      } else if (value instanceof ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i).isObject()) {
            leaves(list.get(i), at + "/" + i, into);
          }
        }
      }
    }
  }

  private static @Nullable Fact<?> fact(String pointer) {
    String name =
        pointer
            .replaceFirst("^/person/|^/cases/\\d+/charges/\\d+/|^/cases/\\d+/", "")
            .replace('/', '.');
    Shape shape =
        pointer.startsWith("/person/")
            ? Facts.PERSON
            : pointer.contains("/charges/") ? Facts.CHARGE : Facts.CASE;
    return pointer.startsWith("/person/pendingCharges/")
            || pointer.startsWith("/person/immigrationStatus/")
        ? null
        : shape.find(name);
  }

  private static List<List<JsonNode>> combinations(
      ObjectNode record, List<String> pointers, SplittableRandom random) {
    List<List<JsonNode>> all = new ArrayList<>(List.of(List.of()));
    for (String pointer : pointers) {
      List<List<JsonNode>> longer = new ArrayList<>();
      for (List<JsonNode> one : all) {
        for (JsonNode value : values(record, pointer, random)) {
          List<JsonNode> more = new ArrayList<>(one);
          more.add(value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<JsonNode> values(ObjectNode record, String pointer, SplittableRandom random) {
    Fact<?> fact = Objects.requireNonNull(fact(pointer));
    List<JsonNode> values = new ArrayList<>(List.of(record.at(pointer)));
    switch (fact.kind()) {
      case YES_NO -> {
        values.add(record.booleanNode(true));
        values.add(record.booleanNode(false));
      }
      case CHOICE -> fact.choices().forEach(c -> values.add(record.textNode(Shape.word(c))));
      default -> {
        LocalDate told = LocalDate.parse(record.at(pointer).asText());
        for (int days : new int[] {-4000, -1100, -366, -1, 1, 366, 1100, random.nextInt(2000)}) {
          values.add(record.textNode(told.plusDays(days).toString()));
        }
      }
    }
    return values;
  }

  private static void remove(ObjectNode record, String pointer) {
    JsonPointer at = JsonPointer.compile(pointer);
    if (record.at(at.head()) instanceof ObjectNode parent) {
      parent.remove(at.last().getMatchingProperty());
    }
  }

  private static void put(ObjectNode record, String pointer, JsonNode value) {
    JsonPointer at = JsonPointer.compile(pointer);
    if (record.at(at.head()) instanceof ObjectNode parent) {
      parent.set(at.last().getMatchingProperty(), value);
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void theOrderOfCasesChargesAndMembersChangesNothing(@ForAll("records") ObjectNode record) {
    Determination one = determine(record).orElse(null);
    if (one == null) {
      return;
    }
    ObjectNode turned = (ObjectNode) reversed(record);
    Map<String, String> first = new TreeMap<>();
    Map<String, String> second = new TreeMap<>();
    answers(one).forEach((k, a) -> first.put(k, said(a)));
    answers(determine(turned).orElseThrow()).forEach((k, a) -> second.put(k, said(a)));
    assertThat(second).as("%s", record).isEqualTo(first);
  }

  private static JsonNode reversed(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode turned = object.objectNode();
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(n -> names.add(0, n));
      names.forEach(n -> turned.set(n, reversed(object.get(n))));
      return turned;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode turned = list.arrayNode();
      for (int i = list.size() - 1; i >= 0; i--) {
        turned.add(reversed(list.get(i)));
      }
      return turned;
    }
    return node;
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void anAcquittalInAnotherStateChangesNoAnswer(@ForAll("records") ObjectNode record) {
    Determination one = determine(record).orElse(null);
    if (one == null) {
      return;
    }
    ObjectNode more = record.deepCopy();
    ObjectNode added = more.withArray("/cases").addObject();
    // Some laws ask when the person was last arrested, so the day of this arrest is told.
    added
        .put("id", "acquitted elsewhere")
        .put("jurisdiction", "US-ID")
        .put("arrestedOn", "1950-02-03");
    ObjectNode charge = added.putArray("charges").addObject();
    charge
        .put("id", "elsewhere-1")
        .put("statute", "18-2401")
        .put("grade", "misdemeanor")
        .put("offenseDate", "1950-02-03");
    charge.putObject("disposition").put("kind", "acquitted").put("on", "1950-06-01");
    Map<String, String> first = new TreeMap<>();
    Map<String, String> second = new TreeMap<>();
    answers(one).forEach((k, a) -> first.put(k, said(a)));
    Map<String, ReliefAnswer> after = answers(determine(more).orElseThrow());
    after.forEach((k, a) -> second.put(k, said(a)));
    second.keySet().removeIf(k -> k.startsWith("elsewhere-1"));
    // Where so much is open that not every world is tried, one more charge may tip an answer into
    // DEPENDS, never into another answer.
    second
        .keySet()
        .removeIf(
            k ->
                Objects.requireNonNull(after.get(k)).status() == Status.DEPENDS
                    && Objects.requireNonNull(after.get(k)).questions().size() >= MANY_QUESTIONS);
    first.keySet().retainAll(second.keySet());
    assertThat(second).as("%s", record).isEqualTo(first);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void theSameRecordGivesTheSameAnswerAgain(@ForAll("records") ObjectNode record) {
    Optional<Determination> one = determine(record);
    if (one.isPresent()) {
      JsonNode first = expunge.json.DeterminationWriter.write(one.get(), "");
      JsonNode second = expunge.json.DeterminationWriter.write(determine(record).orElseThrow(), "");
      assertThat(second.toString()).isEqualTo(first.toString());
    }
  }
}
