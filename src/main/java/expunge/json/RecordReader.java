package expunge.json;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.law.Grade;
import expunge.law.Jurisdiction;
import expunge.law.Nearest;
import expunge.law.Statute;
import expunge.record.CourtKind;
import expunge.record.Fact;
import expunge.record.Facts;
import expunge.record.PersonRecord;
import expunge.record.PersonRecord.CaseRecord;
import expunge.record.PersonRecord.ChargeRecord;
import expunge.record.Residence;
import expunge.record.Shape;
import expunge.record.Sheet;
import expunge.record.Stay;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a record from its tree. Every problem is found in one go. */
public final class RecordReader {

  private static final int MOST_CHARGES = 2_000;
  private static final int MOST_PROBLEMS = 200;

  private final Function<Jurisdiction, List<Grade>> grades;
  private final LocalDate today;

  /**
   * One that knows which grades each jurisdiction uses.
   *
   * @param today the filing date of a record that names none
   */
  public RecordReader(Function<Jurisdiction, List<Grade>> grades, LocalDate today) {
    this.grades = grades;
    this.today = today;
  }

  /** The jurisdictions that a record names, of its cases and of pending charges. */
  public static Set<Jurisdiction> jurisdictions(JsonNode json) {
    Set<Jurisdiction> named = new HashSet<>();
    for (JsonNode one : json.findValues("jurisdiction")) {
      Jurisdiction.find(one.asText()).ifPresent(named::add);
    }
    return named;
  }

  /**
   * The record in {@code json}.
   *
   * @throws BadRecord with every problem
   */
  public PersonRecord read(JsonNode json) throws BadRecord {
    Reading reading = new Reading();
    PersonRecord record = reading.record(json);
    if (record == null || !reading.problems.isEmpty()) {
      throw new BadRecord(reading.problems);
    }
    return record;
  }

  /** One record being read. */
  private final class Reading {
    private final List<InputProblem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private LocalDate asOf = today;

    void problem(String pointer, @Nullable JsonNode found, String accepted) {
      String shown =
          found == null
              ? "nothing"
              : found.isValueNode()
                  ? "`" + found.asText() + "`"
                  : found.isArray() ? "a list" : "an object";
      if (problems.size() == MOST_PROBLEMS) {
        problems.add(
            new InputProblem(
                "", "more problems than are told", "mend these first; more will follow"));
      } else if (problems.size() < MOST_PROBLEMS) {
        problems.add(
            new InputProblem(
                pointer, shown.length() > 80 ? shown.substring(0, 77) + "...`" : shown, accepted));
      }
    }

    @Nullable PersonRecord record(JsonNode json) {
      if (!json.isObject()) {
        problem("", json, "a record is a JSON object with `cases`");
        return null;
      }
      known(json, "", Set.of("asOf", "person", "cases"), "a record");
      JsonNode day = json.get("asOf");
      if (day != null && !day.isNull()) {
        LocalDate told = day(day.asText());
        if (told == null) {
          problem("/asOf", day, "write a calendar day like 2026-11-25");
        } else {
          asOf = told;
        }
      }
      JsonNode person = json.get("person");
      Sheet sheet =
          person == null || person.isNull()
              ? new Sheet.Builder(Facts.PERSON).build()
              : sheet(Facts.PERSON, person, "/person", Set.of(), null);
      JsonNode cases = json.get("cases");
      if (cases == null || !cases.isArray()) {
        problem("/cases", cases, "a record needs `cases`, a list (it may be empty)");
        return null;
      }
      List<CaseRecord> read = new ArrayList<>();
      int charges = 0;
      for (int i = 0; i < cases.size(); i++) {
        CaseRecord one = caseRecord(cases.get(i), "/cases/" + i, i);
        if (one != null) {
          charges += one.charges().size();
          read.add(one);
        }
      }
      if (charges > MOST_CHARGES) {
        problem(
            "/cases",
            cases,
            "a record holds at most "
                + MOST_CHARGES
                + " charges; this may be several people under one id");
      }
      return new PersonRecord(asOf, sheet, read);
    }

