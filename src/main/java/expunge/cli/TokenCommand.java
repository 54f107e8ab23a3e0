package expunge.cli;

import expunge.http.Role;
import expunge.http.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code token}: lets somebody use the service. */
@Command(
    name = "token",
    description =
        "Make a token for the service. It is printed once; the file keeps only a hash of it.")
final class TokenCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "whose it is: small letters, digits, hyphens")
  String name = "";

  @Option(
      names = "--role",
      required = true,
      description = "reader, author, reviewer or operator; each may what those before it may")
  String role = "";

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      defaultValue = "tokens",
      description = "the file to add it to (default: ${DEFAULT-VALUE})")
  Path tokens = Path.of("tokens");

  @Override
  public Integer call() throws IOException {
    try {
      String token = Tokens.make(tokens, name, Role.valueOf(role.toUpperCase(Locale.ROOT)));
      Main.OUT.println(token);
      Main.ERR.println("send it as: Authorization: Bearer " + name + "...; it is not said again");
      return Main.FINE;
    } catch (IllegalArgumentException refused) {
      String why = String.valueOf(refused.getMessage());
      Main.ERR.println(
          why.startsWith("No enum constant")
              ? "`" + role + "` is no role; write one of " + Tokens.roles()
              : why);
      return Main.BAD_INPUT;
    }
  }
}
