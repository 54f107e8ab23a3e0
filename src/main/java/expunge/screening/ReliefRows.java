package expunge.screening;

import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Status;
import expunge.law.Jurisdiction;
import expunge.record.PersonRecord;
import expunge.record.PersonRecord.CaseRecord;
import expunge.record.PersonRecord.ChargeRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a record, one row for each charge and each relief.
 *
 * @param csv the rows, for rows.csv
 * @param reasons jurisdiction, relief, status and reason of each, for the summary
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a file; never compared
record ReliefRows(byte[] csv, List<List<String>> reasons) {

  /** The head of rows.csv. */
  static final List<String> COLUMNS =
      List.of(
          "input",
          "line",
          "record",
          "case",
          "charge",
          "jurisdiction",
          "relief",
          "status",
          "eligibleOn",
          "since",
          "until",
          "dueBy",
          "first",
          "reasons",
          "cautions");

  /** The head of summary.csv. */
  static final List<String> SUMMARY =
      List.of("jurisdiction", "relief", "status", "kind", "citation", "reason", "answers");

  static ReliefRows of(
      Item item, @Nullable String id, PersonRecord record, Determination determination) {
    Cells cells = new Cells();
    List<List<String>> reasons = new ArrayList<>();
    int at = 0;
    for (CaseRecord one : record.cases()) {
      for (ChargeRecord charge : one.charges()) {
        ChargeAnswer answer = determination.charges().get(at++);
        List<@Nullable Object> head =
            Arrays.asList(
                item.input(), item.line(), id, one.id(), charge.id(), one.jurisdiction().code());
        for (ReliefAnswer relief : answer.reliefs()) {
          boolean first = relief.relief().id().equals(answer.best());
          cells.row(row(head, relief, first));
          count(reasons, one.jurisdiction(), relief);
        }
        if (answer.reliefs().isEmpty()) {
          List<@Nullable Object> row = new ArrayList<>(head);
          row.addAll(Arrays.asList("", Status.NOT_COVERED, "", "", "", "", "", NOT_IN_SERVICE, ""));
          cells.row(row);
          reasons.add(
              List.of(
                  one.jurisdiction().code(),
                  "",
                  Status.NOT_COVERED.name(),
                  "",
                  "",
                  NOT_IN_SERVICE));
        }
      }
    }
    return new ReliefRows(cells.bytes(), reasons);
  }

  private static final String NOT_IN_SERVICE =
      "the law of this jurisdiction was not asked: that is not a no";

  private static List<@Nullable Object> row(
      List<@Nullable Object> head, ReliefAnswer answer, boolean first) {
    List<@Nullable Object> row = new ArrayList<>(head);
    row.add(answer.relief().id());
    row.add(answer.status());
    row.add(answer.eligibleOn());
    row.add(answer.since());
    row.add(answer.until());
    row.add(answer.dueBy());
    row.add(first ? "yes" : "");
    row.add(Reason.of(answer).stream().map(Reason::toString).collect(Collectors.joining("; ")));
    row.add(
        answer.cautions().stream()
            .map(f -> f.rule().title())
            .distinct()
            .collect(Collectors.joining("; ")));
    return row;
  }

  private static void count(
      List<List<String>> reasons, Jurisdiction jurisdiction, ReliefAnswer answer) {
    String relief = answer.relief().id();
    String status = answer.status().name();
    reasons.add(List.of(jurisdiction.code(), relief, status, "", "", ""));
    for (Reason reason : Reason.of(answer)) {
      reasons.add(
          List.of(
              jurisdiction.code(),
              relief,
              status,
              reason.kind(),
              reason.citation(),
              reason.text()));
    }
  }
}