    private @Nullable CaseRecord caseRecord(JsonNode json, String pointer, int index) {
      if (!json.isObject()) {
        problem(pointer, json, "a case is an object with `jurisdiction` and `charges`");
        return null;
      }
      JsonNode code = json.get("jurisdiction");
      Jurisdiction jurisdiction =
          code == null ? null : Jurisdiction.find(code.asText()).orElse(null);
      if (jurisdiction == null) {
        problem(
            pointer + "/jurisdiction",
            code,
            "name whose law the case is under: US for federal, US-OR for Oregon and so on"
                + (code == null ? "" : "; " + meant(code.asText())));
        return null;
      }
      String id = id(json, pointer, String.valueOf(index + 1), "case ");
      Sheet sheet = sheet(Facts.CASE, json, pointer, Set.of("id", "jurisdiction", "charges"), null);
      CourtKind court = sheet.told(Facts.COURT_KIND);
      List<CourtKind> possible = CourtKind.possibleFor(jurisdiction);
      if (court != null && !possible.contains(court)) {
        problem(
            pointer + "/courtKind",
            json.get("courtKind"),
            "a case under the law of "
                + jurisdiction.name()
                + " was in one of "
                + String.join(", ", possible.stream().map(Shape::word).toList()));
      }
      JsonNode charges = json.get("charges");
      List<ChargeRecord> read = new ArrayList<>();
      if (charges != null && !charges.isNull() && !charges.isArray()) {
        problem(pointer + "/charges", charges, "the charges of a case are a list");
      } else if (charges != null) {
        for (int k = 0; k < charges.size(); k++) {
          ChargeRecord charge = charge(charges.get(k), pointer + "/charges/" + k, jurisdiction);
          if (charge != null) {
            read.add(charge);
          }
        }
      }
      return new CaseRecord(id, jurisdiction, sheet, read);
    }

    private static String meant(String code) {
      return Jurisdiction.find("US-" + code.toUpperCase(Locale.ROOT))
          .map(j -> "did you mean `" + j + "`?")
          .orElseGet(
              () -> Nearest.to(code, Jurisdiction.all().stream().map(Jurisdiction::code).toList()));
    }

    private @Nullable ChargeRecord charge(
        JsonNode json, String pointer, Jurisdiction jurisdiction) {
      if (!json.isObject()) {
        problem(pointer, json, "a charge is an object with an `id`");
        return null;
      }
      if (!json.hasNonNull("id")) {
        problem(
            pointer + "/id",
            json.get("id"),
            "a charge needs an `id`, so that the answer can name it");
        return null;
      }
      String id = id(json, pointer, "", "charge ");
      Sheet sheet = sheet(Facts.CHARGE, json, pointer, Set.of("id"), jurisdiction);
      String statute = sheet.told(Facts.STATUTE);
      Statute parsed = statute == null ? null : Statute.parse(jurisdiction, statute);
      if (parsed != null) {
        if (!parsed.readable()) {
          problem(
              pointer + "/statute",
              json.get("statute"),
              "write the statute as its jurisdiction cites it, like ORS 164.125 or 21 USC 844(a); leave it out when it isn't known");
        } else if (!parsed.ambiguity().isEmpty()) {
          problem(pointer + "/statute", json.get("statute"), parsed.ambiguity());
        }
      }
      LocalDate offense = sheet.told(Facts.OFFENSE_DATE);
      LocalDate end = sheet.told(Facts.DISPOSED_ON);
      if (offense != null && end != null && end.isBefore(offense)) {
        problem(
            pointer + "/disposition/on",
            json.at("/disposition/on"),
            "a charge can't end before its offense (" + offense + "); check both days");
      }
      done(json, pointer, sheet, Facts.SENTENCE_COMPLETED, Facts.COMPLETED_ON);
      done(json, pointer, sheet, Facts.TERMS_SERVED, Facts.TERMS_SERVED_ON);
      return new ChargeRecord(id, sheet, parsed);
    }

    /** Whether something is done, and the day it was, must agree about the filing date. */
    private void done(
        JsonNode json, String pointer, Sheet sheet, Fact<Boolean> whether, Fact<LocalDate> on) {
      Boolean done = sheet.told(whether);
      LocalDate day = sheet.told(on);
      if (done != null && day != null && done == day.isAfter(asOf)) {
        String at = "/" + on.name().replace('.', '/');
        problem(
            pointer + at,
            json.at(at),
            "`"
                + whether.name()
                + "` says that it is "
                + (done ? "done" : "not done")
                + " on the filing date ("
                + asOf
                + "), this day says otherwise; correct one of them");
      }
    }

    private String id(JsonNode json, String pointer, String otherwise, String kind) {
      JsonNode told = json.get("id");
      if (told != null && !told.isNull() && (told.asText().isBlank() || told.isBoolean())) {
        problem(pointer + "/id", told, "write the id as text; it may be left out of a case");
        return otherwise;
      }
      String id = told == null || told.isNull() ? otherwise : told.asText();
      if (!ids.add(kind + id)) {
        problem(
            pointer + "/id",
            json.get("id"),
            "this id is taken by another " + kind.strip() + "; ids must differ");
      }
      return id;
    }

