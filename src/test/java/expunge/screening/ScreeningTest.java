package expunge.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdOutputStream;
import expunge.determination.Determiner;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.rulebook.Rulebooks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever form the records come in, each is answered as it would be by itself. */
class ScreeningTest {

  private static final List<String> RECORDS = Bench.records(40);

  @TempDir Path folder;

  /** The determinations in {@code out}, without where each record stood. */
  private static List<String> determinations(Path out) throws IOException {
    List<String> all = new ArrayList<>();
    for (String line : Bench.read(out, Screening.DETERMINATIONS).lines().toList()) {
      ObjectNode one = (ObjectNode) Json.mapper().readTree(line);
      one.remove("record");
      all.add(one.toString());
    }
    return all;
  }

  private static List<String> expected() throws Exception {
    Rulebooks books = Bench.oregon();
    RecordReader reader = new RecordReader(books::grades, Bench.TODAY);
    List<String> all = new ArrayList<>();
    for (String record : RECORDS) {
      ObjectNode tree = (ObjectNode) Json.tree(record.getBytes(UTF_8));
      tree.remove("id");
      all.add(
          DeterminationWriter.write(
                  new Determiner(books).determine(reader.read(tree)), Canonical.hash(tree))
              .toString());
    }
    return all;
  }

  private void assertAllAnswered(Path input) throws Exception {
    Path out = folder.resolve("out");
    Totals totals = Bench.screen(out, input);
    assertThat(totals.read()).isEqualTo(RECORDS.size());
    assertThat(totals.answered()).isEqualTo(RECORDS.size());
    assertThat(totals.balanced()).isTrue();
    assertThat(determinations(out)).isEqualTo(expected());
  }

  @Test
  void linesAreAnsweredAsEachRecordByItself() throws Exception {
    assertAllAnswered(Bench.write(folder.resolve("a.ndjson"), String.join("\n", RECORDS) + "\n"));
  }

  @Test
  void aListIsAnswered() throws Exception {
    assertAllAnswered(
        Bench.write(folder.resolve("a.json"), "\n[ " + String.join(",\n ", RECORDS) + " ]\n"));
  }

  @Test
  void recordsOverSeveralLinesAreAnswered() throws Exception {
    StringBuilder text = new StringBuilder();
    for (String record : RECORDS) {
      text.append(Json.mapper().readTree(record).toPrettyString()).append('\n');
    }
    assertAllAnswered(Bench.write(folder.resolve("a.json"), text.toString()));
  }

  @Test
  void gzipIsAnswered() throws Exception {
    Path file = folder.resolve("a.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(String.join("\n", RECORDS).getBytes(UTF_8));
    }
    assertAllAnswered(file);
  }

  @Test
  void zstandardIsAnswered() throws Exception {
    Path file = folder.resolve("a.json.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file))) {
      out.write(("[" + String.join(",", RECORDS) + "]").getBytes(UTF_8));
    }
    assertAllAnswered(file);
  }

