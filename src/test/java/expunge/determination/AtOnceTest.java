package expunge.determination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many people at once get the answers that each gets alone: nothing of one reaches another. */
class AtOnceTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 40;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  @Test
  void answersGivenAtOnceAreThoseGivenOneByOne() throws Exception {
    Rulebooks books = Rulebooks.load(Path.of("rules"), Shelf.in(Path.of("target/rulebooks")));
    List<JsonNode> people = new ArrayList<>();
    for (String name :
        List.of("not-yet", "clean-class-a-misdemeanor", "probation-revoked", "class-b-felony")) {
      people.add(Json.tree(Files.readAllBytes(Path.of("examples/us-or/" + name + ".json"))));
    }
    List<String> alone = new ArrayList<>();
    for (JsonNode person : people) {
      alone.add(answer(books, person));
    }
    assertThat(alone).doesNotHaveDuplicates();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<String>> asked =
          IntStream.range(0, THREADS * ROUNDS)
              .<Callable<String>>mapToObj(i -> () -> answer(books, people.get(i % people.size())))
              .toList();
      List<Future<String>> answers = threads.invokeAll(asked);
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(alone.get(i % people.size()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String answer(Rulebooks books, JsonNode person) throws Exception {
    Determination answer =
        new Determiner(books).determine(new RecordReader(books::grades, DAY).read(person));
    return DeterminationWriter.write(answer, Canonical.hash(person)).toString();
  }
}
