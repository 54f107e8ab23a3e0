package expunge.http;

import io.javalin.http.Context;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * Pages for people, from the templates in {@code expunge/pages}. What stands in a template's place
 * is escaped always; a page loads nothing from elsewhere and runs no script of its own text.
 */
final class Pages {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final Map<String, String> TYPES =
      Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  private final PebbleEngine templates;

  Pages() {
    ClasspathLoader loader = new ClasspathLoader();
    loader.setPrefix("expunge/pages");
    loader.setSuffix(".html");
    templates =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .defaultLocale(Locale.ENGLISH)
            .build();
  }

  /** Shows the page of the template {@code name}. */
  void show(Context ctx, String name, Map<String, Object> values) {
    StringWriter page = new StringWriter();
    try {
      templates.getTemplate(name).evaluate(page, values, Locale.ENGLISH);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed); // a string takes everything
    }
    ctx.header("Content-Security-Policy", POLICY);
    ctx.contentType("text/html; charset=utf-8");
    ctx.result(page.toString());
  }

  /** {@code GET /assets/{file}}: what pages load. */
  void asset(Context ctx) throws IOException {
    String file = ctx.pathParam("file");
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null || !file.matches("[a-z0-9][a-z0-9.-]*")) {
      Replies.problem(ctx, 404, "There is nothing at this address.");
      return;
    }
    try (InputStream in = Pages.class.getResourceAsStream("/expunge/pages/assets/" + file)) {
      if (in == null) {
        Replies.problem(ctx, 404, "There is nothing at this address.");
        return;
      }
      ctx.header("Cache-Control", "max-age=3600");
      ctx.contentType(type + "; charset=utf-8");
      ctx.result(in.readAllBytes());
    }
  }
}
