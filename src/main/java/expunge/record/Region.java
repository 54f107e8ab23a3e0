package expunge.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of all the ways in which the missing facts might turn out: for some of them, what they may
 * still be.
 */
public record Region(Map<Unknown, Domain> domains) {

  /** Nothing is assumed yet. */
  public static final Region EVERYTHING = new Region(Map.of());

  @Nullable Domain of(Unknown unknown) {
    return domains.get(unknown);
  }

  /** The part of this region in which {@code unknown} is within {@code domain}. */
  public Region where(Unknown unknown, Domain domain) {
    Map<Unknown, Domain> more = new HashMap<>(domains);
    more.put(unknown, domain);
    return new Region(more);
  }

  /** What this region says of {@code some} facts only. */
  public Region of(Set<Unknown> some) {
    Map<Unknown, Domain> fewer = new HashMap<>(domains);
    fewer.keySet().retainAll(some);
    return new Region(fewer);
  }
}
