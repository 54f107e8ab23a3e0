package expunge.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import expunge.json.Json;
import expunge.screening.Tally.Count;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a screening has come: everything that is needed to go on as if it had never stopped.
 *
 * @param question what is being asked of what: a screening only goes on with the same
 * @param today the day that stands for the filing date of a record that names none
 * @param place how far the inputs have been read
 * @param totals what was counted
 * @param lengths how long each output was
 * @param parts how many Parquet files were finished
 */
record Checkpoint(
    Map<String, String> question,
    String today,
    Place place,
    Totals totals,
    Map<String, Long> lengths,
    int parts,
    List<Count> reasons,
    List<Count> unread) {

  static final String FILE = "checkpoint.json";

  /**
   * Puts it in the place of the one before, in one step, so that a kill leaves one or the other.
   */
  void save(Path folder) throws IOException {
    replace(folder.resolve(FILE), Json.mapper().writeValueAsBytes(this));
  }

  /** The one in {@code folder}, or null when there is none. */
  static @Nullable Checkpoint load(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), Checkpoint.class);
    } catch (JsonProcessingException unreadable) {
      throw new IOException("`" + file + "` can't be read; screen into another folder", unreadable);
    }
  }

  /** Writes a file so that, whatever happens, it is there whole or as it was before. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer all = ByteBuffer.wrap(bytes);
      while (all.hasRemaining()) {
        channel.write(all);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