  @Test
  void parquetWithJsonTextIsAnswered() throws Exception {
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.ZSTD, CompressionCodecName.GZIP, CompressionCodecName.SNAPPY)) {
      Path file = folder.resolve(codec + ".parquet");
      MessageType type =
          MessageTypeParser.parseMessageType(
              "message m { required binary record (STRING); optional int32 other; }");
      SimpleGroupFactory rows = new SimpleGroupFactory(type);
      try (ParquetWriter<Group> writer = writer(file, type, codec)) {
        for (String record : RECORDS) {
          writer.write(rows.newGroup().append("record", record));
        }
      }
      Path out = folder.resolve("out-" + codec);
      assertThat(Bench.screen(out, file).answered()).isEqualTo(RECORDS.size());
      assertThat(determinations(out)).isEqualTo(expected());
    }
  }

  @Test
  void parquetWithTheColumnsOfARecordIsAnsweredLikeJson() throws Exception {
    Path file = folder.resolve("a.parquet");
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message m { optional binary id (STRING);"
                + " optional group person { optional int32 dateOfBirth (DATE); optional boolean underSupervision; }"
                + " optional group cases (LIST) { repeated group list { optional group element {"
                + "  required binary jurisdiction (STRING);"
                + "  optional group charges (LIST) { repeated group list { optional group element {"
                + "   required binary id (STRING); optional binary statute (STRING); optional double maximumFine;"
                + " } } } } } } }");
    SimpleGroupFactory rows = new SimpleGroupFactory(type);
    try (ParquetWriter<Group> writer = writer(file, type, CompressionCodecName.ZSTD)) {
      Group row = rows.newGroup().append("id", "seven");
      row.addGroup("person")
          .append("dateOfBirth", (int) LocalDate.of(1988, 4, 12).toEpochDay())
          .append("underSupervision", false);
      Group one = row.addGroup("cases").addGroup("list").addGroup("element");
      one.append("jurisdiction", "US-OR");
      one.addGroup("charges")
          .addGroup("list")
          .addGroup("element")
          .append("id", "1")
          .append("statute", "ORS 164.415")
          .append("maximumFine", 1000.0);
      writer.write(row);
    }
    Path json =
        Bench.write(
            folder.resolve("a.ndjson"),
            "{\"id\":\"seven\",\"person\":{\"dateOfBirth\":\"1988-04-12\",\"underSupervision\":false},"
                + "\"cases\":[{\"jurisdiction\":\"US-OR\",\"charges\":[{\"id\":\"1\",\"statute\":\"ORS 164.415\",\"maximumFine\":1000}]}]}");
    assertThat(Bench.screen(folder.resolve("p"), file).answered()).isEqualTo(1);
    assertThat(Bench.screen(folder.resolve("j"), json).answered()).isEqualTo(1);
    assertThat(determinations(folder.resolve("p"))).isEqualTo(determinations(folder.resolve("j")));
  }

  private static ParquetWriter<Group> writer(
      Path file, MessageType type, CompressionCodecName codec) throws IOException {
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withConf(new PlainParquetConfiguration())
        .withCodecFactory(new Codecs())
        .withCompressionCodec(codec)
        .withType(type)
        .build();
  }

  @Test
  void determinationsInParquetAreThoseInJson() throws Exception {
    Path input = Bench.write(folder.resolve("a.ndjson"), String.join("\n", RECORDS));
    Order order = Bench.order(folder.resolve("p"), input);
    Screening.run(
        new Order(
            order.inputs(),
            List.of(),
            order.out(),
            null,
            Bench.TODAY,
            null,
            Long.MAX_VALUE,
            true,
            2,
            false),
        Bench.oregon(),
        progress -> {},
        () -> false);
    Bench.screen(folder.resolve("j"), input);
    List<String> read = new ArrayList<>();
    try (ParquetFile file =
        ParquetFile.open(folder.resolve("p/determinations/part-00000.parquet"), "p")) {
      for (Group row = file.next(); row != null; row = file.next()) {
        read.add(row.getString("determination", 0));
      }
    }
    assertThat(read)
        .isEqualTo(Bench.read(folder.resolve("j"), Screening.DETERMINATIONS).lines().toList());
    assertThat(folder.resolve("p").resolve(Screening.DETERMINATIONS)).doesNotExist();
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    Path input = Bench.write(folder.resolve("a.ndjson"), String.join("\n", Bench.records(300)));
    for (int threads : List.of(1, 2, 5)) {
      Order order =
          new Order(
              List.of(input),
              List.of(),
              folder.resolve("out-" + threads),
              null,
              Bench.TODAY,
              null,
              Long.MAX_VALUE,
              false,
              threads,
              false);
      Screening.run(order, Bench.oregon(), progress -> {}, () -> false);
    }
    assertThat(Bench.files(folder.resolve("out-2")))
        .isEqualTo(Bench.files(folder.resolve("out-1")))
        .isEqualTo(Bench.files(folder.resolve("out-5")));
  }

  @Test
  void aRowStandsForEachChargeAndReliefAndTheSummaryAddsUp() throws Exception {
    Path out = folder.resolve("out");
    Bench.screen(out, Bench.write(folder.resolve("a.ndjson"), String.join("\n", RECORDS)));
    List<JsonNode> answers = new ArrayList<>();
    for (String line : Bench.read(out, Screening.DETERMINATIONS).lines().toList()) {
      Json.mapper().readTree(line).findValues("reliefs").forEach(r -> r.forEach(answers::add));
    }
    List<String> rows = Bench.read(out, Screening.ROWS).lines().skip(1).toList();
    assertThat(rows).hasSameSizeAs(answers);
    assertThat(rows.get(0))
        .contains(",1,p1,A,A-1,US-OR,us-or/set-aside-conviction,NOT_ELIGIBLE,")
        .contains(",yes,ORS 137.225(5): a Class A felony is not among the convictions");
    long counted =
        Bench.read(out, Screening.SUMMARY)
            .lines()
            .filter(line -> line.contains(",,,,"))
            .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)))
            .sum();
    assertThat(counted).isEqualTo(answers.size());
  }

  @Test
  void theFilingDateOfTheOrderGoesBeforeThatOfTheRecord() throws Exception {
    Path input = Bench.write(folder.resolve("a.ndjson"), RECORDS.get(0));
    Order order =
        new Order(
            List.of(input),
            List.of(),
            folder.resolve("out"),
            LocalDate.of(2030, 1, 2),
            Bench.TODAY,
            null,
            Long.MAX_VALUE,
            false,
            1,
            false);
    Screening.run(order, Bench.oregon(), progress -> {}, () -> false);
    assertThat(Bench.read(folder.resolve("out"), Screening.DETERMINATIONS))
        .contains("\"asOf\":\"2030-01-02\"");
  }

  @Test
  void onlySoManyAreTakenAndInputsFollowEachOther() throws Exception {
    Path first = Bench.write(folder.resolve("a.ndjson"), String.join("\n", RECORDS.subList(0, 3)));
    Path second = Bench.write(folder.resolve("b.ndjson"), String.join("\n", RECORDS.subList(3, 9)));
    Order order =
        new Order(
            List.of(first, second),
            List.of(),
            folder.resolve("out"),
            null,
            Bench.TODAY,
            null,
            5,
            false,
            2,
            false);
    Totals totals = Screening.run(order, Bench.oregon(), progress -> {}, () -> false);
    assertThat(totals.read()).isEqualTo(5);
    assertThat(
            Stream.of(Bench.read(folder.resolve("out"), Screening.DETERMINATIONS).split("\n"))
                .map(line -> line.replaceAll(".*?\"id\":\"(p\\d+)\".*", "$1")))
        .containsExactly("p1", "p2", "p3", "p4", "p5");
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws Exception {
    Path out = Files.createDirectories(folder.resolve("out"));
    Bench.write(out.resolve("mine.txt"), "mine");
    Path input = Bench.write(folder.resolve("a.ndjson"), RECORDS.get(0));
    assertThatThrownBy(() -> Bench.screen(out, input))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not empty");
    assertThat(Bench.files(out)).containsOnlyKeys("mine.txt");
  }
}
