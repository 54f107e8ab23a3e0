package expunge.cli;

import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebooks;
import expunge.rulebook.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Options that every command with rules has. */
final class RulesOptions {
  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "the rules folder (default: ${DEFAULT-VALUE})",
      defaultValue = "rules")
  Path rules = Path.of("rules");

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "where compiled rules are kept (default: ${DEFAULT-VALUE})",
      defaultValue = "target/rulebooks")
  Path cache = Path.of("target/rulebooks");

  /** All rulebooks. */
  Rulebooks load() {
    return load(jurisdiction -> true);
  }

  /** The rulebooks that are wanted, and those that reach every jurisdiction's charges. */
  Rulebooks load(Predicate<Jurisdiction> wanted) {
    if (!Files.isDirectory(rules)) {
      throw new UncheckedIOException(
          new IOException("there is no rules folder `" + rules + "`; name it with --rules DIR"));
    }
    return Rulebooks.load(rules, Shelf.in(cache), wanted);
  }
}
