package expunge.workshop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.rulebook.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Problems as SARIF 2.1.0, which code hosts and editors show at the line. */
public final class Sarif {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private Sarif() {}

  /**
   * One run with these problems.
   *
   * @param folder where the rules folder stands, put before each problem's file; empty when the
   *     files stand where the command was run
   */
  public static ObjectNode write(List<Problem> problems, String folder) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "expunge lint");
    Map<String, Integer> codes = new TreeMap<>();
    problems.forEach(p -> codes.putIfAbsent(p.code(), 0));
    ArrayNode rules = driver.putArray("rules");
    int index = 0;
    for (Map.Entry<String, Integer> code : codes.entrySet()) {
      rules.addObject().put("id", code.getKey());
      code.setValue(index++);
    }
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    for (Problem problem : problems) {
      ObjectNode result = results.addObject();
      result.put("ruleId", problem.code());
      result.put("ruleIndex", codes.get(problem.code()));
      result.put("level", "error");
      result.putObject("message").put("text", problem.sentence());
      ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
      place.putObject("artifactLocation").put("uri", uri(folder, problem.file()));
      place
          .putObject("region")
          .put("startLine", Math.max(1, problem.line()))
          .put("startColumn", Math.max(1, problem.column()));
    }
    return root;
  }

  private static String uri(String folder, String file) {
    String path = folder.isEmpty() ? file : folder + "/" + file;
    try {
      return path.startsWith("/")
          ? new URI("file", "", path, null).toASCIIString()
          : new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException("not a path: " + path, impossible);
    }
  }
}
