package expunge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Status;
import expunge.json.Json;
import expunge.law.Jurisdiction;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each answer: when, by whose token, the receipt, and how often each status was
 * answered. The receipt holds a hash of the record and none of its facts.
 */
final class AuditLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  private final @Nullable Writer out;
  private boolean failing;

  AuditLog(@Nullable Path file) {
    try {
      out =
          file == null
              ? null
              : Files.newBufferedWriter(
                  file,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          new IOException("the audit log `" + file + "` can't be written", unwritable));
    }
  }

  void answered(Context ctx, JsonNode written, Determination answer) {
    if (out != null) {
      Map<Status, Integer> statuses = new TreeMap<>();
      answer.charges().stream()
          .flatMap(charge -> charge.reliefs().stream())
          .map(ReliefAnswer::status)
          .forEach(status -> statuses.merge(status, 1, Integer::sum));
      ObjectNode line = line(ctx, "answered");
      line.set("receipt", written.path("receipt"));
      ObjectNode counts = line.putObject("statuses");
      statuses.forEach((status, count) -> counts.put(status.name(), count));
      write(line);
    }
  }

  /** Rules were published or taken back. */
  void changed(Context ctx, String what, Jurisdiction jurisdiction, String rulebook) {
    if (out != null) {
      write(line(ctx, what).put("jurisdiction", jurisdiction.code()).put("rulebook", rulebook));
    }
  }

  private static ObjectNode line(Context ctx, String what) {
    return Json.mapper()
        .createObjectNode()
        .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("token", Access.who(ctx))
        .put("what", what);
  }

  private synchronized void write(ObjectNode line) {
    Writer to = out;
    if (to == null) {
      return;
    }
    try {
      to.write(Replies.text(line));
      to.write('\n');
      to.flush();
      failing = false;
    } catch (IOException full) {
      if (!failing) {
        LOG.error("the audit log can't be written: {}", full.getMessage());
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    Writer to = out;
    if (to != null) {
      try {
        to.close();
      } catch (IOException failed) {
        LOG.error("the audit log can't be closed: {}", failed.getMessage());
      }
    }
  }
}
