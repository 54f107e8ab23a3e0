package expunge.http;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an operator wants the service.
 *
 * @param host the address to listen on
 * @param port the port; 0 takes a free one
 * @param tokens the file of those who may use it; null where anybody on this machine may
 * @param keystore a PKCS#12 or JKS keystore with the certificate to serve TLS with; null for plain
 *     HTTP
 * @param keystorePassword the file that holds the keystore's password
 * @param origins the origins whose pages may call it from a browser, {@code https://forms.example}
 * @param audit the file that notes time, token, receipt and statuses of each answer; null for none
 * @param drafts whether rules may be tried and published over HTTP
 * @param perMinute requests that one token, or one address without a token, may make in a minute
 * @param longestBody the most bytes that are read of a record, or of a line of a stream
 * @param answerMillis the longest time that is spent on one record
 */
public record Settings(
    String host,
    int port,
    @Nullable Path tokens,
    @Nullable Path keystore,
    @Nullable Path keystorePassword,
    List<String> origins,
    @Nullable Path audit,
    boolean drafts,
    int perMinute,
    int longestBody,
    int answerMillis) {

  private static final int MEGABYTE = 1_000_000;

  /** Copies the list. */
  public Settings {
    origins = List.copyOf(origins);
  }

  /** For people on this machine only, with nothing turned on. */
  public static Settings local(int port) {
    return new Settings(
        "127.0.0.1", port, null, null, null, List.of(), null, false, 6_000, MEGABYTE, 10_000);
  }
}
