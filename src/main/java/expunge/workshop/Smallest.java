package expunge.workshop;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a record smaller as long as it shows the same: cases, charges and facts that it can do
 * without are taken away. What is left is what the change turns on.
 */
final class Smallest {

  private Smallest() {}

  /** The smallest record found in which {@code shows} still holds, as it does in {@code record}. */
  static ObjectNode of(ObjectNode record, Predicate<ObjectNode> shows) {
    ObjectNode small = record.deepCopy();
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      List<String> places = new ArrayList<>();
      places(small, "", places);
      // The big things first; of a list the last first, so that the others keep their places.
      ObjectNode now = small;
      places.sort(
          Comparator.comparingInt((String p) -> now.at(p).toString().length())
              .thenComparing(p -> p)
              .reversed());
      for (String place : places) {
        JsonPointer at = JsonPointer.compile(place);
        if (small.at(at).isMissingNode()) {
          continue;
        }
        ObjectNode without = small.deepCopy();
        remove(without, at);
        if (shows.test(without)) {
          small = without;
          smaller = true;
        }
      }
    }
    return small;
  }

  private static void places(JsonNode node, String pointer, List<String> into) {
    if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        into.add(pointer + "/" + member.getKey());
        places(member.getValue(), pointer + "/" + member.getKey(), into);
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        into.add(pointer + "/" + i);
        places(list.get(i), pointer + "/" + i, into);
      }
    }
  }

  private static void remove(ObjectNode record, JsonPointer at) {
    JsonNode parent = record.at(at.head());
    String last = at.last().getMatchingProperty();
    if (parent instanceof ObjectNode object) {
      object.remove(last);
    } else if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(last));
    }
  }
}
