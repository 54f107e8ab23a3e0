package expunge.record;

import java.util.List;

/**
 * A question that evaluation could not do without: what was asked of a missing fact, and the ways
 * in which it may be answered. Together the branches cover all that the fact could still be, and no
 * two overlap.
 *
 * @param test what was asked, so that two askings of the same are equal: {@code "at most 19000"}
 */
public record Split(Unknown unknown, String test, List<Branch> branches) {

  /**
   * One way of answering.
   *
   * @param reply the answer in words
   */
  public record Branch(String reply, Domain domain) {}
}
