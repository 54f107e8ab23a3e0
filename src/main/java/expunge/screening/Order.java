package expunge.screening;

import expunge.imports.Mapping;
import expunge.law.Jurisdiction;
import expunge.rulebook.Rulebook;
import expunge.rulebook.Rulebooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be screened, and how.
 *
 * @param mappings how the files of offices are read
 * @param out the folder for everything that is written
 * @param asOf the filing date of every record, or null to go by the records
 * @param today the filing date of a record that names none
 * @param only the one jurisdiction that was asked for, or null for all
 * @param limit how many records to take at most
 * @param parquet whether the determinations are written as Parquet and not as lines of JSON
 * @param threads how many records are answered at a time
 * @param resume whether to go on where a screening into the same folder stopped
 */
public record Order(
    List<Path> inputs,
    List<Mapping> mappings,
    Path out,
    @Nullable LocalDate asOf,
    LocalDate today,
    @Nullable Jurisdiction only,
    long limit,
    boolean parquet,
    int threads,
    boolean resume) {

  /** Copies the lists. */
  public Order {
    inputs = List.copyOf(inputs);
    mappings = List.copyOf(mappings);
  }

  /** The same for another day that stands for the filing date of a record that names none. */
  Order on(LocalDate day) {
    return new Order(inputs, mappings, out, asOf, day, only, limit, parquet, threads, resume);
  }

  /** The files, looked at. */
  List<Input> files() throws IOException {
    List<Input> all = new ArrayList<>();
    for (Path input : inputs) {
      all.add(Input.of(input));
    }
    return all;
  }

  /** What a screening must share with another to go on with it. */
  Map<String, String> question(List<Input> files, Rulebooks books) {
    Map<String, String> question = new TreeMap<>();
    for (int i = 0; i < files.size(); i++) {
      question.put("input " + (i + 1), files.get(i).name() + ", " + files.get(i).size() + " bytes");
    }
    question.put("--as-of", asOf == null ? "as the records say" : asOf.toString());
    question.put("--only", only == null ? "all" : only.code());
    question.put("--limit", limit == Long.MAX_VALUE ? "none" : String.valueOf(limit));
    question.put("--parquet", parquet ? "yes" : "no");
    for (Mapping mapping : mappings) {
      question.put("mapping " + mapping.name(), mapping.hash());
    }
    for (Rulebook book : books.all()) {
      question.put("rules of " + book.manifest().jurisdiction().code(), book.hash());
    }
    question.put("engine", Rulebooks.engine());
    return question;
  }
}
