package expunge.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The text of a case with a record of its own, as people write it in a file of cases. */
final class CaseText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ().:/_-]*");
  private static final Pattern NUMBER_LIKE = Pattern.compile("[0-9][0-9._xobeE+-]*(:[0-9]+)*");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  private CaseText() {}

  /**
   * The lines of one case.
   *
   * @param status the status expected, with its day
   */
  static List<String> lines(
      String title, ObjectNode record, String charge, String relief, String status, String note) {
    List<String> lines = new ArrayList<>();
    lines.add("- title: " + quoted(title));
    lines.add("  note: " + quoted(note));
    lines.add("  given:");
    for (var member : record.properties()) {
      if (!member.getKey().equals("cases")) {
        lines.add("    " + member.getKey() + ": " + flow(member.getValue()));
      }
    }
    lines.add("    cases:");
    for (JsonNode one : record.path("cases")) {
      block(lines, "      ", one, "charges");
      if (!one.path("charges").isEmpty()) {
        lines.add("        charges:");
        for (JsonNode its : one.path("charges")) {
          block(lines, "          ", its, "");
        }
      }
    }
    lines.add("  charge: " + flow(record.textNode(charge)));
    lines.add("  status: { " + relief + ": " + status + " }");
    return lines;
  }

  private static void block(List<String> lines, String indent, JsonNode node, String later) {
    if (node.isEmpty()) {
      lines.add(indent + "- {}");
      return;
    }
    String mark = "- ";
    for (var member : node.properties()) {
      if (!member.getKey().equals(later)) {
        lines.add(indent + mark + member.getKey() + ": " + flow(member.getValue()));
        mark = "  ";
      }
    }
    if (!later.isEmpty() && node.path(later).isEmpty()) {
      lines.add(indent + mark + later + ": []");
    }
  }

  private static String flow(JsonNode node) {
    StringBuilder text = new StringBuilder();
    if (node.isObject()) {
      for (var member : node.properties()) {
        text.append(text.isEmpty() ? "{ " : ", ")
            .append(member.getKey())
            .append(": ")
            .append(flow(member.getValue()));
      }
      return text.isEmpty() ? "{}" : text + " }";
    }
    if (node.isArray()) {
      for (JsonNode one : node) {
        text.append(text.isEmpty() ? "[ " : ", ").append(flow(one));
      }
      return text.isEmpty() ? "[]" : text + " ]";
    }
    return node.isTextual() ? scalar(node.asText()) : node.toString();
  }

  private static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !text.contains(": ")
            && !text.endsWith(":")
            && !text.endsWith(" ")
            && !RESERVED.contains(text.toLowerCase(java.util.Locale.ROOT))
            && (DAY.matcher(text).matches() || !NUMBER_LIKE.matcher(text).matches());
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + "\"";
  }

  /** A file of cases with one more case at the end of its list. */
  static String with(String file, List<String> one) {
    List<String> lines = new ArrayList<>(file.lines().toList());
    int start = lines.indexOf("cases:");
    if (start < 0) {
      lines.removeIf(l -> l.strip().matches("cases:\\s*\\[\\s*]"));
      lines.add("cases:");
      start = lines.size() - 1;
    }
    int end = start + 1;
    String indent = "  ";
    int last = start;
    for (; end < lines.size(); end++) {
      String line = lines.get(end);
      if (line.matches("\\s*-\\s.*") && last == start) {
        indent = line.substring(0, line.indexOf('-'));
      }
      boolean inside =
          line.isBlank() || line.startsWith(" ") || line.startsWith("-") || line.startsWith("#");
      if (!inside) {
        break;
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        last = end;
      }
    }
    for (int i = 0; i < one.size(); i++) {
      lines.add(last + 1 + i, indent + one.get(i));
    }
    return String.join("\n", lines) + "\n";
  }
}
