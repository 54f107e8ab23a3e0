package expunge.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.determination.Determiner;
import expunge.json.BadRecord;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Answers don't mix when many are asked for at once, by the same rulebooks. */
class ManyThreadsTest {

  private static final Path EXAMPLES = Path.of("examples/us-or");
  private static final int ROUNDS = 6;
  private static final int THREADS = 8;

  @Test
  void recordsAnsweredAtOnceAreAnsweredAsOneByOne() throws Exception {
    Rulebooks books =
        Rulebooks.loadWhatCompiles(
                List.of(Path.of("rules/us-or")), Shelf.in(Path.of("target/rulebooks")))
            .books();
    Determiner determiner = new Determiner(books);
    RecordReader reader = new RecordReader(books::grades, LocalDate.of(2026, 11, 25));
    List<JsonNode> records = records();
    assertThat(records).hasSizeGreaterThan(10);
    List<String> oneByOne = records.stream().map(r -> answer(determiner, reader, r)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        List<Future<String>> atOnce = new ArrayList<>();
        records.forEach(r -> atOnce.add(threads.submit(() -> answer(determiner, reader, r))));
        for (int n = 0; n < records.size(); n++) {
          assertThat(atOnce.get(n).get()).as("record " + n).isEqualTo(oneByOne.get(n));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<JsonNode> records() throws IOException, BadRecord {
    List<JsonNode> records = new ArrayList<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.sorted().toList()) {
        String name = file.toString();
        if (name.endsWith(".json") && !name.endsWith(".expected.json")) {
          records.add(Json.tree(Files.readAllBytes(file)));
        }
      }
    }
    return records;
  }

  private static String answer(Determiner determiner, RecordReader reader, JsonNode record) {
    try {
      return DeterminationWriter.write(determiner.determine(reader.read(record)), "").toString();
    } catch (BadRecord unfit) {
      throw new IllegalStateException(unfit);
    }
  }
}
