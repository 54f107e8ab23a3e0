package expunge.workshop;

import expunge.law.Jurisdiction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Publishes again and again until it is killed, or can't any more: a process for other tests. */
final class PublishesOn {

  static final Jurisdiction OREGON = Jurisdiction.find("US-OR").orElseThrow();
  private static final int FILES = 8;

  private PublishesOn() {}

  /** The rulebook's files in the state {@code n}, which each of them tells. */
  static Map<String, String> files(int n, int length) {
    Map<String, String> files = new TreeMap<>();
    files.put("rulebook.yaml", n + "\n");
    for (int i = 0; i < FILES; i++) {
      // Each state has a file that the one before hasn't.
      String name = i == 0 ? "part/" + n % 5 + "/new.drl" : "part/" + i + ".drl";
      files.put(name, n + "\n" + "x".repeat(length));
    }
    return files;
  }

  /** The folder, the length of files, and how many states to publish at most. */
  @SuppressWarnings("SystemOut") // what another process says to the test that started it
  public static void main(String[] args) throws Exception {
    History history = History.of(Path.of(args[0]));
    int length = Integer.parseInt(args[1]);
    history.recover();
    int from = Integer.parseInt(args[2]);
    for (int n = from; n < from + Integer.parseInt(args[3]); n++) {
      try {
        history.commit(
            new History.Change(
                OREGON,
                files(n, length),
                "ann",
                "bo",
                null,
                "State " + n,
                Instant.ofEpochSecond(1_780_000_000L + n)));
      } catch (java.io.IOException failed) {
        System.out.println("FAILED " + failed.getMessage());
        return;
      }
      System.out.println("published " + n);
    }
  }
}
