package expunge.record;

import java.time.LocalDate;

/** The filing: the day for which the question is asked. */
public record Filing(LocalDate day) {

  /** That day. */
  public Day on() {
    return Day.of(day);
  }
}
