package expunge.screening;

import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Status;
import expunge.rulebook.Found;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a status is what it is, for counting: the same words for every record that has it.
 *
 * @param kind the kind of finding, or {@code asks} for a fact that is missing
 * @param citation the paragraph of law; empty for a missing fact
 * @param text what the rule states, or where the missing fact stands in a record
 */
record Reason(String kind, String citation, String text) {

  private static final Pattern NUMBER = Pattern.compile("/\\d+(?=/|$)");

  /** The reasons for {@code answer}, each once. */
  static List<Reason> of(ReliefAnswer answer) {
    if (answer.status() == Status.DEPENDS) {
      return answer.questions().stream()
          .map(q -> new Reason("asks", "", NUMBER.matcher(q.fact()).replaceAll("/N")))
          .distinct()
          .toList();
    }
    return decisive(answer)
        .map(f -> new Reason(f.finding().kind(), f.rule().citation(), f.rule().sentence()))
        .distinct()
        .toList();
  }

  private static Stream<Found> decisive(ReliefAnswer answer) {
    return switch (answer.status()) {
      case NOT_ELIGIBLE -> kinds(answer, "Bars", "ClosesOn");
      case NOT_YET, CONDITIONS -> answer.todo().stream();
      case GRANTED -> kinds(answer, "Grants");
      case ELIGIBLE, AUTOMATIC -> kinds(answer, "Covers", "Grants");
      case REVIEW -> answer.findings().stream().filter(f -> f.finding().isUnsettled());
      case DEPENDS, NOT_COVERED -> Stream.of();
    };
  }

  private static Stream<Found> kinds(ReliefAnswer answer, String... kinds) {
    List<String> wanted = List.of(kinds);
    return answer.findings().stream().filter(f -> wanted.contains(f.finding().kind()));
  }

  @Override
  public String toString() {
    return kind.equals("asks") ? "asks " + text : citation + ": " + text;
  }
}
