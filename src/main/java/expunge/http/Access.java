package expunge.http;

import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may what, how often, and what every answer tells the browser. */
final class Access {

  private static final String HOLDER = "holder";
  private static final int WRONG_PER_MINUTE = 10;
  private static final int MOST_REMEMBERED = 10_000;
  private static final Pattern HERE =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

  private final @Nullable Tokens tokens;
  private final int perMinute;
  private final boolean tls;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  Access(Settings settings) {
    if (settings.tokens() == null && !loopback(settings.host())) {
      throw new IllegalArgumentException(
          "the service is not started on "
              + settings.host()
              + " without tokens, since anybody who reaches that address could use it: make some with"
              + " ./expunge token NAME --role reader --tokens FILE and start with --tokens FILE,"
              + " or listen on 127.0.0.1");
    }
    this.tokens = settings.tokens() == null ? null : Tokens.read(settings.tokens());
    this.perMinute = settings.perMinute();
    this.tls = settings.keystore() != null;
  }

  static boolean loopback(String host) {
    try {
      for (InetAddress one : InetAddress.getAllByName(host)) {
        if (!one.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException(
          "`" + host + "` is no address of this machine; write one like 127.0.0.1", unknown);
    }
  }

  /** The name of the token that the request came with. */
  static String who(Context ctx) {
    Tokens.Holder holder = ctx.attribute(HOLDER);
    return holder == null ? "nobody" : holder.name();
  }

  /** Lets the request pass, or answers it. */
  void check(Context ctx) {
    headers(ctx);
    Role needed = needed(ctx.routeRoles());
    if (needed == Role.ANYBODY) {
      return;
    }
    Tokens.Holder holder = holder(ctx);
    if (holder == null) {
      return;
    }
    ctx.attribute(HOLDER, holder);
    if (!holder.role().allows(needed)) {
      refuse(ctx, 403, "This needs a token of the role " + needed.word() + ".");
    } else if (!bucket(tokens == null ? ctx.ip() : "token " + holder.name(), perMinute)
        .tryConsume(1)) {
      tooOften(ctx);
    }
  }

  /** Whose request it is; null when it was answered already. */
  private Tokens.@Nullable Holder holder(Context ctx) {
    Tokens known = tokens;
    if (known == null) {
      // A page elsewhere may have its name lead here, to use what only this machine may.
      String host = ctx.header("Host");
      if (host != null && !HERE.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
        refuse(ctx, 421, "This service answers to localhost only.");
        return null;
      }
      return new Tokens.Holder("local", Role.OPERATOR);
    }
    String given = ctx.header("Authorization");
    if (given == null || !given.regionMatches(true, 0, "Bearer ", 0, 7)) {
      ctx.header("WWW-Authenticate", "Bearer");
      refuse(ctx, 401, "Send a token: Authorization: Bearer NAME.SECRET");
      return null;
    }
    Bucket wrong = bucket("wrong " + ctx.ip(), WRONG_PER_MINUTE);
    if (wrong.getAvailableTokens() == 0) {
      tooOften(ctx);
      return null;
    }
    Tokens.Holder holder = known.holder(given.substring(7).strip());
    if (holder == null) {
      wrong.tryConsume(1);
      ctx.header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      refuse(ctx, 401, "This token is nobody's.");
    }
    return holder;
  }

  private static Role needed(Set<RouteRole> roles) {
    for (RouteRole role : roles) {
      if (role instanceof Role ours) {
        return ours;
      }
    }
    return Role.READER;
  }

  private Bucket bucket(String whose, int perMinute) {
    if (buckets.size() > MOST_REMEMBERED) {
      buckets.clear(); // better to forget than to fill up
    }
    return buckets.computeIfAbsent(
        whose,
        w ->
            Bucket.builder()
                .addLimit(
                    limit ->
                        limit
                            .capacity(perMinute)
                            .refillIntervally(perMinute, Duration.ofMinutes(1)))
                .build());
  }

  private static void tooOften(Context ctx) {
    ctx.header("Retry-After", "60");
    refuse(ctx, 429, "Too many requests; try again in a minute.");
  }

  private static void refuse(Context ctx, int status, String title) {
    Replies.problem(ctx, status, title);
    ctx.skipRemainingHandlers();
  }

  private void headers(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    ctx.header("Cache-Control", "no-store");
    if (tls) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
