package expunge.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.json.Json;
import expunge.json.RecordSchema;
import expunge.law.Jurisdiction;
import expunge.law.Relief;
import expunge.law.Source;
import expunge.record.Shape;
import expunge.report.FactList;
import expunge.rulebook.FactsRead;
import expunge.rulebook.Rule;
import expunge.rulebook.Rulebook;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to read: jurisdictions, reliefs, rules, sources, facts, the schema of a record. */
final class Library {

  private final RulesInService rules;

  Library(RulesInService rules) {
    this.rules = rules;
  }

  /** {@code GET /v1/jurisdictions}. */
  void jurisdictions(Context ctx) {
    ArrayNode list = Json.mapper().createArrayNode();
    for (Rulebook book : books()) {
      list.addObject()
          .put("jurisdiction", book.manifest().jurisdiction().code())
          .put("name", book.manifest().jurisdiction().name())
          .put("rulebook", book.hash())
          .put("reliefs", book.manifest().reliefs().size())
          .put("rules", book.rules().size());
    }
    Replies.tagged(ctx, list);
  }

  /** {@code GET /v1/jurisdictions/{code}}. */
  void jurisdiction(Context ctx) {
    String code = ctx.pathParam("code").toUpperCase(Locale.ROOT);
    Jurisdiction jurisdiction = Jurisdiction.find(code).orElse(null);
    Rulebook book = jurisdiction == null ? null : rules.all().books().of(jurisdiction);
    if (book == null) {
      Replies.problem(ctx, 404, "No rulebook of this jurisdiction is in service.");
      return;
    }
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("jurisdiction", code)
        .put("name", book.manifest().jurisdiction().name())
        .put("rulebook", book.hash());
    ArrayNode grades = node.putArray("grades");
    book.manifest().grades().forEach(g -> grades.add(g.word()));
    ArrayNode reliefs = node.putArray("reliefs");
    book.manifest().reliefs().forEach(relief -> reliefs.add(relief(relief)));
    ArrayNode sources = node.putArray("sources");
    book.manifest().sources().forEach(source -> sources.add(source(source)));
    ArrayNode all = node.putArray("rules");
    for (Rule rule : book.rules()) {
      all.addObject()
          .put("id", rule.id())
          .put("title", rule.title())
          .put("inForce", rule.inForce().toString());
    }
    Replies.tagged(ctx, node);
  }

  /** {@code GET /v1/reliefs}, all or those of {@code ?jurisdiction=}. */
  void reliefs(Context ctx) {
    String wanted = ctx.queryParam("jurisdiction");
    ArrayNode list = Json.mapper().createArrayNode();
    for (Rulebook book : books()) {
      String code = book.manifest().jurisdiction().code();
      if (wanted == null || wanted.equalsIgnoreCase(code)) {
        book.manifest()
            .reliefs()
            .forEach(relief -> list.add(relief(relief).put("jurisdiction", code)));
      }
    }
    Replies.tagged(ctx, list);
  }

  /** {@code GET /v1/reliefs/us-or/set-aside-conviction}: the relief with the rules about it. */
  void relief(Context ctx) {
    String id = ctx.pathParam("id");
    for (Rulebook book : books()) {
      Relief relief = book.manifest().relief(id);
      if (relief != null) {
        ObjectNode node = relief(relief);
        node.put("jurisdiction", book.manifest().jurisdiction().code());
        ArrayNode about = node.putArray("rules");
        book.rules().stream()
            .filter(rule -> rule.concludes().contains(id))
            .forEach(rule -> about.addObject().put("id", rule.id()).put("title", rule.title()));
        Replies.tagged(ctx, node);
        return;
      }
    }
    Replies.problem(ctx, 404, "There is no relief of this name.");
  }

  /** {@code GET /v1/rules}, all or those of {@code ?jurisdiction=}. */
  void rules(Context ctx) {
    String wanted = ctx.queryParam("jurisdiction");
    ArrayNode list = Json.mapper().createArrayNode();
    for (Rulebook book : books()) {
      if (wanted == null || wanted.equalsIgnoreCase(book.manifest().jurisdiction().code())) {
        book.rules()
            .forEach(
                rule ->
                    list.addObject()
                        .put("id", rule.id())
                        .put("title", rule.title())
                        .put("inForce", rule.inForce().toString()));
      }
    }
    Replies.tagged(ctx, list);
  }

  /** {@code GET /v1/rules/us-or/137-225/1-b}: a rule with its text and the cases beside it. */
  void rule(Context ctx) {
    String id = ctx.pathParam("id");
    for (Rulebook book : books()) {
      for (Rule rule : book.rules()) {
        if (rule.id().equals(id)) {
          ObjectNode node = Json.mapper().createObjectNode();
          node.put("id", id)
              .put("citation", rule.citation())
              .put("sentence", rule.sentence())
              .put("inForce", rule.inForce().toString());
          Replies.put(node, "note", rule.note());
          node.put("file", rule.file()).put("line", rule.line()).put("text", rule.text());
          Replies.put(node, "cases", beside(rule));
          Replies.tagged(ctx, node);
          return;
        }
      }
    }
    Replies.problem(ctx, 404, "There is no rule of this name.");
  }

