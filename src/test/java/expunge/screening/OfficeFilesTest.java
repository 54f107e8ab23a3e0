package expunge.screening;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import expunge.imports.Mapping;
import expunge.imports.MappingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of offices: the rows of a person come together, and what can't be read is said. */
class OfficeFilesTest {

  private static final String HEAD =
      "person_id,date_of_birth,court,case_number,charge_number,jurisdiction,statute,grade,offense_date,disposition,disposition_date\n";
  private static final String THEFT =
      "7,1988-04-12,Multnomah,10CR1,1,US-OR,ORS 164.043,misdemeanor-C,2010-03-04,convicted,2010-06-01\n";
  private static final String ROBBERY =
      "7,1988-04-12,Lane,06CR2,1,US-OR,ORS 164.415,felony-A,2006-03-03,convicted,2006-09-09\n";
  private static final String OTHER =
      "8,1970-01-01,Lane,99CR9,1,US-OR,ORS 164.415,felony-A,1999-03-03,convicted,1999-09-09\n";

  @TempDir Path folder;

  private static Mapping mapping(String name) throws Exception {
    Path file = Path.of("mappings", name + ".yaml");
    return MappingReader.read(name, Files.readString(file), "hash of " + name);
  }

  private Totals screen(List<Mapping> mappings, Path... inputs) throws IOException {
    return Screening.run(
        new Order(
            List.of(inputs),
            mappings,
            folder.resolve("out"),
            null,
            Bench.TODAY,
            null,
            Long.MAX_VALUE,
            false,
            2,
            false),
        Bench.oregon(),
        progress -> {},
        () -> false);
  }

  private Totals flat(String text) throws Exception {
    return screen(List.of(mapping("flat")), Bench.write(folder.resolve("a.csv"), text));
  }

  private List<String> lines(String file) throws IOException {
    return Bench.read(folder.resolve("out"), file).lines().skip(1).toList();
  }

