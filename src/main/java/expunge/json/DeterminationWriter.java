package expunge.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import expunge.determination.Determination;
import expunge.determination.Determination.CaseAnswer;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Determination.Step;
import expunge.determination.Question;
import expunge.record.Day;
import expunge.record.Shape;
import expunge.rulebook.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a determination. Members without a value are left out. */
public final class DeterminationWriter {

  private DeterminationWriter() {}

  /** The tree of {@code determination}, about the record whose canonical hash is {@code facts}. */
  public static ObjectNode write(Determination determination, String facts) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("asOf", determination.asOf().toString());
    ObjectNode receipt = root.putObject("receipt");
    ObjectNode rulebooks = receipt.putObject("rulebooks");
    determination.rulebooks().forEach(rulebooks::put);
    receipt.put("engine", determination.engine());
    receipt.put("facts", facts);
    ArrayNode charges = root.putArray("charges");
    determination.charges().forEach(c -> charges.add(charge(c)));
    ArrayNode cases = root.putArray("cases");
    for (CaseAnswer one : determination.cases()) {
      ObjectNode node = cases.addObject().put("case", one.caseId());
      ObjectNode best = node.putObject("charges");
      one.charges().forEach((id, status) -> best.put(id, status.name()));
      if (!one.advice().isEmpty()) {
        node.put("advice", one.advice());
      }
    }
    ObjectNode person = root.putObject("person");
    steps(person, "now", determination.person().now(), "on");
    steps(person, "later", determination.person().later(), "on");
    steps(person, "conditions", determination.person().conditions(), "notBefore");
    steps(person, "done", determination.person().done(), "since");
    questions(person, determination.person().questions());
    ArrayNode assumptions = root.putArray("assumptions");
    determination.assumptions().forEach(assumptions::add);
    return root;
  }

  private static void steps(ObjectNode person, String name, List<Step> steps, String day) {
    if (!steps.isEmpty()) {
      ArrayNode list = person.putArray(name);
      for (Step step : steps) {
        ObjectNode node =
            list.addObject().put("charge", step.charge()).put("relief", step.relief());
        put(node, day, step.on());
      }
    }
  }

  private static ObjectNode charge(ChargeAnswer answer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("charge", answer.charge()).put("case", answer.caseId());
    put(node, "best", answer.best());
    ArrayNode reliefs = node.putArray("reliefs");
    answer.reliefs().forEach(r -> reliefs.add(relief(r)));
    return node;
  }

  /** The tree of one answer. */
  public static ObjectNode relief(ReliefAnswer answer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("relief", answer.relief().id());
    node.put("title", answer.relief().title());
    node.put("status", answer.status().name());
    put(node, "eligibleOn", answer.eligibleOn());
    put(node, "since", answer.since());
    put(node, "until", answer.until());
    put(node, "dueBy", answer.dueBy());
    if (!answer.findings().isEmpty()) {
      ArrayNode findings = node.putArray("findings");
      answer.findings().forEach(f -> findings.add(finding(f)));
    }
    questions(node, answer.questions());
    sentences(node, "todo", answer.todo());
    sentences(node, "cautions", answer.cautions());
    if (!answer.coverage().isEmpty()) {
      ObjectNode coverage = node.putObject("coverage");
      answer.coverage().forEach((part, how) -> coverage.put(part, Shape.word(how)));
    }
    return node;
  }

  private static ObjectNode finding(Found found) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", found.finding().kind());
    found.finding().day().flatMap(Day::known).ifPresent(day -> node.put("day", day.toString()));
    if (found.finding().isUnsettled()) {
      node.put("unsettled", true);
    }
    node.put("rule", found.rule().id());
    node.put("citation", found.rule().citation());
    node.put("inForce", found.rule().inForce().toString());
    node.put("because", found.rule().sentence());
    ArrayNode facts = node.putArray("facts");
    found.matched().forEach(facts::add);
    return node;
  }

  private static void sentences(ObjectNode node, String name, List<Found> found) {
    if (!found.isEmpty()) {
      ArrayNode list = node.putArray(name);
      found.stream().map(f -> f.rule().title()).distinct().forEach(list::add);
    }
  }

  private static void questions(ObjectNode node, List<Question> questions) {
    if (!questions.isEmpty()) {
      ArrayNode list = node.putArray("questions");
      for (Question question : questions) {
        ObjectNode one =
            list.addObject().put("fact", question.fact()).put("question", question.question());
        ObjectNode answers = one.putObject("answers");
        question.answers().forEach((reply, status) -> answers.put(reply, status.name()));
      }
    }
  }

  private static void put(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }
}
