package expunge.workshop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.law.Jurisdiction;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.Shape;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes up records for one jurisdiction: the same seed gives the same record. They cover the
 * offense tables, the citations and days that rules name, the eve and the day of every number of
 * years that rules count, and missing facts.
 */
public final class Generator {

  private static final Pattern CITED = Pattern.compile("within\\( \"([^\"]+)\" \\)");
  private static final Pattern DAYS = Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2})\"");
  private static final Pattern YEARS = Pattern.compile("plusYears\\( (\\d+) \\)");
  private static final LocalDate FIRST = LocalDate.of(1996, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 25);

  private final Rulebooks books;
  private final Jurisdiction jurisdiction;
  private final List<String> statutes;
  private final List<LocalDate> days;
  private final List<Integer> years;

  /** A maker of records for {@code jurisdiction}, whose rulebook must be among {@code books}. */
  public Generator(Rulebooks books, Jurisdiction jurisdiction) {
    Rulebook book = books.of(jurisdiction);
    if (book == null) {
      throw new IllegalArgumentException("no rulebook of " + jurisdiction + " is in service");
    }
    this.books = books;
    this.jurisdiction = jurisdiction;
    Set<String> cited = new LinkedHashSet<>();
    Set<LocalDate> named = new LinkedHashSet<>();
    Set<Integer> counted = new LinkedHashSet<>();
    book.lists().names().values().forEach(cited::addAll);
    book.rules()
        .forEach(
            rule -> {
              find(CITED, rule.text()).forEach(cited::add);
              find(DAYS, rule.text()).forEach(day -> named.add(LocalDate.parse(day)));
              find(YEARS, rule.text()).forEach(n -> counted.add(Integer.parseInt(n)));
            });
    counted.add(1);
    this.statutes = new ArrayList<>(cited);
    this.statutes.add("99.999");
    this.days = List.copyOf(named);
    this.years = List.copyOf(counted);
  }

  private static List<String> find(Pattern pattern, String text) {
    List<String> all = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
    return all;
  }

  /** The record of this seed. */
  public ObjectNode record(long seed) {
    return new Making(new SplittableRandom(seed)).record();
  }

  /** One record being made. */
  private final class Making {
    private final SplittableRandom random;
    private LocalDate asOf = LAST;

    Making(SplittableRandom random) {
      this.random = random;
    }

    ObjectNode record() {
      ObjectNode record = JsonNodeFactory.instance.objectNode();
      List<LocalDate> ends = new ArrayList<>();
      int cases = 1 + random.nextInt(3);
      List<List<LocalDate>> plan = new ArrayList<>();
      for (int i = 0; i < cases; i++) {
        LocalDate offense = day(FIRST, LAST.minusYears(1));
        LocalDate end = offense.plusDays(random.nextInt(400));
        plan.add(List.of(offense, end));
        ends.add(end);
      }
      LocalDate latest = ends.stream().max(LocalDate::compareTo).orElse(LAST);
      asOf =
          random.nextInt(3) == 0
              ? LAST
              : latest.plusYears(pick(years)).plusDays(random.nextInt(3) - 1);
      record.put("asOf", asOf.toString());
      record.set("person", person());
      ArrayNode list = record.putArray("cases");
      for (int i = 0; i < cases; i++) {
        list.add(caseNode("ABC".substring(i, i + 1), plan.get(i).get(0), plan.get(i).get(1)));
      }
      return record;
    }

    private ObjectNode person() {
      ObjectNode person = JsonNodeFactory.instance.objectNode();
      fill(Facts.PERSON, person, Set.of("immigrationStatus", "pendingCharges"), 70);
      person.put("dateOfBirth", day(LocalDate.of(1960, 1, 1), LocalDate.of(1985, 1, 1)).toString());
      if (often(80)) {
        person.put("historyComplete", true);
      }
      if (often(80)) {
        person.putArray("pendingCharges");
      }
      if (often(60)) {
        ObjectNode status = person.putArray("immigrationStatus").addObject();
        status.put(
            "status",
            pick(
                List.of(
                    "citizen", "permanent-resident", "lawfully-present", "not-lawfully-present")));
        status.put("from", "1960-01-01");
      }
      return person;
    }

    private ObjectNode caseNode(String id, LocalDate offense, LocalDate end) {
      ObjectNode one = JsonNodeFactory.instance.objectNode();
      one.put("id", id)
          .put(
              "jurisdiction",
              often(85) ? jurisdiction.code() : pick(List.of("US", "US-OR", "US-ID")));
      Jurisdiction its = Jurisdiction.of(one.get("jurisdiction").asText());
      fill(Facts.CASE, one, Set.of("court", "county", "number", "filedOn", "arrestedOn"), 60);
      one.put("filedOn", offense.toString());
      ArrayNode charges = one.putArray("charges");
      int count = 1 + random.nextInt(2);
      for (int k = 0; k < count; k++) {
        charges.add(charge(id + "-" + (k + 1), its, offense, end));
      }
      return one;
    }

    private ObjectNode charge(String id, Jurisdiction its, LocalDate offense, LocalDate end) {
      ObjectNode charge = JsonNodeFactory.instance.objectNode();
      charge.put("id", id);
      fill(
          Facts.CHARGE,
          charge,
          Set.of(
              "description",
              "statute",
              "grade",
              "gradeNow",
              "reducedTo",
              "reduced",
              "offenseDate",
              "substances",
              "disposition.kind",
              "disposition.on",
              "sentence.completedOn",
              "sentence.releasedOn",
              "sentence.imposedOn",
              "sentence.probationRevokedOn",
              "quantity.amount",
              "quantity.unit",
              "pardonedOn",
              "inchoate",
              "victimDateOfBirth",
              "boardJurisdictionEndedOn"),
          25);
      if (often(95)) {
        charge.put("statute", pick(statutes));
      }
      if (often(90)) {
        charge.put("grade", pick(books.grades(its)).word());
      }
      LocalDate happened =
          often(15) && !days.isEmpty() ? pick(days).plusDays(random.nextInt(3) - 1) : offense;
      if (often(90) && !happened.isAfter(end)) {
        charge.put("offenseDate", happened.toString());
      }
      if (often(70)) {
        charge.putArray("substances").add(pick(List.of("marijuana", "marijuana", "cocaine")));
        if (often(20)) {
          charge.withArray("/substances").add("heroin");
        }
      }
      if (often(50)) {
        charge.putObject("quantity").put("amount", pick(List.of(3, 28, 29, 500))).put("unit", "g");
      }
      if (often(10)) {
        charge.put("inchoate", pick(List.of("attempt", "conspiracy", "solicitation")));
      }
      ObjectNode disposition = charge.putObject("disposition");
      if (often(95)) {
        disposition.put(
            "kind", often(65) ? "convicted" : Shape.word(pick(Facts.DISPOSITION.choices())));
      }
      if (often(95)) {
        disposition.put("on", end.toString());
      }
      ObjectNode sentence =
          charge.has("sentence")
              ? (ObjectNode) charge.get("sentence")
              : charge.putObject("sentence");
      if (often(80)) {
        sentence.put("completedOn", end.plusDays(random.nextInt(900)).toString());
        sentence.remove("completed");
      }
      if (often(30)) {
        sentence
            .put("imprisoned", true)
            .put("releasedOn", end.plusDays(random.nextInt(300)).toString());
        sentence.remove("completedOn");
      }
      return charge;
    }

    /** Tells some of a shape's facts, each with the chance given in percent. */
    private void fill(Shape shape, ObjectNode node, Set<String> not, int percent) {
      for (Fact<?> fact : shape.facts().values()) {
        if (not.contains(fact.name()) || !often(percent)) {
          continue;
        }
        int dot = fact.name().indexOf('.');
        ObjectNode in = node;
        if (dot >= 0) {
          String group = fact.name().substring(0, dot);
          in = node.has(group) ? (ObjectNode) node.get(group) : node.putObject(group);
        }
        String name = fact.name().substring(dot + 1);
        switch (fact.kind()) {
          case YES_NO -> in.put(name, random.nextBoolean());
          case NUMBER -> in.put(name, random.nextInt(90));
          case CHOICE -> in.put(name, Shape.word(pick(fact.choices())));
          default -> {
            // Days, texts and lists are told where they make sense together.
          }
        }
      }
    }

    private boolean often(int percent) {
      return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }

    private LocalDate day(LocalDate from, LocalDate to) {
      return from.plusDays(random.nextLong(ChronoUnit.DAYS.between(from, to)));
    }
  }
}
