package expunge.http;

import io.javalin.security.RouteRole;
import java.util.Locale;

/** What a token allows; each allows what those before it do. */
public enum Role implements RouteRole {
  /** Needs no token: whether the service lives, and how it is spoken to. */
  ANYBODY,
  /** Asks for answers and reads the rules. */
  READER,
  /** Tries changes of rules. */
  AUTHOR,
  /** Publishes what another has written. */
  REVIEWER,
  /** Takes rules back. */
  OPERATOR;

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean allows(Role needed) {
    return compareTo(needed) >= 0;
  }
}
