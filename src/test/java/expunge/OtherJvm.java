package expunge;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that runs a class of these tests in a process of its own. */
public final class OtherJvm {

  private OtherJvm() {}

  /** The command for {@code main} with {@code args}. */
  public static List<String> command(Class<?> main, String... args) {
    return Stream.concat(
            Stream.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(main.getClassLoader()),
                main.getName()),
            Stream.of(args))
        .toList();
  }

  private static String classPath(ClassLoader loader) {
    return loader instanceof URLClassLoader urls
        ? Arrays.stream(urls.getURLs())
            .map(OtherJvm::file)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    return Path.of(java.net.URI.create(url.toString())).toString();
  }
}
