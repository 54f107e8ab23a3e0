package expunge.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The people and programs that may use the service, by the file of their tokens: a line each of
 * name, role, iterations, salt and hash. A token is {@code name.secret}; the file holds no secret,
 * only its PBKDF2 hash.
 */
public final class Tokens {

  private static final int ITERATIONS = 210_000;
  private static final int BYTES = 32;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** Somebody who may use the service. */
  record Holder(String name, Role role) {}

  /** Salt and hash in Base64. */
  private record Entry(Holder holder, int iterations, String salt, String hash) {}

  private final Map<String, Entry> entries;

  /** A token that was right once needs no slow hash again; kept under a key of this process. */
  private final Map<String, byte[]> right = new ConcurrentHashMap<>();

  private final byte[] key = random();

  private Tokens(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException with the line that can't be read
   */
  static Tokens read(Path file) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          new IOException("the file of tokens `" + file + "` can't be read", unreadable));
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        Entry entry = entry(line);
        if (entry == null || entries.put(entry.holder().name(), entry) != null) {
          throw new IllegalArgumentException(
              file
                  + ":"
                  + (i + 1)
                  + ": a line is a name of its own, a role ("
                  + roles()
                  + "), iterations, salt and hash, as `./expunge token` writes it");
        }
      }
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + " holds no token; make one with ./expunge token NAME --role reader --tokens "
              + file);
    }
    return new Tokens(entries);
  }

  /** The roles that a token may have, in words. */
  public static String roles() {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.ANYBODY)
        .map(Role::word)
        .collect(Collectors.joining(", "));
  }

  private static @Nullable Entry entry(String line) {
    String[] parts = line.split("\\s+", -1);
    try {
      return parts.length == 5 && NAME.matcher(parts[0]).matches()
          ? new Entry(
              new Holder(parts[0], Role.valueOf(parts[1].toUpperCase(Locale.ROOT))),
              Integer.parseInt(parts[2]),
              checked(parts[3]),
              checked(parts[4]))
          : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** {@code text} where it is Base64; else an {@link IllegalArgumentException}. */
  private static String checked(String text) {
    if (Base64.getUrlDecoder().decode(text).length == 0) {
      throw new IllegalArgumentException("empty");
    }
    return text;
  }

  /**
   * Makes a token and adds its hash to the file, which is made when it isn't there.
   *
   * @return the token, which is said this once
   * @throws IllegalArgumentException when the name can't be used or is taken
   */
  public static String make(Path file, String name, Role role) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "`"
              + name
              + "` is no name for a token; use small letters, digits and hyphens, 40 at most");
    }
    if (role == Role.ANYBODY) {
      throw new IllegalArgumentException("a token's role is one of " + roles());
    }
    if (Files.exists(file)
        && Files.readAllLines(file).stream().anyMatch(line -> line.startsWith(name + " "))) {
      throw new IllegalArgumentException(
          "there is a token `" + name + "` already; take its line out of " + file + " first");
    }
    String secret = ENCODER.encodeToString(random());
    byte[] salt = random();
    String line =
        String.join(
            " ",
            name,
            role.word(),
            String.valueOf(ITERATIONS),
            ENCODER.encodeToString(salt),
            ENCODER.encodeToString(slow(secret, salt, ITERATIONS)));
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return name + "." + secret;
  }

  /** Whose token it is; null when it is nobody's. */
  @Nullable Holder holder(String token) {
    int dot = token.indexOf('.');
    if (dot < 1 || token.length() > 200) {
      return null;
    }
    Entry entry = entries.get(token.substring(0, dot));
    byte[] quick = quick(token);
    byte[] known = entry == null ? null : right.get(entry.holder().name());
    if (entry != null && known != null && MessageDigest.isEqual(known, quick)) {
      return entry.holder();
    }
    // An unknown name takes as long as a wrong secret.
    byte[] salt = entry == null ? key : Base64.getUrlDecoder().decode(entry.salt());
    byte[] hash =
        slow(token.substring(dot + 1), salt, entry == null ? ITERATIONS : entry.iterations());
    if (entry == null
        || !MessageDigest.isEqual(hash, Base64.getUrlDecoder().decode(entry.hash()))) {
      return null;
    }
    right.put(entry.holder().name(), quick);
    return entry.holder();
  }

  private byte[] quick(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      return digest.digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every Java has SHA-256
    }
  }

  private static byte[] slow(String secret, byte[] salt, int iterations) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, iterations, BYTES * 8))
          .getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every Java 8 and later has it
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
