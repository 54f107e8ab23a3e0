package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.RecordReader;
import expunge.law.Jurisdiction;
import expunge.record.Disposition;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.Shape;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  private static final Rulebooks BOOKS =
      Rulebooks.load(Path.of("rules"), Shelf.in(Path.of("target/rulebooks")));
  private static final Jurisdiction OREGON = Jurisdiction.of("US-OR");
  private static final Rulebook OREGON_BOOK = Objects.requireNonNull(BOOKS.of(OREGON));
  private static final List<ObjectNode> THOUSAND = series(7, 1000);

  private static List<ObjectNode> series(long seed, int count) {
    Generator generator = new Generator(BOOKS, OREGON);
    List<ObjectNode> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(generator.record(seed, i));
    }
    return all;
  }

  private static List<JsonNode> charges() {
    List<JsonNode> all = new ArrayList<>();
    THOUSAND.forEach(r -> r.get("cases").forEach(c -> c.get("charges").forEach(all::add)));
    return all;
  }

  @Test
  void aRecordIsMadeByItselfAndAlwaysTheSame() {
    Generator another = new Generator(BOOKS, OREGON);
    assertThat(another.record(7, 613).toString()).isEqualTo(THOUSAND.get(613).toString());
    assertThat(another.record(8, 613)).isNotEqualTo(THOUSAND.get(613));
    assertThat(new HashSet<>(THOUSAND)).hasSizeGreaterThan(990);
  }

  @Test
  void everyRecordOfEveryRulebookCanBeRead() {
    RecordReader reader = new RecordReader(BOOKS::grades, LocalDate.of(1850, 1, 1));
    for (Rulebook book : BOOKS.all()) {
      Generator generator = new Generator(BOOKS, book.manifest().jurisdiction());
      for (int i = 0; i < 500; i++) {
        ObjectNode record = generator.record(3, i);
        assertThatCode(() -> reader.read(record)).as("%s", record).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void everyEntryOfTheOffenseTablesAppears() {
    Set<String> wanted = new TreeSet<>();
    OREGON_BOOK.lists().names().values().forEach(wanted::addAll);
    assertThat(wanted).hasSizeGreaterThan(100);
    charges().forEach(c -> wanted.remove(c.path("statute").asText()));
    assertThat(wanted).isEmpty();
  }

  @Test
  void everyPeriodEndsOnTheEveTheDayAndTheMorrowOfSomeFilingDate() {
    List<Period> periods = Constants.of(OREGON_BOOK.rules(), OREGON_BOOK.lists().names()).periods();
    assertThat(periods)
        .contains(
            Period.in(".plusYears( 3 )").get(0), Period.in(".plusYears( 5 ).plusDays( 1 )").get(0));
    List<String> seen = new ArrayList<>();
    for (ObjectNode record : THOUSAND) {
      LocalDate asOf = LocalDate.parse(record.get("asOf").asText());
      JsonNode charge = record.at("/cases/0/charges/0");
      for (Period period : periods) {
        for (int distance = -1; distance <= 1; distance++) {
          String start = period.back(asOf).plusDays(distance).toString();
          for (String clock :
              List.of("/disposition/on", "/sentence/releasedOn", "/sentence/completedOn")) {
            if (charge.at(clock).asText().equals(start)) {
              seen.add(period + clock + distance);
            }
          }
        }
      }
    }
    for (Period period : periods) {
      for (String clock :
          List.of("/disposition/on", "/sentence/releasedOn", "/sentence/completedOn")) {
        for (int distance = -1; distance <= 1; distance++) {
          assertThat(seen).contains(period + clock + distance);
        }
      }
    }
  }

  @Test
  void leapDaysGradesDispositionsAndConvictionsElsewhereAppear() {
    String all = THOUSAND.toString();
    assertThat(all).contains("\"asOf\":\"2024-02-29\"").containsPattern("\"on\":\"\\d{4}-02-29\"");
    OREGON_BOOK.manifest().grades().forEach(g -> assertThat(all).contains("\"" + g.word() + "\""));
    for (Disposition kind : Disposition.values()) {
      assertThat(all).contains("\"kind\":\"" + Shape.word(kind) + "\"");
    }
    assertThat(all).contains("\"jurisdiction\":\"US\"").contains("\"jurisdiction\":\"US-ID\"");
  }

  @Test
  void everyQuestionIsLeftOpenBySomeRecord() {
    Set<String> never = new TreeSet<>();
    for (Shape shape : List.of(Facts.PERSON, Facts.CASE, Facts.CHARGE)) {
      for (Fact<?> fact : shape.facts().values()) {
        if (fact.kind() == Fact.Kind.YES_NO && fact != Facts.REDUCED) {
          never.add(shape.noun() + "/" + fact.name().replace('.', '/'));
        }
      }
    }
    for (ObjectNode record : THOUSAND) {
      never.removeIf(
          fact -> {
            String at =
                fact.replaceFirst("^person/", "/person/")
                    .replaceFirst("^case/", "/cases/0/")
                    .replaceFirst("^charge/", "/cases/0/charges/0/");
            return record.at(at).isMissingNode();
          });
    }
    assertThat(never).isEmpty();
  }
}
