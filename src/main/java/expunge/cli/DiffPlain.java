package expunge.cli;

import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Question;
import expunge.determination.Status;
import expunge.record.Day;
import expunge.rulebook.Found;
import expunge.rulebook.Rule;
import expunge.workshop.Change;
import expunge.workshop.DiffReport;
import expunge.workshop.DiffReport.Group;
import expunge.workshop.DiffReport.Spoke;
import expunge.workshop.Difference;
import expunge.workshop.Flip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change of rules does to answers, for people to read on a terminal. */
final class DiffPlain {

  private final DiffReport report;
  private final StringBuilder out = new StringBuilder();

  private DiffPlain(DiffReport report) {
    this.report = report;
  }

  static String write(DiffReport report, Set<String> leftOut) {
    DiffPlain plain = new DiffPlain(report);
    plain.differences(leftOut);
    List<Change> shown = List.of();
    String folder = "";
    for (Group group : report.groups()) {
      if (!group.kind().changes().equals(shown)
          || !group.kind().folder().equals(folder)
          || shown.isEmpty()) {
        plain.heading(group.kind());
      }
      shown = group.kind().changes();
      folder = group.kind().folder();
      plain.group(group);
    }
    plain.silent();
    plain.totals();
    return plain.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void differences(Set<String> leftOut) {
    if (report.differences().isEmpty()) {
      line(leftOut.isEmpty() ? "No rulebook differs." : "No other rulebook differs.");
    }
    for (Difference difference : report.differences()) {
      List<String> parts = new ArrayList<>();
      for (Change.Kind kind : Change.Kind.values()) {
        long count = difference.changes().stream().filter(c -> c.kind() == kind).count();
        if (count > 0) {
          parts.add(
              count + (count == 1 ? " rule " : " rules ") + kind.name().toLowerCase(Locale.ROOT));
        }
      }
      if (difference.tables()) {
        parts.add("offenses.csv changed");
      }
      if (difference.manifest()) {
        parts.add("grades or reliefs of rulebook.yaml changed");
      }
      line(
          difference.jurisdiction().folder()
              + ": "
              + (parts.isEmpty() ? "nothing but comments or sources" : String.join(", ", parts))
              + (difference.ofLaw() ? "" : "; no answer can differ"));
    }
  }

  private void heading(Flip.Kind kind) {
    line("");
    if (kind.changes().isEmpty()) {
      line(
          "OTHERWISE: no changed rule of "
              + kind.folder()
              + " speaks in these; offenses.csv, rulebook.yaml or another jurisdiction's grades do");
      return;
    }
    for (Change change : kind.changes()) {
      Rule rule = change.rule();
      line(
          change.kind()
              + "  "
              + rule.title()
              + "  ["
              + rule.inForce()
              + "]  "
              + rule.file()
              + ":"
              + rule.line());
      if (change.before() != null
          && change.after() != null
          && !change.before().inForce().equals(change.after().inForce())) {
        line("         was in force " + change.before().inForce());
      }
    }
  }

  private void group(Group group) {
    Flip.Kind kind = group.kind();
    line(
        "  "
            + kind.relief()
            + "  "
            + turn(kind)
            + (kind.statute().isEmpty() ? "" : ", " + kind.statute())
            + ": "
            + count(group.count(), "answer")
            + (group.accepted() ? ", accepted" : ""));
    for (Flip flip : group.first()) {
      line("    " + flip.place() + ", charge " + flip.charge() + ", asked for " + flip.asOf());
      side("      before  ", flip.before(), flip.after());
      side("      after   ", flip.after(), flip.before());
    }
    if (group.count() > group.first().size()) {
      line("    ... and " + (group.count() - group.first().size()) + " more (--all lists them)");
    }
  }

  private static String turn(Flip.Kind kind) {
    return kind.before() == kind.after()
        ? kind.before()
            + switch (kind.move()) {
              case EARLIER -> ", earlier";
              case LATER -> ", later";
              case NONE -> ", another day";
            }
        : kind.before() + " -> " + kind.after();
  }

  private void side(String mark, @Nullable ReliefAnswer answer, @Nullable ReliefAnswer other) {
    line(
        mark
            + Flip.said(answer)
            + (answer == null || answer.until() == null ? "" : ", until " + answer.until()));
    if (answer == null) {
      return;
    }
    String indent = " ".repeat(mark.length() + 2);
    List<String> others = new ArrayList<>();
    if (other != null) {
      other.findings().forEach(f -> others.add(words(f)));
    }
    List<String> same = new ArrayList<>();
    for (Found found : answer.findings()) {
      boolean framing =
          found.finding().kind().equals("Covers") || found.finding().kind().equals("Caution");
      if (!others.contains(words(found))) {
        line(indent + words(found));
      } else if (!framing) {
        same.add(words(found));
      }
    }
    same.stream().limit(4).forEach(words -> line(indent + words));
    if (same.size() > 4) {
      line(indent + "and " + (same.size() - 4) + " more on both sides");
    }
    if (answer.status() == Status.DEPENDS) {
      answer.questions().stream()
          .limit(2)
          .map(Question::question)
          .forEach(q -> line(indent + "asks: " + q));
    }
  }

  private static String words(Found found) {
    return found.finding().kind()
        + found.finding().day().flatMap(Day::known).map(d -> " " + d).orElse("")
        + (found.finding().isUnsettled() ? " (unsettled)" : "")
        + ": "
        + found.rule().sentence()
        + " ("
        + found.rule().citation()
        + ")";
  }

  private void silent() {
    List<Spoke> silent = report.spokes().stream().filter(Spoke::silent).toList();
    if (!silent.isEmpty()) {
      line("");
    }
    for (Spoke spoke : silent) {
      Rule rule = spoke.change().rule();
      line(
          "WARNING: no record makes this rule speak, before or after; what its change does was not seen: "
              + rule.title()
              + "  "
              + rule.file()
              + ":"
              + rule.line());
    }
  }

  private void totals() {
    line("");
    report
        .turns()
        .forEach(
            (turn, count) ->
                line(
                    String.format(
                        Locale.ROOT,
                        "%8d  %s  %s  %s",
                        count,
                        turn.folder(),
                        turn.relief(),
                        turn.before() == turn.after()
                            ? turn.before() + ", another day"
                            : turn.before() + " -> " + turn.after())));
    for (Spoke spoke : report.spokes()) {
      if (spoke.change().kind() != Change.Kind.REWORDED && !spoke.silent()) {
        line(
            "spoke in "
                + count(spoke.before(), "record")
                + " before, "
                + spoke.after()
                + " after: "
                + spoke.change().rule().title());
      }
    }
    line(
        count(report.records(), "record")
            + " compared, "
            + report.leftOut()
            + " left out; "
            + count(report.flips(), "answer")
            + " changed, "
            + report.unaccepted()
            + " not accepted; "
            + report.reasons()
            + " the same for other reasons");
  }

  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
