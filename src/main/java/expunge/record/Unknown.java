package expunge.record;

/**
 * One fact that a record doesn't tell, of one person, case or charge.
 *
 * @param pointer where it would stand in the record, as a JSON pointer
 * @param about the id of the charge or case it belongs to; empty for the person
 */
public record Unknown(String pointer, Fact<?> fact, String about) {}
