package expunge.screening;

/** Somebody who watches a screening; called by one thread, often. */
@FunctionalInterface
public interface Watcher {

  /**
   * What a screening is doing.
   *
   * @param doing in a word or two
   * @param records how many records have been answered or rejected
   * @param rejected how many of them were rejected
   * @param bytes how many bytes of the inputs have been read
   * @param size how many there are
   */
  record Progress(String doing, long records, long rejected, long bytes, long size) {}

  /** It has come this far. */
  void at(Progress progress);
}
