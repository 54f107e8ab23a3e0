package expunge.cli;

import expunge.screening.Watcher;
import java.util.Locale;
import picocli.CommandLine;

/**
 * How far a screening is, on standard error: one line that changes where somebody is watching, a
 * line every half minute where it goes to a file.
 */
final class ProgressLine implements Watcher, AutoCloseable {

  private static final int BAR = 24;

  private final boolean watched = CommandLine.Help.Ansi.AUTO.enabled();
  private final long pause = watched ? 200_000_000L : 30_000_000_000L;
  private final long start = System.nanoTime();
  private long last = start;
  private long firstRecords = -1;
  private long firstBytes;
  private final long betweenSaves;
  private long lastSaved = start;
  private boolean shown;

  ProgressLine(double secondsBetweenSaves) {
    this.betweenSaves = (long) (secondsBetweenSaves * 1e9);
  }

  /** Whether the state should be brought to the disk. */
  boolean due() {
    long now = System.nanoTime();
    if (now - lastSaved < betweenSaves) {
      return false;
    }
    lastSaved = now;
    return true;
  }

  @Override
  public void at(Progress progress) {
    if (firstRecords < 0) {
      firstRecords = progress.records();
      firstBytes = progress.bytes();
    }
    long now = System.nanoTime();
    if (now - last < pause) {
      return;
    }
    last = now;
    shown = true;
    String line = line(progress, (now - start) / 1e9);
    if (watched) {
      Main.ERR.print("\r" + line + "   ");
    } else {
      Main.ERR.println(line);
    }
  }

  private String line(Progress progress, double seconds) {
    double part = progress.size() == 0 ? 1 : (double) progress.bytes() / progress.size();
    int full = (int) Math.round(Math.min(1, part) * BAR);
    double rate = (progress.records() - firstRecords) / seconds;
    double bytesPerSecond = (progress.bytes() - firstBytes) / seconds;
    String left =
        bytesPerSecond <= 0
            ? "?"
            : time((long) ((progress.size() - progress.bytes()) / bytesPerSecond));
    return String.format(
        Locale.ROOT,
        "[%s%s] %3.0f %%  %s: %,d records, %,d rejected, %,.0f/s, %s left",
        "#".repeat(full),
        "-".repeat(BAR - full),
        Math.min(1, part) * 100,
        progress.doing(),
        progress.records(),
        progress.rejected(),
        rate,
        left);
  }

  private static String time(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  @Override
  public void close() {
    if (watched && shown) {
      Main.ERR.println();
    }
  }
}
