package expunge.workshop;

import expunge.law.Source;
import expunge.record.Shape;
import expunge.workshop.LawCoverage.Condition;
import expunge.workshop.LawCoverage.Part;
import expunge.workshop.LawCoverage.Period;
import expunge.workshop.LawCoverage.Report;
import expunge.workshop.LawCoverage.Tried;
import java.util.List;

/** Coverage as one page of HTML that needs nothing beside it. */
public final class CoveragePage {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Coverage of the law</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem; color: #1a1a1a; background: #fff; }
      table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
      caption { text-align: left; font-weight: bold; padding: .5rem 0; }
      th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
      th { background: #f0f0f0; }
      .open { background: #fff3d6; }
      pre { background: #f5f5f5; border: 1px solid #767676; padding: .5rem; overflow-x: auto; }
      code { overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      <main>
      <h1>Coverage of the law</h1>
      <p>What each rulebook says is coded, and what its cases try. A condition is seen to hold by a case in which its rule
      concludes something, and to fail by a case in which it alone keeps the rule silent.</p>
      """;

  private final StringBuilder out = new StringBuilder(HEAD);

  private CoveragePage() {}

  /** The page about some rulebooks. */
  public static String of(List<Report> reports) {
    CoveragePage page = new CoveragePage();
    if (reports.size() > 1) {
      page.out.append("<nav aria-label=\"Rulebooks\"><ul>\n");
      for (Report report : reports) {
        page.out
            .append("<li><a href=\"#")
            .append(escaped(report.book().manifest().jurisdiction().folder()))
            .append("\">")
            .append(escaped(report.book().manifest().jurisdiction().name()))
            .append("</a></li>\n");
      }
      page.out.append("</ul></nav>\n");
    }
    reports.forEach(page::rulebook);
    return page.out.append("</main>\n</body>\n</html>\n").toString();
  }

  private void rulebook(Report report) {
    out.append("<section>\n<h2 id=\"")
        .append(escaped(report.book().manifest().jurisdiction().folder()))
        .append("\">")
        .append(escaped(report.book().manifest().jurisdiction().name()))
        .append("</h2>\n<p>")
        .append(report.rules().stream().filter(Tried::fired).filter(Tried::silent).count())
        .append(" of ")
        .append(report.rules().size())
        .append(" rules are seen to conclude and to stay silent, ")
        .append(report.conditionsSeen())
        .append(" of ")
        .append(report.conditions())
        .append(" conditions to hold and to fail, ")
        .append(report.periodsSeen())
        .append(" of ")
        .append(report.periods())
        .append(" periods from both sides.</p>\n");
    if (!report.parts().isEmpty()) {
      table("What is coded", "Part of the law", "Coded", "Rules");
      for (Part part : report.parts()) {
        row(
            part.coverage() != Source.Coverage.CODED,
            part.citation(),
            Shape.word(part.coverage()),
            String.valueOf(part.rules()));
      }
      out.append("</tbody>\n</table>\n");
    }
    table("What the cases try", "Rule", "Concludes", "Silent", "Conditions", "Periods");
    for (Tried tried : report.rules()) {
      row(
          !tried.whole(),
          tried.rule().title(),
          seen(tried.fired()),
          seen(tried.silent()),
          count(
              tried.conditions().stream().filter(Condition::failsAlone).count(),
              tried.conditions().size()),
          count(
              tried.periods().stream().filter(p -> p.day() && p.eve()).count(),
              tried.periods().size()));
    }
    out.append("</tbody>\n</table>\n");
    report.rules().stream().filter(r -> !r.whole()).forEach(this::missing);
    out.append("</section>\n");
  }

  private void missing(Tried tried) {
    out.append("<details>\n<summary>")
        .append(escaped(tried.rule().title()))
        .append("</summary>\n<p><code>")
        .append(escaped(tried.rule().file() + ":" + tried.rule().line()))
        .append("</code></p>\n<ul>\n");
    for (Condition one : tried.conditions()) {
      if (!one.failsAlone()) {
        item(
            "line "
                + one.without().line()
                + ": never seen to fail alone: "
                + one.without().before());
      }
    }
    for (Period period : tried.periods()) {
      if (!period.day() || !period.eve()) {
        item(
            period.words()
                + (period.day() ? "" : ": its day is not seen")
                + (period.eve() ? "" : ": the other side of its day is not seen"));
      }
    }
    out.append("</ul>\n<p>Cases to paste beside the rule and complete:</p>\n<pre>");
    Stubs.of(tried).forEach(stub -> out.append(escaped(stub.yaml())));
    out.append("</pre>\n</details>\n");
  }

  private void item(String text) {
    out.append("<li>").append(escaped(text)).append("</li>\n");
  }

  private void table(String caption, String... columns) {
    out.append("<table>\n<caption>").append(escaped(caption)).append("</caption>\n<thead><tr>");
    for (String column : columns) {
      out.append("<th scope=\"col\">").append(escaped(column)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  private void row(boolean open, String head, String... cells) {
    out.append(open ? "<tr class=\"open\">" : "<tr>")
        .append("<th scope=\"row\">")
        .append(escaped(head))
        .append("</th>");
    for (String cell : cells) {
      out.append("<td>").append(escaped(cell)).append("</td>");
    }
    out.append("</tr>\n");
  }

  private static String seen(boolean seen) {
    return seen ? "seen" : "not seen";
  }

  private static String count(long seen, int all) {
    return all == 0 ? "none" : seen + " of " + all;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
