package expunge.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the tests of screening share: the Oregon rules, records, and the files of a folder. */
final class Bench {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static final Path EXAMPLE = Path.of("examples/us-or/class-a-felony-barred.json");

  private static final Rulebooks OREGON =
      Rulebooks.load(
          Path.of("rules"),
          Shelf.in(Path.of("target/rulebooks")),
          Jurisdiction.of("US-OR")::equals);

  private Bench() {}

  /** The Oregon rulebook, with the federal one that reaches Oregon's charges. */
  static Rulebooks oregon() {
    return OREGON;
  }

  /** A record on one line, unlike that of any other number. */
  static String record(int number) {
    try {
      String text = Json.tree(Files.readAllBytes(EXAMPLE)).toString();
      return "{\"id\":\"p"
          + number
          + "\","
          + text.substring(1).replace("2006-09-09", LocalDate.of(2006, 4, 1).plusDays(number) + "");
    } catch (IOException | expunge.json.BadRecord unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  static List<String> records(int count) {
    return Stream.iterate(1, i -> i + 1).limit(count).map(Bench::record).toList();
  }

  static Order order(Path out, Path... inputs) {
    return new Order(
        List.of(inputs), List.of(), out, null, TODAY, null, Long.MAX_VALUE, false, 2, false);
  }

  static Totals screen(Path out, Path... inputs) throws IOException {
    return Screening.run(order(out, inputs), oregon(), progress -> {}, () -> false);
  }

  static Path write(Path file, String text) throws IOException {
    return Files.write(file, text.getBytes(UTF_8));
  }

  static String read(Path out, String file) throws IOException {
    return Files.readString(out.resolve(file));
  }

  /** Every file of a folder with its bytes. */
  static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        all.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }
}