  @Test
  void everyMappingThatComesWithTheProgramCanBeRead() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("mappings"))) {
      List<String> names =
          files.map(f -> f.getFileName().toString().replace(".yaml", "")).sorted().toList();
      assertThat(names)
          .containsExactly("ca-doj", "docket-or", "docket-pa", "flat", "va-circuit", "va-district");
      for (String name : names) {
        assertThat(mapping(name).columns()).as(name).isNotEmpty();
      }
    }
  }

  @Test
  void theTemplateHasEveryColumnOfTheFlatMapping() throws Exception {
    String head = Files.readString(Path.of("examples/screening/flat-template.csv")).strip();
    assertThat(Arrays.asList(head.split(",", -1)))
        .containsExactlyInAnyOrderElementsOf(mapping("flat").columns());
  }

  @Test
  void theExampleIsAnsweredAndWhatIsOddInItIsNoted() throws Exception {
    Totals totals =
        screen(List.of(mapping("flat")), Path.of("examples/screening/flat-example.csv"));
    assertThat(totals.answered()).isEqualTo(3);
    assertThat(totals.rowsIn()).isEqualTo(4).isEqualTo(totals.rows());
    assertThat(lines(Screening.NOTES))
        .anyMatch(l -> l.contains(",5,1003,/charge/offenseDate,offense_date is `2021-02-30`"))
        .anyMatch(l -> l.contains(",5,1003,/charge/disposition/kind,no disposition"));
    assertThat(lines(Screening.ROWS))
        .anyMatch(l -> l.contains("94CR7/1,US-OR,us-or/set-aside-conviction,NOT_ELIGIBLE"));
  }

  @Test
  void theRowsOfAPersonComeTogetherWhereverTheyStand() throws Exception {
    Path first = Bench.write(folder.resolve("a.csv"), HEAD + THEFT + OTHER);
    Path second = Bench.write(folder.resolve("b.csv"), HEAD + ROBBERY);
    Totals totals = screen(List.of(mapping("flat")), first, second);
    assertThat(totals.answered()).isEqualTo(2);
    assertThat(totals.charges()).isEqualTo(3);
    String all = Bench.read(folder.resolve("out"), Screening.DETERMINATIONS);
    assertThat(all.lines().filter(l -> l.contains("\"id\":\"7\"")).findFirst().orElse(""))
        .contains("Multnomah 10CR1/1")
        .contains("Lane 06CR2/1");
    assertThat(folder.resolve("out").resolve(Sorting.FOLDER)).doesNotExist();
  }

  @Test
  void theOrderOfTheRowsChangesNoAnswer() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(
          String.format(
              Locale.ROOT,
              "%d,1988-04-12,Lane,%dCR,1,US-OR,ORS 164.043,misdemeanor-C,2010-03-04,convicted,2010-06-%02d%n",
              i % 100,
              i,
              1 + i % 28));
    }
    flat(HEAD + String.join("", rows));
    List<String> before = statuses();
    Collections.reverse(rows);
    Sorting.delete(folder.resolve("out"));
    flat(HEAD + String.join("", rows));
    assertThat(statuses()).isEqualTo(before).hasSizeGreaterThan(300);
  }

  @Test
  void howMuchIsSortedAtATimeChangesNothing() throws Exception {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < 500; i++) {
      text.append(i * 7 % 50).append(THEFT.substring(1).replace("10CR1", i + "CR"));
    }
    text.append("\"never closed\n");
    Input input = Input.of(Bench.write(folder.resolve("a.csv"), text.toString()));
    List<String> atOnce = persons(input, Long.MAX_VALUE, 1);
    List<String> inManyRuns = persons(input, 20_000, 10);
    assertThat(atOnce).hasSize(51).isEqualTo(inManyRuns);
    assertThat(atOnce.get(1)).contains("10 rows of 0");
  }

  private List<String> persons(Input input, long room, int leastRuns) throws Exception {
    Path out = Files.createDirectories(folder.resolve("room-" + room));
    Sorting.Laid laid =
        Sorting.sorted(out, List.of(input), List.of(mapping("flat")), progress -> {}, room);
    assertThat(laid.runs()).isGreaterThanOrEqualTo(leastRuns);
    List<String> all = new ArrayList<>();
    Path runs = out.resolve(Sorting.FOLDER);
    try (Source source = new Persons.All(runs, List.of(input.name()), laid).open(Place.START)) {
      for (Item item = source.next(); item != null; item = source.next()) {
        all.add(
            item.content() instanceof Item.Rows rows
                ? rows.rows().size()
                    + " rows of "
                    + rows.person()
                    + " on lines "
                    + rows.rows().stream().map(r -> r.line()).toList()
                : "broken " + item.line());
      }
    }
    return all;
  }

  @Test
  void soManyRowsUnderOneIdAreNoPerson() throws Exception {
    StringBuilder text = new StringBuilder(HEAD).append(OTHER);
    for (int i = 0; i < 10_100; i++) {
      text.append(THEFT.replace("10CR1", i + "CR"));
    }
    Totals totals = flat(text.toString());
    assertThat(totals.answered()).isEqualTo(1);
    assertThat(totals.balanced()).isTrue();
    assertThat(lines(Screening.REJECTS)).hasSize(1);
    assertThat(lines(Screening.REJECTS).get(0)).contains("10100 rows under one id");
  }

  private List<String> statuses() throws IOException {
    return lines(Screening.ROWS).stream()
        .map(l -> l.substring(l.indexOf(',', l.indexOf(',') + 1)))
        .sorted()
        .toList();
  }

  @Test
  void twoPeopleUnderOneIdAreRefused() throws Exception {
    Totals totals = flat(HEAD + THEFT + ROBBERY.replace("1988-04-12", "1961-07-08") + OTHER);
    assertThat(totals.rejected()).isEqualTo(1);
    assertThat(totals.answered()).isEqualTo(1);
    assertThat(lines(Screening.REJECTS).get(0))
        .contains("`date_of_birth` is both 1988-04-12 and 1961-07-08 (line 3 of ")
        .contains("two people may stand under one id");
  }

  @Test
  void aChargeToldTwiceIsTakenOnceAndNoted() throws Exception {
    Totals totals = flat(HEAD + THEFT + THEFT);
    assertThat(totals.charges()).isEqualTo(1);
    assertThat(lines(Screening.NOTES)).hasSize(1);
    assertThat(lines(Screening.NOTES).get(0)).contains(",3,7,,the charge of line 2 again");
  }

  @Test
  void aChargeToldTwiceInDifferentWordsIsRefused() throws Exception {
    Totals totals = flat(HEAD + THEFT + THEFT.replace("convicted", "dismissed"));
    assertThat(totals.rejected()).isEqualTo(1);
    assertThat(lines(Screening.REJECTS).get(0))
        .contains("/cases/0/charges/0/disposition/kind,both `convicted` and `dismissed`");
  }

  @Test
  void rowsThatAreAlikeWithoutANumberAreBothKeptAndNoted() throws Exception {
    String row = THEFT.replace("10CR1,1,", "10CR1,,");
    assertThat(flat(HEAD + row + row).charges()).isEqualTo(2);
    assertThat(lines(Screening.NOTES).get(0)).contains("the same cells as line 2");
  }

  @Test
  void daysThatCanNotBeAreRefusedOrLeftOpenAndNamed() throws Exception {
    Totals totals =
        flat(
            HEAD
                + THEFT.replace("2010-06-01", "2009-06-01")
                + OTHER.replace("1999-09-09", "1999-31-12"));
    assertThat(totals.rejected()).isEqualTo(1);
    assertThat(lines(Screening.REJECTS).get(0))
        .contains("a.csv,2,7,/cases/0/charges/0/disposition/on,`2009-06-01`")
        .contains("can't end before its offense");
    assertThat(lines(Screening.IMPORT))
        .contains("flat,/charge/disposition/on,disposition_date,not a calendar day,1999-31-12,1");
  }

  @Test
  void wordsThatNobodyExplainedAreCountedAndNotGuessed() throws Exception {
    flat(
        HEAD
            + THEFT.replace("convicted", "Adj. Guilty")
            + OTHER.replace("convicted", "Adj. Guilty"));
    assertThat(lines(Screening.IMPORT))
        .contains(
            "flat,/charge/disposition/kind,disposition,not among the values of the mapping,Adj. Guilty,2");
    assertThat(lines(Screening.ROWS))
        .filteredOn(l -> l.contains(",us-or/set-aside-conviction,"))
        .hasSize(2)
        .noneMatch(l -> l.contains(",ELIGIBLE,"));
  }

  @Test
  void aColumnThatIsNotReadIsSaid() throws Exception {
    flat(HEAD.replace("disposition_date", "dispositon_date") + THEFT);
    assertThat(lines(Screening.IMPORT))
        .contains("flat,,dispositon_date,a column that is not read,,0");
  }

  @Test
  void badRowsAreRejectsAndTheOthersAreAnswered() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((HEAD + THEFT).getBytes(UTF_8));
    bytes.write(OTHER.replace("Lane", "L\u00e4ne").getBytes(ISO_8859_1));
    bytes.write(OTHER.replace("Lane", "L\0ne").getBytes(UTF_8));
    bytes.write(OTHER.replace("Lane", "\"Lane").getBytes(UTF_8));
    bytes.write(OTHER.replace("Lane", "Lane,Eugene").getBytes(UTF_8));
    bytes.write(OTHER.replace("8,1970", ",1970").getBytes(UTF_8));
    bytes.write(OTHER.replace("Lane", "x".repeat(30_000)).getBytes(UTF_8));
    bytes.write(OTHER.replace("Lane", "x".repeat(2_000_000)).getBytes(UTF_8));
    bytes.write(("\r\n" + OTHER.strip() + "\r\n8,1970-01-01,La").getBytes(UTF_8));
    Totals totals =
        screen(List.of(mapping("flat")), Files.write(folder.resolve("a.csv"), bytes.toByteArray()));
    assertThat(totals.answered()).isEqualTo(2);
    assertThat(totals.read()).isEqualTo(10);
    List<String> rejects = lines(Screening.REJECTS);
    Map<Integer, String> byLine = new TreeMap<>();
    rejects.forEach(
        l -> byLine.put(Integer.parseInt(l.replaceAll("^.*?a\\.csv,(\\d+),.*", "$1")), l));
    assertThat(byLine.keySet()).containsExactly(3, 4, 5, 6, 7, 8, 9, 12);
    assertThat(byLine.get(3)).contains("bytes that are not UTF-8");
    assertThat(byLine.get(4)).contains("a NUL byte");
    assertThat(byLine.get(5)).contains("a quote that is never closed");
    assertThat(byLine.get(6)).contains("12 cells");
    assertThat(byLine.get(7)).contains("a row without a person");
    assertThat(byLine.get(8)).contains("a cell of 30000 characters");
    assertThat(byLine.get(9)).contains("a line of more than 1 MB");
    assertThat(byLine.get(12)).contains("3 cells");
  }

  @Test
  void quotedCellsMayGoOverLinesAndHoldDelimiters() throws Exception {
    Totals totals =
        flat(HEAD + THEFT.replace("Multnomah", "\"Multnomah,\nthe \"\"old\"\" house\"") + OTHER);
    assertThat(totals.answered()).isEqualTo(2);
    assertThat(Bench.read(folder.resolve("out"), Screening.DETERMINATIONS))
        .contains("Multnomah,\\nthe \\\"old\\\" house 10CR1/1");
  }

  @Test
  void aFileThatNoMappingFitsIsRefusedWithTheNearestColumn() throws Exception {
    assertThatThrownBy(() -> flat(HEAD.replace("person_id", "personid") + THEFT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no column `person_id` (did you mean `personid`?)");
  }

  @Test
  void aTableInParquetIsReadLikeOneInCsv() throws Exception {
    String[] names = HEAD.strip().split(",", -1);
    String schema =
        "message m { "
            + Stream.of(names)
                .map(n -> "optional binary " + n + " (STRING);")
                .reduce("", String::concat)
            + "}";
    MessageType type = MessageTypeParser.parseMessageType(schema);
    Path file = folder.resolve("a.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new Codecs())
            .withType(type)
            .build()) {
      for (String row : List.of(THEFT, ROBBERY, OTHER)) {
        Group group = new SimpleGroupFactory(type).newGroup();
        String[] cells = row.strip().split(",", -1);
        for (int i = 0; i < names.length; i++) {
          group.append(names[i], cells[i]);
        }
        writer.write(group);
      }
    }
    screen(List.of(mapping("flat")), file);
    List<String> fromParquet = statuses();
    Sorting.delete(folder.resolve("out"));
    flat(HEAD + THEFT + ROBBERY + OTHER);
    assertThat(statuses()).isEqualTo(fromParquet).isNotEmpty();
  }

  @Test
  void californiaRowsAreStepsCountsAndPartsOfSentences() throws Exception {
    List<String> columns = mapping("ca-doj").fixed();
    String court =
        doj(
            columns,
            "SUBJECT_ID 55,PRI_DOB 19800102,CYC_ORDER 001,STP_ORDER 002,STP_EVENT_DATE 20100601,STP_TYPE_DESCR COURT ACTION,CNT_ORDER 001002001000,"
                + "OFFENSE_DESCR 11357(A) HS-POSSESS MARIJUANA,DISP_DESCR CONVICTED-PROB/JAIL,CONV_STAT_DESCR MISDEMEANOR,PRI_SSN 000-00-0000,SENT_LOC_DESCR ");
    String arrest =
        doj(
            columns,
            "SUBJECT_ID 55,PRI_DOB 19800102,CYC_ORDER 001,STP_ORDER 001,STP_EVENT_DATE 20100101,STP_TYPE_DESCR ARREST/DETAINED/CITED,CNT_ORDER 001001001000,OFFENSE_DESCR 11357 HS,DISP_DESCR ");
    String unknown =
        arrest.replace("ARREST/DETAINED/CITED", "SOMETHING NEW").replace(",55,", ",56,");
    Path file =
        Bench.write(
            folder.resolve("a.dat"),
            arrest
                + court.replace("<last>", "JAIL")
                + court.replace("<last>", "PROBATION")
                + unknown);
    Totals totals = screen(List.of(mapping("ca-doj")), file);
    assertThat(totals.answered()).isEqualTo(1);
    assertThat(totals.charges()).as("two parts of one sentence are one charge").isEqualTo(1);
    assertThat(totals.rejected()).as("a step of an unknown kind").isEqualTo(1);
    assertThat(lines(Screening.NOTES))
        .anyMatch(l -> l.contains("left to the other rows of its event"));
    for (String text : Bench.files(folder.resolve("out")).values()) {
      assertThat(text).doesNotContain("000-00-0000");
    }
  }

  /** A row with these cells; an empty one at the end of the list stands for {@code <last>}. */
  private static String doj(List<String> columns, String cells) {
    List<String> row = new ArrayList<>(Collections.nCopies(columns.size(), ""));
    for (String cell : cells.split(",", -1)) {
      int space = cell.indexOf(' ');
      String value = cell.substring(space + 1);
      row.set(columns.indexOf(cell.substring(0, space)), value.isEmpty() ? "<last>" : value);
    }
    return String.join(",", row) + "\n";
  }

  @Test
  void virginiaCourtsOfBothKindsTellOneHistory() throws Exception {
    String district =
        """
        person_id,fips,HearingDate,Locality,CodeSection,Charge,CaseType,Class,FinalDisposition,HearingPlea,Gender,Race
        9,059,2015-02-03,Fairfax,18.2-95,Larceny,Misdemeanor,1,Dismissed,Not Guilty,Male,
        9,059,2016-02-03,Fairfax,18.2-250.1,Possession,Misdemeanor,U,Dismissed,,Male,
        """;
    String circuit =
        """
        person_id,fips,HearingDate,Locality,CodeSection,Charge,ChargeType,Class,DispositionCode,HearingPlea,Sex,Race
        9,059,2017-02-03,Fairfax,18.2-95,Larceny,Felony,U,Guilty,Guilty,Male,
        9,059,2018-02-03,Fairfax,18.2-95,Larceny,Felony,U,Sentence/Probation Revoked,,Male,
        """;
    Totals totals =
        screen(
            List.of(mapping("va-district"), mapping("va-circuit")),
            Bench.write(folder.resolve("d.csv"), district),
            Bench.write(folder.resolve("c.csv"), circuit));
    assertThat(totals.answered()).isEqualTo(1);
    assertThat(totals.charges()).isEqualTo(3);
    assertThat(lines(Screening.NOTES))
        .anyMatch(l -> l.contains("d.csv,3,9,/charge/disposition/kind,no disposition"))
        .anyMatch(l -> l.contains("c.csv,3,9,,DispositionCode is `Sentence/Probation Revoked`"));
    assertThat(lines(Screening.IMPORT)).contains("va-district,,Race,a column that is not read,,0");
  }

  @Test
  void docketsInJsonAreRead() throws Exception {
    String docket =
        "{\"person\":{\"date_of_birth\":\"1980-05-06\"},\"cases\":[{\"docket_number\":\"CP-1\",\"county\":\"York\",\"charges\":["
            + "{\"sequence\":\"1\",\"statute\":\"18 § 3929\",\"grade\":\"M2\",\"disposition\":\"Guilty Plea\",\"disposition_date\":\"2011-01-02\",\"sentences\":[]},"
            + "{\"sequence\":\"2\",\"statute\":\"18 § 5503\",\"grade\":\"\",\"disposition\":\"Withdrawn\",\"disposition_date\":null}]}]}";
    Path file = Bench.write(folder.resolve("a.ndjson"), docket + "\n{\"cases\":[]}\n");
    Totals totals = screen(List.of(mapping("docket-pa")), file);
    assertThat(totals.answered()).isEqualTo(1);
    assertThat(totals.charges()).isEqualTo(2);
    assertThat(lines(Screening.REJECTS).get(0)).contains("a.ndjson,2,").contains("without charges");
    assertThat(lines(Screening.IMPORT))
        .anyMatch(
            l ->
                l.contains(
                    "cases.charges.disposition,not among the values of the mapping,Withdrawn,1"));
  }

  @Test
  void oregonCasesInJsonAreRead() throws Exception {
    String record =
        "{\"total_balance_due\":0,\"cases\":[{\"birth_year\":1988,\"case_number\":\"10CR1\",\"location\":\"Lane\",\"date\":\"Mar 4, 2010\",\"balance_due\":0.0,\"charges\":["
            + "{\"ambiguous_charge_id\":\"10CR1-1\",\"statute\":\"164043\",\"level\":\"Misdemeanor Class C\",\"name\":\"Theft\",\"date\":\"Mar 4, 2010\","
            + "\"disposition\":{\"status\":\"CONVICTED\",\"date\":\"Jun 1, 2010\",\"ruling\":\"Convicted\"},\"probation_revoked\":null}]}]}";
    Totals totals =
        screen(List.of(mapping("docket-or")), Bench.write(folder.resolve("a.json"), record));
    assertThat(totals.answered()).isEqualTo(1);
    assertThat(lines(Screening.NOTES)).isEmpty();
    assertThat(lines(Screening.IMPORT)).isEmpty();
    assertThat(lines(Screening.ROWS))
        .anyMatch(l -> l.contains("Lane 10CR1/10CR1-1,US-OR,us-or/set-aside-conviction,DEPENDS"));
  }
}
