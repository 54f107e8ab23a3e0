package expunge.report;

import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Question;
import expunge.determination.Status;
import expunge.record.Day;
import expunge.rulebook.Found;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A determination for people to read on a terminal. */
public final class Plain {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private Plain() {}

  /**
   * The answer.
   *
   * @param everything whether to show every finding with its rule, not only those that decide
   */
  public static String write(Determination answer, boolean everything) {
    StringBuilder out = new StringBuilder();
    out.append("Asked for ")
        .append(day(answer.asOf()))
        .append(". This is information about the law, not legal advice.\n");
    for (ChargeAnswer charge : answer.charges()) {
      out.append("\nCharge ")
          .append(charge.charge())
          .append(" (case ")
          .append(charge.caseId())
          .append(")\n");
      StringBuilder beyond = new StringBuilder();
      for (ReliefAnswer relief : charge.reliefs()) {
        if (relief.status() == Status.NOT_COVERED && relief.findings().isEmpty()) {
          beyond.append(beyond.isEmpty() ? "" : "; ").append(relief.relief().title());
        } else {
          relief(out, relief, relief.relief().id().equals(charge.best()), everything);
        }
      }
      if (charge.reliefs().isEmpty()) {
        out.append("  no rulebook in service speaks of this charge; that is not a no\n");
      }
      if (!beyond.isEmpty()) {
        wrap(out, "  ", "Does not reach this charge: " + beyond + ".");
      }
    }
    questions(
        out, "\nWhat would settle more, first things first:", "  ", answer.person().questions());
    out.append("\nAssumed:\n");
    answer.assumptions().forEach(a -> wrap(out, "  - ", a));
    out.append("Receipt: ");
    answer
        .rulebooks()
        .forEach((code, hash) -> out.append(code).append(' ').append(hash, 0, 12).append("  "));
    out.append(answer.engine()).append('\n');
    return out.toString();
  }

  private static void relief(
      StringBuilder out, ReliefAnswer relief, boolean best, boolean everything) {
    out.append(best ? "> " : "  ")
        .append(String.format(Locale.ROOT, "%-13s ", relief.status()))
        .append(relief.relief().title());
    out.append(when(relief)).append("  [").append(relief.relief().id()).append("]\n");
    boolean decided = relief.status() != Status.DEPENDS;
    for (Found found : relief.findings()) {
      if (everything || !found.finding().kind().equals("Covers")) {
        if (everything || decided || found.finding().kind().equals("Caution")) {
          finding(out, found, everything);
        }
      }
    }
    questions(out, "      It depends:", "        ", relief.questions());
    String how = relief.relief().how();
    if (best
        && how != null
        && (relief.status() == Status.ELIGIBLE || relief.status() == Status.NOT_YET)) {
      wrap(out, "      how: ", how);
    }
    if (everything && !relief.coverage().isEmpty()) {
      wrap(out, "      not wholly coded: ", String.join(", ", relief.coverage().keySet()));
    }
  }

  private static String when(ReliefAnswer relief) {
    LocalDate since = relief.since();
    LocalDate on = relief.eligibleOn();
    LocalDate until = relief.until();
    String text = "";
    if (since != null) {
      text = ", since " + day(since);
    } else if (on != null) {
      text = (relief.status() == Status.CONDITIONS ? ", not before " : ", from ") + day(on);
    }
    LocalDate due = relief.dueBy();
    text = due == null ? text : text + ", due by " + day(due);
    return until == null ? text : text + ", until " + day(until);
  }

  private static void finding(StringBuilder out, Found found, boolean everything) {
    String mark =
        switch (found.finding().kind()) {
          case "Bars" -> "barred: ";
          case "Grants" -> "granted: ";
          case "Requires" -> "to do: ";
          case "OpensOn" -> "waits: ";
          case "ClosesOn" -> "closes: ";
          case "DueBy" -> "due: ";
          case "Caution" -> "note: ";
          default -> "covers: ";
        };
    String unsettled = found.finding().isUnsettled() ? " (unsettled law)" : "";
    String day = found.finding().day().flatMap(Day::known).map(d -> ", " + day(d)).orElse("");
    wrap(
        out,
        "      " + mark,
        found.rule().sentence() + day + unsettled + " (" + found.rule().citation() + ")");
    if (everything) {
      out.append("        rule ")
          .append(found.rule().id())
          .append(", in force ")
          .append(found.rule().inForce())
          .append(", matched ");
      out.append(String.join(" ", found.matched())).append('\n');
    }
  }

  private static void questions(
      StringBuilder out, String title, String indent, List<Question> questions) {
    if (questions.isEmpty()) {
      return;
    }
    out.append(title).append('\n');
    for (Question question : questions) {
      wrap(out, indent + "? ", question.question());
      StringBuilder replies = new StringBuilder();
      question
          .answers()
          .forEach(
              (reply, status) ->
                  replies
                      .append(replies.isEmpty() ? "" : "; ")
                      .append(reply)
                      .append(" -> ")
                      .append(status));
      wrap(out, indent + "    ", replies.toString());
    }
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  static void wrap(StringBuilder out, String indent, String text) {
    int width = 108;
    StringBuilder line = new StringBuilder(indent);
    String further = " ".repeat(indent.length());
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() + 1 > width && line.length() > further.length()) {
        out.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(further);
      }
      line.append(word).append(' ');
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
