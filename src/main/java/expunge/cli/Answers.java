package expunge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determiner;
import expunge.determination.WhyNot;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.InputProblem;
import expunge.json.RecordReader;
import expunge.json.WhyNotWriter;
import expunge.record.PersonRecord;
import expunge.report.Plain;
import expunge.report.PlainWhyNot;
import expunge.rulebook.Rulebooks;
import java.io.IOException;
import java.util.List;

/**
 * Answers records on the terminal.
 *
 * @param json as JSON instead of for people
 * @param explain with every finding and its rule
 * @param whyNot with what would have to be otherwise where a relief is refused or not reached
 */
record Answers(boolean json, boolean explain, boolean whyNot) {

  /** Answers each file; the exit code. */
  int print(Rulebooks books, List<String> files) throws IOException {
    Determiner determiner = new Determiner(books);
    RecordReader reader = new RecordReader(books::grades, Main.today());
    int exit = Main.FINE;
    for (String file : files) {
      try {
        JsonNode tree = Main.tree(file);
        PersonRecord record = reader.read(tree);
        Determination answer = determiner.determine(record);
        List<WhyNot> whyNots = whyNot ? WhyNot.of(books, record, answer) : List.of();
        if (json) {
          ObjectNode written = DeterminationWriter.write(answer, Canonical.hash(tree));
          WhyNotWriter.add(written, whyNots);
          Main.OUT.println(Main.pretty(written));
        } else {
          if (files.size() > 1) {
            Main.OUT.println("== " + file);
          }
          Main.OUT.print(Plain.write(answer, explain));
          if (whyNot) {
            Main.OUT.print(PlainWhyNot.write(answer, whyNots));
          }
        }
      } catch (BadRecord bad) {
        for (InputProblem problem : bad.problems()) {
          Main.ERR.println(file + ": " + problem);
        }
        exit = Main.BAD_INPUT;
      }
    }
    return exit;
  }
}
