package expunge.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebooks;
import expunge.workshop.Generator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code generate}: made-up records, one a line. */
@Command(
    name = "generate",
    description =
        "Make up records that try a rulebook at its own constants: one JSON record a line. The same rules, seed and count give the same records.")
final class GenerateCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Parameters(paramLabel = "JURISDICTION", description = "whose rulebook: us-or")
  String jurisdiction = "";

  @Option(
      names = "--count",
      defaultValue = "100",
      description = "how many (default: ${DEFAULT-VALUE})")
  long count = 100;

  @Option(
      names = "--from",
      defaultValue = "0",
      description = "the number of the first in its series (default: ${DEFAULT-VALUE})")
  long from;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "which series (default: ${DEFAULT-VALUE})")
  long seed = 1;

  @Option(names = "--out", paramLabel = "FILE", description = "a file to write (default: print)")
  @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    Rulebooks books = options.load();
    Jurisdiction one = Jurisdiction.find(jurisdiction.toUpperCase(Locale.ROOT)).orElse(null);
    if (one == null || books.of(one) == null) {
      Main.ERR.println(
          "no rulebook of `"
              + jurisdiction
              + "` is in service; there are "
              + books.all().stream().map(b -> b.manifest().jurisdiction().folder()).toList());
      return Main.BAD_INPUT;
    }
    if (count < 0 || from < 0) {
      Main.ERR.println("--count and --from are numbers that are not negative");
      return Main.BAD_INPUT;
    }
    Generator generator = new Generator(books, one);
    Path file = out;
    if (file == null) {
      write(generator, Main.OUT);
    } else {
      try (OutputStream to = Files.newOutputStream(file)) {
        write(generator, to);
      } catch (java.nio.file.NoSuchFileException nowhere) {
        Main.ERR.println("`" + file + "` can't be written; its folder isn't there");
        return Main.BAD_INPUT;
      }
    }
    return Main.FINE;
  }

  private void write(Generator generator, OutputStream to) throws IOException {
    BufferedOutputStream buffer = new BufferedOutputStream(to, 1 << 16);
    JsonGenerator json = Json.mapper().createGenerator(buffer);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setRootValueSeparator(null);
    for (long i = 0; i < count; i++) {
      Json.mapper().writeTree(json, generator.record(seed, from + i));
      json.writeRaw('\n');
    }
    json.flush();
    buffer.flush();
  }
}
