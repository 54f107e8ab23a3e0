package expunge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/**
 * Reading of JSON text, strict: no duplicate members, bounded depth and lengths, nothing after the
 * end.
 */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxStringLength(20_000)
                          .maxNameLength(200)
                          .maxNumberLength(40)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** The mapper for writing. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * The tree that {@code text} holds.
   *
   * @throws BadRecord when it isn't JSON, with line and column
   */
  public static JsonNode tree(byte[] text) throws BadRecord {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree == null || tree.isMissingNode()) {
        throw new BadRecord(
            List.of(
                new InputProblem("", "nothing", "send a record as a JSON object with `cases`")));
      }
      return tree;
    } catch (StreamConstraintsException tooMuch) {
      throw new BadRecord(
          List.of(
              new InputProblem(
                  "",
                  "text that is nested too deeply or a value that is too long",
                  "a record nests at most 20 deep and holds no value over 20,000 characters")));
    } catch (JsonProcessingException unreadable) {
      JsonLocation place = unreadable.getLocation();
      String where =
          place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
      String message = unreadable.getOriginalMessage();
      boolean twice = message != null && message.startsWith("Duplicate field");
      throw new BadRecord(
          List.of(
              twice
                  ? new InputProblem(
                      "", "a member that stands twice" + where, "name each member once")
                  : new InputProblem(
                      "", "text that isn't JSON" + where, "send a record as a JSON object")));
    } catch (IOException unreadable) {
      throw new BadRecord(
          List.of(
              new InputProblem(
                  "", "text that isn't JSON in UTF-8", "send a record as a JSON object in UTF-8")));
    }
  }
}
