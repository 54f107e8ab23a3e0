package expunge.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.InputProblem;
import expunge.json.Json;
import expunge.screening.Item.Broken;
import expunge.screening.Item.Content;
import expunge.screening.Item.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.example.data.Group;
import org.jspecify.annotations.Nullable;

/**
 * The records of a Parquet file: each row is a record, either as JSON text in a column named
 * record, or in columns named and nested as a record is.
 */
final class ParquetRecords implements Source {

  private static final String TEXT = "record";

  private final ParquetFile file;
  private Place place;
  private boolean over;

  private ParquetRecords(ParquetFile file, Place from) {
    this.file = file;
    this.place = from;
  }

  /** Whether a row of the file is a record. */
  static boolean fits(Input input) throws IOException {
    try (ParquetFile file = ParquetFile.open(input.path(), input.name())) {
      return file.has(TEXT) || file.has("cases");
    }
  }

  static ParquetRecords open(Input input, Place from) throws IOException {
    ParquetFile file = ParquetFile.open(input.path(), input.name());
    try {
      if (!file.has(TEXT) && !file.has("cases")) {
        throw new IOException(
            "`"
                + input.name()
                + "` has no column `record` and no column `cases`; its columns are "
                + file.columns());
      }
      file.skip(from.items());
    } catch (IOException unreadable) {
      file.close();
      throw unreadable;
    }
    return new ParquetRecords(file, from);
  }

  @Override
  public @Nullable Item next() throws IOException {
    if (over) {
      return null;
    }
    try {
      Group row = file.next();
      return row == null ? null : item(content(row));
    } catch (IOException damaged) {
      over = true;
      return item(new Broken(ParquetFile.DAMAGED));
    }
  }

  private Content content(Group row) {
    JsonNode tree = ParquetJson.tree(row);
    JsonNode text = tree.get(TEXT);
    if (text == null && file.has(TEXT)) {
      return new Broken(
          new InputProblem("", "a row without a record", "the column `record` holds JSON text"));
    }
    if (text == null) {
      return new Text(tree.toString().getBytes(StandardCharsets.UTF_8));
    }
    if (tree.hasNonNull("id")) {
      try {
        if (Json.tree(text.asText().getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode one) {
          return new Text(
              one.set("id", tree.get("id")).toString().getBytes(StandardCharsets.UTF_8));
        }
      } catch (expunge.json.BadRecord bad) {
        return new Text(text.asText().getBytes(StandardCharsets.UTF_8)); // rejected when it is read
      }
    }
    return new Text(text.asText().getBytes(StandardCharsets.UTF_8));
  }

  private Item item(Content content) {
    long row = place.items() + 1;
    place = new Place(place.source(), row, 0, row + 1, place.blank());
    return new Item(file.name(), row, content, place);
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public long bytesRead() {
    return file.bytesRead();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
