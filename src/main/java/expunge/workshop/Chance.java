package expunge.workshop;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What is random in one record of a series. It hangs on the seed of the series and the record's
 * number alone, so that any record can be made without those before it.
 *
 * <p>Decks deal fairly: over any {@code n} records in a row, beginning at a multiple of {@code n},
 * each of {@code n} possibilities is dealt once.
 */
final class Chance {

  private final long seed;
  private final long number;
  private final SplittableRandom random;

  Chance(long seed, long number) {
    this.seed = seed;
    this.number = number;
    this.random = new SplittableRandom(mixed(seed * 0x9E3779B97F4A7C15L + number));
  }

  /** True in so many of a hundred. */
  boolean often(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long below(long bound) {
    return random.nextLong(bound);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** The card of this record out of the deck of that name. */
  <T> T deal(String deck, List<T> from) {
    return from.get(deal(deck, from.size()));
  }

  /** The place of this record's card in a deck of {@code size}, shuffled anew for each round. */
  int deal(String deck, int size) {
    long round = Math.floorDiv(number, size);
    long place = Math.floorMod(number, (long) size);
    long key = mixed(mixed(seed + deck.hashCode()) + round);
    long step = 1 + Math.floorMod(key, (long) size);
    while (gcd(step, size) != 1) {
      step++;
    }
    return (int) ((place * step + Math.floorMod(mixed(key), (long) size)) % size);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Stafford's variant 13 of the 64-bit mix: near seeds give unlike numbers. */
  private static long mixed(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