    /** The sheet told by {@code json}; members named in {@code others} are read elsewhere. */
    private Sheet sheet(
        Shape shape,
        JsonNode json,
        String pointer,
        Set<String> others,
        @Nullable Jurisdiction jurisdiction) {
      Sheet.Builder sheet = new Sheet.Builder(shape);
      if (!json.isObject()) {
        problem(pointer, json, "a " + shape.noun() + " is an object");
        return sheet.build();
      }
      members(shape, json, pointer, "", others, sheet, jurisdiction);
      return sheet.build();
    }

    private void members(
        Shape shape,
        JsonNode json,
        String pointer,
        String prefix,
        Set<String> others,
        Sheet.Builder sheet,
        @Nullable Jurisdiction jurisdiction) {
      for (var member : json.properties()) {
        String name = prefix + member.getKey();
        String place = pointer + "/" + escaped(member.getKey());
        JsonNode value = member.getValue();
        Fact<?> fact = shape.find(name);
        if (fact != null) {
          if (!value.isNull()) {
            Object read = value(fact, value, place, jurisdiction);
            if (read != null) {
              sheet.tell(fact, read);
            }
          }
        } else if (shape.facts().keySet().stream().anyMatch(n -> n.startsWith(name + "."))) {
          if (value.isObject()) {
            members(shape, value, place, name + ".", Set.of(), sheet, jurisdiction);
          } else if (!value.isNull()) {
            problem(place, value, "`" + member.getKey() + "` is an object");
          }
        } else if (!others.contains(name) && problems.size() <= MOST_PROBLEMS) {
          Set<String> names = new TreeSet<>(others);
          shape.facts().keySet().stream()
              .filter(n -> n.startsWith(prefix))
              .map(n -> n.substring(prefix.length()).replaceAll("\\..*", ""))
              .forEach(names::add);
          problem(
              place,
              value,
              "a "
                  + shape.noun()
                  + " has no `"
                  + member.getKey()
                  + "`; "
                  + Nearest.to(member.getKey(), names));
        }
      }
    }

    private @Nullable Object value(
        Fact<?> fact, JsonNode value, String place, @Nullable Jurisdiction jurisdiction) {
      return switch (fact.kind()) {
        case YES_NO -> {
          if (!value.isBoolean()) {
            problem(place, value, "write true or false; leave it out when it isn't known");
          }
          yield value.isBoolean() ? value.booleanValue() : null;
        }
        case NUMBER -> {
          boolean fine = value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() < 1e12;
          if (!fine) {
            problem(place, value, "write a number that is not negative");
          }
          yield fine ? value.doubleValue() : null;
        }
        case DAY -> calendarDay(fact, value, place);
        case CHOICE -> choice(fact, value, place, jurisdiction);
        case TEXT, STATUTE -> {
          boolean fine = value.isTextual() && !value.asText().isBlank();
          if (!fine) {
            problem(place, value, "write text; leave it out when it isn't known");
          }
          yield fine ? value.asText() : null;
        }
        case TERM -> {
          Object term = value.isTextual() ? fact.read(value.asText()) : null;
          if (term == null) {
            problem(place, value, "write a term like 93 days, 6 months, 10 years, life or none");
          }
          yield term;
        }
        case WORDS -> words(value, place);
        case LIST ->
            fact == Facts.IMMIGRATION_STATUS
                ? residences(value, place)
                : fact == Facts.INCARCERATIONS ? stays(value, place) : pending(value, place);
      };
    }

    private @Nullable LocalDate calendarDay(Fact<?> fact, JsonNode value, String place) {
      LocalDate day = value.isTextual() ? day(value.asText()) : null;
      if (day == null) {
        problem(
            place, value, "write a calendar day like 2014-06-01; leave it out when it isn't known");
      } else if (fact.past() && day.isAfter(asOf)) {
        problem(
            place,
            value,
            "this lies after the filing date ("
                + asOf
                + "); check the year, or ask for a later filing date");
        return null;
      }
      return day;
    }

    private @Nullable Object choice(
        Fact<?> fact, JsonNode value, String place, @Nullable Jurisdiction jurisdiction) {
      Object read = value.isTextual() ? fact.read(value.asText()) : null;
      List<?> possible = fact.choices();
      if (jurisdiction != null && fact.choices().get(0) instanceof Grade) {
        possible = grades.apply(jurisdiction);
      }
      if (read == null || !possible.contains(read)) {
        List<String> words = possible.stream().map(Shape::word).toList();
        problem(
            place,
            value,
            "it is one of " + String.join(", ", words) + "; leave it out when it isn't known");
        return null;
      }
      return read;
    }

