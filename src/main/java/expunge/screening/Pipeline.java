package expunge.screening;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One thread reads, several answer, and the answers come out in the order of the input. However
 * fast the reading is, only so much is under way at a time: so many batches, of so many bytes.
 */
final class Pipeline implements Closeable {

  private static final int BATCH_ITEMS = 32;
  private static final int BATCH_BYTES = 128 * 1024;

  private record Batch(List<Item> items, int weight) {}

  private record Done(List<Answered> answers, int weight) {
    static final Done END = new Done(List.of(), 0);

    /** No batch is empty but the one that stands for the end. */
    boolean end() {
      return answers.isEmpty();
    }
  }

  private final Reading reading;
  private final Answerer answerer;
  private final ExecutorService workers;
  private final Thread reader;
  private final BlockingQueue<Future<Done>> underWay;
  private final int room;
  private final Semaphore free;
  private int held;

  Pipeline(Reading reading, Answerer answerer, int threads) {
    this.reading = reading;
    this.answerer = answerer;
    AtomicLong number = new AtomicLong();
    this.workers =
        Executors.newFixedThreadPool(
            threads, task -> daemon(task, "answering-" + number.incrementAndGet()));
    this.underWay = new ArrayBlockingQueue<>(4 * threads);
    // An answer takes up to some fifty times the bytes of its record.
    this.room = (int) Math.min(1 << 24, Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 400));
    this.free = new Semaphore(room);
    this.reader = daemon(this::read, "reading");
    reader.start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** The next answers, or null at the end. */
  @Nullable List<Answered> next() throws IOException {
    free.release(held);
    held = 0;
    try {
      Done done = underWay.take().get();
      held = done.weight();
      return done.end() ? null : done.answers();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("the screening was stopped; go on with it by --resume", stopped);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException(cause);
    }
  }

  private void read() {
    try {
      try {
        for (Batch batch = batch(); !batch.items().isEmpty(); batch = batch()) {
          Batch one = batch;
          free.acquire(one.weight());
          underWay.put(workers.submit(() -> answer(one)));
        }
        underWay.put(CompletableFuture.completedFuture(Done.END));
      } catch (IOException | RuntimeException failed) {
        underWay.put(CompletableFuture.failedFuture(failed));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Done answer(Batch batch) {
    return new Done(batch.items().stream().map(answerer::answer).toList(), batch.weight());
  }

  /** The next items, as many as make one task; none at the end. */
  private Batch batch() throws IOException {
    List<Item> items = new ArrayList<>();
    int weight = 0;
    while (items.size() < BATCH_ITEMS && weight < BATCH_BYTES) {
      Item item = reading.next();
      if (item == null) {
        break;
      }
      items.add(item);
      weight += item.content().weight();
    }
    return new Batch(items, Math.min(room, weight));
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    workers.shutdownNow();
    try {
      reader.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    reading.close();
  }
}
