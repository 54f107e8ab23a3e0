package expunge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determiner;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.record.PersonRecord;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One warm answer to an Oregon record that leaves no question open, by the rules in the working
 * directory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DeterminationBenchmark {

  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 25);
  private static final int CHARGES_IN_A_CASE = 3;

  /** How many charges the record has; three in a case. */
  @Param({"1", "3", "12"})
  public int charges;

  /**
   * Which facts of the person are told: {@code all} that any rule may read, or only those {@code
   * needed} for a firm answer, so that some rules first find that what they miss doesn't matter.
   */
  @Param({"all", "needed"})
  public String told;

  private Determiner determiner;
  private RecordReader reader;
  private PersonRecord record;
  private byte[] text;

  /**
   * Loads the rules and makes the record; a record with open questions would measure something
   * else.
   */
  @Setup
  public void setUp() throws BadRecord, JsonProcessingException {
    Rulebooks books = Rulebooks.load(Path.of("rules"), Shelf.in(Path.of("target/rulebooks")));
    determiner = new Determiner(books);
    reader = new RecordReader(books::grades, AS_OF);
    ObjectNode json = oregonRecord(charges);
    if (told.equals("all")) {
      ObjectNode person = (ObjectNode) json.get("person");
      person
          .put("traffickingVictim", false)
          .put("priorSpecialProbation", false)
          .put("priorCivilDrugPenalty", false)
          .put("drugFreeTest", true);
      person
          .putArray("immigrationStatus")
          .addObject()
          .put("status", "citizen")
          .put("from", "1980-05-01");
    }
    text = Json.mapper().writeValueAsBytes(json);
    record = reader.read(Json.tree(text));
    Determination answer = determiner.determine(record);
    if (answer.charges().size() != charges || !answer.person().questions().isEmpty()) {
      throw new IllegalStateException(
          "the record must have "
              + charges
              + " charges and leave nothing open: "
              + answer.person().questions());
    }
  }

  /** From a record to its answer. */
  @Benchmark
  public Determination determination() {
    return determiner.determine(record);
  }

  /** From the bytes of a request to the bytes of its response. */
  @Benchmark
  public byte[] request() throws BadRecord, JsonProcessingException {
    var tree = Json.tree(text);
    return Json.mapper()
        .writeValueAsBytes(
            DeterminationWriter.write(
                determiner.determine(reader.read(tree)), Canonical.hash(tree)));
  }

  private static ObjectNode oregonRecord(int charges) {
    ObjectNode root = Json.mapper().createObjectNode().put("asOf", AS_OF.toString());
    ObjectNode person = root.putObject("person");
    person
        .put("dateOfBirth", "1980-05-01")
        .put("historyComplete", true)
        .put("underSupervision", false)
        .putArray("pendingCharges");
    ArrayNode cases = root.putArray("cases");
    ArrayNode list = Json.mapper().createArrayNode();
    for (int i = 0; i < charges; i++) {
      int year = 2004 + i / CHARGES_IN_A_CASE;
      if (i % CHARGES_IN_A_CASE == 0) {
        ObjectNode one = cases.addObject();
        one.put("id", "case-" + year).put("jurisdiction", "US-OR").put("courtKind", "state");
        one.putObject("money")
            .put("finesPaid", true)
            .put("feesPaid", true)
            .put("restitutionPaid", true);
        list = one.putArray("charges");
      }
      String[] offense = OFFENSES[i % CHARGES_IN_A_CASE];
      ObjectNode charge = list.addObject();
      charge
          .put("id", year + "-" + i)
          .put("statute", offense[0])
          .put("grade", offense[1])
          .put("offenseDate", year + "-03-01")
          .put("pardoned", false);
      charge.putObject("disposition").put("kind", "convicted").put("on", year + "-06-01");
      charge
          .putObject("sentence")
          .put("completedOn", (year + 1) + "-06-01")
          .put("imprisoned", false)
          .put("probation", false);
    }
    return root;
  }

  private static final String[][] OFFENSES = {
    {"ORS 164.045", "misdemeanor-A"}, {"ORS 164.055", "felony-C"}, {"ORS 164.140", "misdemeanor-B"}
  };
}
