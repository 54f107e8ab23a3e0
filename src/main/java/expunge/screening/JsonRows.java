package expunge.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import expunge.imports.Mapping;
import expunge.json.BadRecord;
import expunge.json.InputProblem;
import expunge.json.Json;
import expunge.screening.Item.Broken;
import expunge.screening.Item.Text;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The charges of JSON documents as rows: what is told of a person or a case is repeated for each of
 * its charges, and columns are paths like {@code cases.charges.statute}.
 */
final class JsonRows implements RowReader {

  private final Source documents;
  private final int number;
  private final Mapping mapping;
  private final Deque<Found> ready = new ArrayDeque<>();
  private long document;

  private JsonRows(Source documents, int number, Mapping mapping) {
    this.documents = documents;
    this.number = number;
    this.mapping = mapping;
  }

  static JsonRows open(Input input, List<Mapping> mappings) throws IOException {
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < mappings.size(); i++) {
      if (mappings.get(i).json()) {
        fitting.add(i);
      }
    }
    if (fitting.size() != 1) {
      throw new IOException(
          "`"
              + input.name()
              + "` is read by one mapping of JSON; "
              + fitting.size()
              + " are given");
    }
    return new JsonRows(input.open(Place.START), fitting.get(0), mappings.get(fitting.get(0)));
  }

  @Override
  public int mapping() {
    return number;
  }

  @Override
  public List<String> unreadColumns() {
    return List.of();
  }

  @Override
  public @Nullable Found next() throws IOException {
    Found row = ready.pollFirst();
    while (row == null) {
      Item item = documents.next();
      if (item == null) {
        return null;
      }
      document++;
      read(item);
      row = ready.pollFirst();
    }
    return row;
  }

  private void read(Item item) {
    if (item.content() instanceof Broken broken) {
      ready.add(new Found(item.line(), List.of(), document, broken.problem()));
      return;
    }
    try {
      JsonNode tree = Json.tree(((Text) item.content()).bytes());
      Map<String, JsonNode> around = new TreeMap<>();
      around.put("", tree);
      rows(item.line(), tree, "", around);
      if (ready.isEmpty()) {
        ready.add(
            new Found(
                item.line(),
                List.of(),
                document,
                new InputProblem(
                    "",
                    "a document without charges",
                    "the mapping looks for them at `" + mapping.charges() + "`")));
      }
    } catch (BadRecord bad) {
      ready.add(new Found(item.line(), List.of(), document, bad.problems().get(0)));
    }
  }

  /** Goes down the path to the charges; {@code around} has what was passed on the way. */
  private void rows(long line, JsonNode node, String path, Map<String, JsonNode> around) {
    if (node.isArray()) {
      node.forEach(one -> rows(line, one, path, around));
      return;
    }
    around.put(path, node);
    if (path.equals(mapping.charges())) {
      ready.add(new Found(line, cells(around), document, null));
    } else {
      String rest = mapping.charges().substring(path.isEmpty() ? 0 : path.length() + 1);
      String step = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
      JsonNode below = node.get(step);
      if (below != null && below.isContainerNode()) {
        rows(line, below, path.isEmpty() ? step : path + "." + step, around);
      }
    }
    around.remove(path);
  }

  private List<String> cells(Map<String, JsonNode> around) {
    List<String> cells = new ArrayList<>();
    for (String column : mapping.columns()) {
      String holder = "";
      for (String path : around.keySet()) {
        if (path.length() > holder.length() && column.startsWith(path + ".")) {
          holder = path;
        }
      }
      JsonNode at = around.getOrDefault(holder, MissingNode.getInstance());
      String rest = holder.isEmpty() ? column : column.substring(holder.length() + 1);
      for (String step : rest.split("\\.", -1)) {
        at = at.path(step);
      }
      cells.add(at.isValueNode() && !at.isNull() ? at.asText() : "");
    }
    return cells;
  }

  @Override
  public long bytesRead() {
    return documents.bytesRead();
  }

  @Override
  public void close() throws IOException {
    documents.close();
  }
}