    private @Nullable List<String> words(JsonNode value, String place) {
      List<String> words = new ArrayList<>();
      if (value.isArray()) {
        for (JsonNode one : value) {
          if (one.isTextual() && !one.asText().isBlank()) {
            words.add(one.asText().toLowerCase(Locale.ROOT));
          }
        }
      }
      if (!value.isArray() || words.size() != value.size()) {
        problem(place, value, "write a list of words, like [ \"marijuana\" ]");
        return null;
      }
      return List.copyOf(words);
    }

    private @Nullable List<Residence> residences(JsonNode value, String place) {
      if (!value.isArray()) {
        problem(place, value, "write a list of { \"status\", \"from\", \"to\" }");
        return null;
      }
      List<Residence> all = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        JsonNode one = value.get(i);
        known(one, place + "/" + i, Set.of("status", "from", "to"), "an immigration status");
        Residence.Status status = null;
        for (Residence.Status candidate : Residence.Status.values()) {
          if (Shape.word(candidate).equals(one.path("status").asText(""))) {
            status = candidate;
          }
        }
        LocalDate from = day(one.path("from").asText(""));
        LocalDate to = one.hasNonNull("to") ? day(one.get("to").asText()) : null;
        if (status == null) {
          problem(
              place + "/" + i + "/status",
              one.get("status"),
              "it is citizen, permanent-resident, lawfully-present or not-lawfully-present");
        } else if (from == null) {
          problem(
              place + "/" + i + "/from",
              one.get("from"),
              "write the first day of this status, like 1990-05-01");
        } else if (one.hasNonNull("to") && (to == null || to.isBefore(from))) {
          problem(
              place + "/" + i + "/to",
              one.get("to"),
              "write the last day of this status, not before its first; leave it out while it lasts");
        } else {
          all.add(new Residence(status, from, to));
          places.add(i);
        }
      }
      for (int i = 0; i < all.size(); i++) {
        for (int k = i + 1; k < all.size(); k++) {
          if (overlap(all.get(i), all.get(k))) {
            problem(
                place + "/" + places.get(k),
                value.get(places.get(k)),
                "two statuses hold on one day; let the earlier end the day before the later begins");
          }
        }
      }
      return List.copyOf(all);
    }

    private @Nullable List<Stay> stays(JsonNode value, String place) {
      if (!value.isArray()) {
        problem(
            place,
            value,
            "write a list of { \"from\", \"to\" }; an empty list says there was no jail or prison");
        return null;
      }
      List<Stay> all = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        JsonNode one = value.get(i);
        known(one, place + "/" + i, Set.of("from", "to"), "a stay in jail or prison");
        LocalDate from = day(one.path("from").asText(""));
        LocalDate to = one.hasNonNull("to") ? day(one.get("to").asText()) : null;
        if (from == null) {
          problem(
              place + "/" + i + "/from", one.get("from"), "write its first day, like 2010-05-01");
        } else if (one.hasNonNull("to") && (to == null || to.isBefore(from))) {
          problem(
              place + "/" + i + "/to",
              one.get("to"),
              "write its last day, not before its first; leave it out while it lasts");
        } else {
          all.add(new Stay(from, to));
        }
      }
      return List.copyOf(all);
    }

    private boolean overlap(Residence one, Residence other) {
      LocalDate a = one.to();
      LocalDate b = other.to();
      return (b == null || !one.from().isAfter(b)) && (a == null || !other.from().isAfter(a));
    }

    private @Nullable List<Sheet> pending(JsonNode value, String place) {
      if (!value.isArray()) {
        problem(place, value, "write a list of pending charges; an empty list says there are none");
        return null;
      }
      List<Sheet> all = new ArrayList<>();
      for (int i = 0; i < value.size(); i++) {
        all.add(sheet(Facts.PENDING, value.get(i), place + "/" + i, Set.of(), null));
      }
      return List.copyOf(all);
    }

    private static String escaped(String name) {
      return name.replace("~", "~0").replace("/", "~1");
    }

    private void known(JsonNode json, String pointer, Set<String> names, String what) {
      json.fieldNames()
          .forEachRemaining(
              name -> {
                if (!names.contains(name) && problems.size() <= MOST_PROBLEMS) {
                  problem(
                      pointer + "/" + escaped(name),
                      json.get(name),
                      what + " has no `" + name + "`; " + Nearest.to(name, names));
                }
              });
    }

    private @Nullable LocalDate day(String text) {
      try {
        LocalDate day = text.length() == 10 ? LocalDate.parse(text) : null;
        return day == null || day.getYear() < 1850 || day.getYear() > 2199 ? null : day;
      } catch (DateTimeParseException notADay) {
        return null;
      }
    }
  }
}