  /** {@code GET /v1/sources/ORS 137.225}: the source, its words where they are kept, its rules. */
  void source(Context ctx) {
    String citation = ctx.pathParam("citation");
    ArrayNode list = Json.mapper().createArrayNode();
    for (Rulebook book : books()) {
      for (Source source : book.manifest().sources()) {
        if (source.citation().equalsIgnoreCase(citation)) {
          ObjectNode node = source(source);
          node.put("jurisdiction", book.manifest().jurisdiction().code());
          Replies.put(node, "words", words(book, source));
          ArrayNode from = node.putArray("rules");
          book.rules().stream()
              .filter(rule -> at(rule.citation(), source.citation()))
              .forEach(rule -> from.addObject().put("id", rule.id()).put("title", rule.title()));
          list.add(node);
        }
      }
    }
    if (list.isEmpty()) {
      Replies.problem(
          ctx, 404, "No rulebook names this source; GET /v1/jurisdictions/{code} lists them.");
      return;
    }
    Replies.tagged(ctx, list);
  }

  /** {@code GET /v1/facts}: every fact with the rules that read it, all or with {@code ?word=}. */
  void facts(Context ctx) {
    String word = ctx.queryParam("word");
    Map<String, List<String>> readers = readers();
    ArrayNode list = Json.mapper().createArrayNode();
    for (FactList.Entry fact : FactList.with(word == null ? "" : word)) {
      ObjectNode node = list.addObject();
      node.put("of", fact.of())
          .put("path", fact.path())
          .put("values", fact.values())
          .put("meaning", fact.meaning());
      Replies.put(node, "question", fact.question().isEmpty() ? null : fact.question());
      if (fact.leftOutMeansNo()) {
        node.put("leftOutMeansNo", true);
      }
      ArrayNode read = node.putArray("rules");
      readers.getOrDefault(fact.path(), List.of()).forEach(read::add);
    }
    Replies.tagged(ctx, list);
  }

  /** {@code GET /v1/schema/record.json}. */
  void schema(Context ctx) {
    Replies.json(ctx, RecordSchema.schema());
    ctx.contentType("application/schema+json");
  }

  private Map<String, List<String>> readers() {
    Map<String, List<String>> readers = new HashMap<>();
    for (Rulebook book : books()) {
      for (Rule rule : book.rules()) {
        FactsRead.by(rule)
            .forEach(fact -> readers.computeIfAbsent(fact, f -> new ArrayList<>()).add(rule.id()));
      }
    }
    return readers;
  }

  private Collection<Rulebook> books() {
    return rules.all().books().all();
  }

  private static boolean at(String citation, String source) {
    return citation.equals(source)
        || (citation.startsWith(source)
            && !Character.isLetterOrDigit(citation.charAt(source.length()))
            && citation.charAt(source.length()) != '.'
            && citation.charAt(source.length()) != '-');
  }

  private @Nullable String words(Rulebook book, Source source) {
    Path folder = rules.folder();
    String file = source.text();
    if (folder == null || file == null) {
      return null;
    }
    return text(folder.resolve(book.manifest().jurisdiction().folder()), file);
  }

  private @Nullable String beside(Rule rule) {
    Path folder = rules.folder();
    return folder == null ? null : text(folder, rule.file().replaceAll("\\.drl$", ".cases.yaml"));
  }

  private static @Nullable String text(Path folder, String inside) {
    Path file = folder.resolve(inside).normalize();
    try {
      return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
          ? Files.readString(file)
          : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static ObjectNode relief(Relief relief) {
    ObjectNode node =
        Json.mapper()
            .createObjectNode()
            .put("id", relief.id())
            .put("title", relief.title())
            .put("mode", Shape.word(relief.mode()));
    Replies.put(node, "effect", relief.effect());
    Replies.put(node, "how", relief.how());
    Replies.put(node, "where", relief.where());
    Replies.put(node, "fee", relief.fee());
    Replies.put(node, "discretion", relief.discretion());
    return node;
  }

  private static ObjectNode source(Source source) {
    ObjectNode node =
        Json.mapper()
            .createObjectNode()
            .put("citation", source.citation())
            .put("title", source.title())
            .put("edition", source.edition())
            .put("read", source.read().toString());
    Replies.put(node, "link", source.link());
    Replies.put(node, "wordsNotKept", source.noText());
    ObjectNode coverage = node.putObject("coverage");
    source.coverage().forEach((part, how) -> coverage.put(part, Shape.word(how)));
    return node;
  }
}
