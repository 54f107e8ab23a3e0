package expunge.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.InputProblem;
import java.util.List;
import java.util.Map;

/**
 * A record made of rows, with what there is to say of it.
 *
 * @param problems why there can be no answer; empty when there can
 * @param notes what staff should look at
 * @param unread what could not be read and was left open
 * @param spots for the places in the record, where they were told
 */
public record Imported(
    ObjectNode record,
    List<InputProblem> problems,
    List<Note> notes,
    List<Unread> unread,
    Map<String, Spot> spots) {

  /** Where something stands in an office's file. */
  public record Spot(String input, long line) {}

  /**
   * Something to look at.
   *
   * @param place whose fact it is about, {@code /charge/disposition/kind}
   * @param done what was made of it
   */
  public record Note(String input, long line, String place, String found, String done) {}

  /**
   * Something that could not be read, for counting.
   *
   * @param value what stood there, shortened
   */
  public record Unread(String mapping, String fact, String column, String why, String value) {

    /** Its parts, as columns. */
    public List<String> parts() {
      return List.of(mapping, fact, column, why, value);
    }
  }

  /** Where what stands at {@code pointer} was told; the person's first row where unknown. */
  public Spot spot(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !spots.containsKey(at)) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return spots.getOrDefault(at, new Spot("", 0));
  }
}
