package expunge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determiner;
import expunge.determination.TookTooLong;
import expunge.determination.WhyNot;
import expunge.json.BadRecord;
import expunge.json.Canonical;
import expunge.json.DeterminationWriter;
import expunge.json.Json;
import expunge.json.RecordReader;
import expunge.json.WhyNotWriter;
import expunge.record.PersonRecord;
import expunge.report.Plain;
import expunge.rulebook.Rulebooks;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers records, one at a time or as a stream of lines. Nothing of a record is kept or logged.
 */
final class Determinations {

  private final RulesInService rules;
  private final Supplier<LocalDate> today;
  private final Settings settings;
  private final Metrics metrics;
  private final AuditLog audit;

  Determinations(
      RulesInService rules,
      Supplier<LocalDate> today,
      Settings settings,
      Metrics metrics,
      AuditLog audit) {
    this.rules = rules;
    this.today = today;
    this.settings = settings;
    this.metrics = metrics;
    this.audit = audit;
  }

  /** {@code POST /v1/determinations}. */
  void one(Context ctx) throws BadRecord {
    if (ctx.contentLength() > settings.longestBody()) {
      throw new TooLarge();
    }
    if (!saidToBeJson(ctx.contentType())) {
      Replies.problem(ctx, 415, "Send the record as application/json.");
      return;
    }
    boolean explain = Replies.wanted(ctx, "explain");
    boolean whyNot = Replies.wanted(ctx, "whyNot");
    ctx.header("Content-Language", "en");
    Replies.json(ctx, answer(Json.tree(ctx.bodyAsBytes()), explain, whyNot, ctx));
  }

  /**
   * {@code POST /v1/determinations/stream}: a record a line, an answer a line, in the same order. A
   * line that can't be answered gets its problem in its place. The next line is read when the
   * answer to the one before was taken, so neither side needs to hold more than it can.
   */
  void stream(Context ctx) throws IOException {
    String type = ctx.contentType();
    if (type != null && !type.isEmpty() && !saidToBeJson(type) && !saidToBeLines(type)) {
      Replies.problem(ctx, 415, "Send the records as application/x-ndjson: a record a line.");
      return;
    }
    boolean explain = Replies.wanted(ctx, "explain");
    boolean whyNot = Replies.wanted(ctx, "whyNot");
    ctx.header("Content-Language", "en");
    ctx.contentType("application/x-ndjson");
    InputStream in = ctx.req().getInputStream();
    Lines lines = new Lines(in, settings.longestBody());
    OutputStream out =
        ctx.res().getOutputStream(); // not ctx.outputStream(), which may hold back to compress
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        out.write(
            Replies.text(lineAnswer(line, explain, whyNot, ctx)).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        if (lines.wouldWait()) {
          out.flush();
        }
      }
    }
    out.flush();
  }

  private ObjectNode lineAnswer(Lines.Line line, boolean explain, boolean whyNot, Context ctx) {
    ObjectNode problem;
    try {
      byte[] bytes = line.bytes();
      if (bytes == null) {
        problem = Replies.problem(413, tooLarge(settings), List.of());
      } else {
        return answer(Json.tree(bytes), explain, whyNot, ctx);
      }
    } catch (BadRecord bad) {
      problem = Replies.problem(400, "The record can't be read.", bad.problems());
    } catch (TookTooLong late) {
      problem = Replies.problem(422, tookTooLong(settings), List.of());
    }
    metrics.refusedLine();
    return problem.put("line", line.number());
  }

  /** The answer to a record, as it is sent. */
  ObjectNode answer(JsonNode tree, boolean explain, boolean whyNot, Context ctx) throws BadRecord {
    Rulebooks books = rules.with(RecordReader.jurisdictions(tree)).books();
    PersonRecord record = new RecordReader(books::grades, today.get()).read(tree);
    Determination answer = determine(books, record);
    ObjectNode written = DeterminationWriter.write(answer, Canonical.hash(tree));
    if (whyNot) {
      WhyNotWriter.add(written, WhyNot.of(books, record, answer));
    }
    if (explain) {
      written.put("explanation", Plain.write(answer, true));
    }
    metrics.answered(answer);
    audit.answered(ctx, written, answer);
    return written;
  }

  /** The answer to {@code record} by {@code books}, in the time that the service gives it. */
  Determination determine(Rulebooks books, PersonRecord record) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.answerMillis());
    return new Determiner(books, () -> System.nanoTime() - until > 0).determine(record);
  }

  static String tookTooLong(Settings settings) {
    return "This record was not answered within "
        + settings.answerMillis() / 1000
        + " seconds, since so much of it is missing or it holds so many charges; nothing was decided."
        + " Tell more of its facts, or ask for fewer cases at once.";
  }

  static String tooLarge(Settings settings) {
    return "The record is too large: " + settings.longestBody() + " bytes at most.";
  }

  /** A request that doesn't say what it holds is taken for JSON. */
  static boolean saidToBeJson(@Nullable String type) {
    String name = bare(type);
    return name.isEmpty()
        || name.equals("application/json")
        || (name.startsWith("application/") && name.endsWith("+json"));
  }

  private static boolean saidToBeLines(String type) {
    return Set.of(
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonlines")
        .contains(bare(type));
  }

  private static String bare(@Nullable String type) {
    return type == null ? "" : type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** A body longer than the service reads. */
  static final class TooLarge extends HttpResponseException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super(413, "too large", Map.of());
    }
  }
}
