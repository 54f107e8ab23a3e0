package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a record small: takes away whatever it can while the record still shows something. */
final class Shrink {

  private Shrink() {}

  /** The record without everything that {@code shows} can do without. */
  static ObjectNode shrink(ObjectNode record, Predicate<ObjectNode> shows) {
    ObjectNode small = record.deepCopy();
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (List<String> path : paths(small)) {
        ObjectNode without = small.deepCopy();
        if (remove(without, path) && shows.test(without)) {
          small = without;
          smaller = true;
          break;
        }
      }
    }
    return small;
  }

  /** The paths of all members and entries, the large ones first. */
  private static List<List<String>> paths(JsonNode node) {
    List<List<String>> paths = new ArrayList<>();
    collect(node, List.of(), paths);
    paths.sort(java.util.Comparator.comparingInt(List::size));
    return paths;
  }

  private static void collect(JsonNode node, List<String> at, List<List<String>> paths) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(m -> below(m.getValue(), at, m.getKey(), paths));
    } else if (node instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        below(list.get(i), at, String.valueOf(i), paths);
      }
    }
  }

  private static void below(JsonNode node, List<String> at, String name, List<List<String>> paths) {
    List<String> path = new ArrayList<>(at);
    path.add(name);
    paths.add(path);
    collect(node, path, paths);
  }

  private static boolean remove(ObjectNode record, List<String> path) {
    JsonNode node = record;
    for (String name : path.subList(0, path.size() - 1)) {
      node = node instanceof ArrayNode list ? list.path(Integer.parseInt(name)) : node.path(name);
    }
    String last = path.get(path.size() - 1);
    if (node instanceof ArrayNode list) {
      return list.remove(Integer.parseInt(last)) != null;
    }
    return node instanceof ObjectNode object && object.remove(last) != null;
  }
}
