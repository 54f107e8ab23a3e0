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
import expunge.law.Jurisdiction;
import expunge.record.PersonRecord;
import expunge.report.Plain;
import expunge.report.PlainWhyNot;
import expunge.rulebook.Rulebooks;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers records on the terminal.
 *
 * @param json as JSON instead of for people
 * @param explain with every finding and its rule
 * @param whyNot with what would have to be otherwise where a relief is refused or not reached
 */
record Answers(boolean json, boolean explain, boolean whyNot) {

  /**
   * Answers each file; the exit code. Only the rulebooks that its record needs are loaded, so that
   * one answer doesn't wait for the law of every state.
   */
  int print(RulesOptions options, List<String> files) throws IOException {
    int exit = Main.FINE;
    Map<String, JsonNode> trees = new LinkedHashMap<>();
    Set<Jurisdiction> named = new HashSet<>();
    for (String file : files) {
      try {
        JsonNode tree = Main.tree(file);
        trees.put(file, tree);
        named.addAll(RecordReader.jurisdictions(tree));
      } catch (BadRecord bad) {
        exit = refuse(file, bad);
      }
    }
    Rulebooks books = options.load(named::contains);
    Determiner determiner = new Determiner(books);
    RecordReader reader = new RecordReader(books::grades, Main.today());
    for (Map.Entry<String, JsonNode> one : trees.entrySet()) {
      try {
        PersonRecord record = reader.read(one.getValue());
        print(one, books, record, determiner.determine(record), files.size() > 1);
      } catch (BadRecord bad) {
        exit = refuse(one.getKey(), bad);
      }
    }
    return exit;
  }

  private void print(
      Map.Entry<String, JsonNode> file,
      Rulebooks books,
      PersonRecord record,
      Determination answer,
      boolean several)
      throws IOException {
    List<WhyNot> whyNots = whyNot ? WhyNot.of(books, record, answer) : List.of();
    if (json) {
      ObjectNode written = DeterminationWriter.write(answer, Canonical.hash(file.getValue()));
      WhyNotWriter.add(written, whyNots);
      Main.OUT.println(Main.pretty(written));
      return;
    }
    if (several) {
      Main.OUT.println("== " + file.getKey());
    }
    Main.OUT.print(Plain.write(answer, explain));
    if (whyNot) {
      Main.OUT.print(PlainWhyNot.write(answer, whyNots));
    }
  }

  private static int refuse(String file, BadRecord bad) {
    for (InputProblem problem : bad.problems()) {
      Main.ERR.println(file + ": " + problem);
    }
    return Main.BAD_INPUT;
  }
}
