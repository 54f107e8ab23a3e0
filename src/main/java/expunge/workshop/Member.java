package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import expunge.json.BadRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of a population, read only when it is needed.
 *
 * @param kind where it comes from
 * @param place the file and line, or the series and number
 * @param pinned the case whose record it is, where it is one of the new rules' cases
 */
record Member(Kind kind, String place, Source source, CaseFile.@Nullable Case pinned) {

  /** Where records come from. */
  enum Kind {
    CASE,
    EXAMPLE,
    MADE_UP,
    POPULATION
  }

  /** Gives the record. */
  interface Source {
    JsonNode read() throws BadRecord;
  }

  Member(Kind kind, String place, Source source) {
    this(kind, place, source, null);
  }
}
