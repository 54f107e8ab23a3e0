package expunge.screening;

import expunge.json.InputProblem;
import expunge.screening.Item.Broken;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The items of all inputs, one after another, and what was counted while reading. Read by one
 * thread; another may ask how far it is.
 */
final class Reading implements Closeable {

  private final List<? extends Supply> inputs;
  private final long most;
  private long taken;
  private final AtomicLong records;
  private final AtomicLong bytesBefore = new AtomicLong();
  private volatile long bytesNow;
  private Place place;
  private @Nullable Source source;

  /**
   * The items from {@code place} on.
   *
   * @param most how many to take at most
   * @param before how many were taken before
   */
  Reading(List<? extends Supply> inputs, Place place, long most, long before) {
    this.inputs = inputs;
    this.place = place;
    this.most = most;
    this.records = new AtomicLong(before);
    for (int i = 0; i < place.source(); i++) {
      bytesBefore.addAndGet(inputs.get(i).size());
    }
  }

  /** The next item, or null at the end of the last input or at the limit. */
  @Nullable Item next() throws IOException {
    while (taken < most && place.source() < inputs.size()) {
      Source open = source;
      if (open == null) {
        Supply input = inputs.get(place.source());
        try {
          open = input.open(place);
          source = open;
        } catch (IOException damaged) {
          Item broken = unopened(input);
          place = place.nextSource();
          return count(broken);
        }
      }
      Item item = open.next();
      bytesNow = open.bytesRead();
      place = open.place();
      if (item != null) {
        return count(item);
      }
      open.close();
      source = null;
      bytesBefore.addAndGet(inputs.get(place.source()).size());
      bytesNow = 0;
      place = place.nextSource();
    }
    return null;
  }

  private Item count(Item item) {
    taken++;
    records.incrementAndGet();
    return item;
  }

  private Item unopened(Supply input) {
    return new Item(
        input.name(),
        1,
        new Broken(
            new InputProblem(
                "",
                "a file that can't be opened as what its name says it is",
                "it may be damaged, or another format; " + Input.ACCEPTED)),
        place.nextSource());
  }

  long records() {
    return records.get();
  }

  long blank() {
    return place.blank();
  }

  long bytesRead() {
    return bytesBefore.get() + bytesNow;
  }

  @Override
  public void close() throws IOException {
    Source open = source;
    if (open != null) {
      open.close();
    }
  }
}
