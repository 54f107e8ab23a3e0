package expunge.cli;

import expunge.http.Server;
import expunge.http.Settings;
import expunge.rulebook.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: answers over HTTP. */
@Command(name = "serve", description = "Answer over HTTP.")
final class ServeCommand implements Callable<Integer> {
  @CommandLine.Mixin RulesOptions options = new RulesOptions();

  @Option(
      names = "--port",
      defaultValue = "7070",
      description = "the port (default: ${DEFAULT-VALUE})")
  int port = 7070;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "the address to listen on (default: ${DEFAULT-VALUE}); another than this machine's own needs --tokens")
  String host = "127.0.0.1";

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "who may use it: the file that ./expunge token writes")
  @Nullable Path tokens;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "serve TLS with the certificate in this PKCS#12 or JKS keystore")
  @Nullable Path keystore;

  @Option(
      names = "--keystore-password",
      paramLabel = "FILE",
      description = "the file that holds the keystore's password")
  @Nullable Path keystorePassword;

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description = "a page of this origin may call it from a browser (may be given several times)")
  List<String> origins = new ArrayList<>();

  @Option(
      names = "--audit-log",
      paramLabel = "FILE",
      description =
          "note time, token, receipt and statuses of every answer here (no facts; default: nothing is noted)")
  @Nullable Path audit;

  @Option(
      names = "--drafts",
      description = "let rules be tried and published over HTTP (default: they can't be)")
  boolean drafts;

  @Option(
      names = "--per-minute",
      paramLabel = "N",
      defaultValue = "6000",
      description = "requests that one token may make in a minute (default: ${DEFAULT-VALUE})")
  int perMinute = 6_000;

  @Option(
      names = "--longest-body",
      paramLabel = "BYTES",
      defaultValue = "1000000",
      description = "the largest record, and line of a stream (default: ${DEFAULT-VALUE})")
  int longestBody = 1_000_000;

  @Option(
      names = "--answer-millis",
      paramLabel = "N",
      defaultValue = "10000",
      description = "the longest time spent on one record (default: ${DEFAULT-VALUE})")
  int answerMillis = 10_000;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Settings settings =
        new Settings(
            host,
            port,
            tokens,
            keystore,
            keystorePassword,
            origins,
            audit,
            drafts,
            perMinute,
            longestBody,
            answerMillis);
    Server server;
    try {
      server = Server.start(settings, options.rules, Shelf.in(options.cache), Main::today);
    } catch (IllegalArgumentException refused) {
      Main.ERR.println(refused.getMessage());
      return Main.BAD_INPUT;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
    Main.OUT.println(
        "listening on "
            + (keystore == null ? "http" : "https")
            + "://"
            + host
            + ":"
            + server.port());
    server.join();
    return Main.FINE;
  }
}
