package expunge.law;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** "Did you mean": the word out of many that was probably meant by another. */
public final class Nearest {

  /** No word is longer; what is longer was not meant for one, and comparing it would take long. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /** A sentence with the nearest of {@code words}, or one that lists them when none is near. */
  public static String to(String written, Collection<String> words) {
    if (written.length() > LONGEST) {
      return "see docs/writing-rules.md for what may stand here";
    }
    return words.stream()
        .filter(w -> distance(fold(written), fold(w)) <= Math.max(2, written.length() / 3))
        .min(
            Comparator.<String>comparingInt(w -> distance(fold(written), fold(w)))
                .thenComparing(w -> w))
        .map(w -> "did you mean `" + w + "`?")
        .orElseGet(
            () ->
                words.isEmpty() || words.size() > 12
                    ? "see docs/writing-rules.md for what may stand here"
                    : "it may be one of " + String.join(", ", words.stream().sorted().toList()));
  }

  /** Up to five of {@code words}, the nearest to {@code written} first. */
  public static List<String> all(String written, Collection<String> words) {
    if (written.length() > LONGEST) {
      return List.of();
    }
    return words.stream()
        .distinct()
        .sorted(
            Comparator.<String>comparingInt(w -> distance(fold(written), fold(w)))
                .thenComparing(w -> w))
        .limit(5)
        .toList();
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
