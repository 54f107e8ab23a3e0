package expunge.workshop;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import expunge.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Where in a JSON text each value begins. */
final class JsonPlaces {

  private final Map<String, Integer> lines = new HashMap<>();

  JsonPlaces(String text) {
    try (JsonParser parser = Json.mapper().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    } catch (IOException unreadable) {
      lines.clear(); // whoever reads the values says what is wrong with the text
    }
  }

  /** The line of the value at {@code pointer}, or of the nearest around it. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && at.contains("/")) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }
}
