package expunge.workshop;

import expunge.rulebook.Problem;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit XML, which CI servers read: a suite for each file, a test for each case, rule
 * and example; what was left out stands as an error.
 */
public final class JunitXml {

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JunitXml() throws XMLStreamException {
    this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  /** The XML. */
  public static String write(Trial.Report report) {
    try {
      JunitXml writer = new JunitXml();
      writer.suites(report);
      return writer.text.toString();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("the report can't be written as XML", impossible);
    }
  }

  private void suites(Trial.Report report) throws XMLStreamException {
    Map<String, List<Tried>> tried = new LinkedHashMap<>();
    Map<String, List<Problem>> leftOut = new LinkedHashMap<>();
    for (Tried one : report.tried()) {
      tried.computeIfAbsent(one.file(), f -> new ArrayList<>()).add(one);
      leftOut.computeIfAbsent(one.file(), f -> new ArrayList<>());
    }
    for (Problem one : report.leftOut()) {
      leftOut.computeIfAbsent(one.file(), f -> new ArrayList<>()).add(one);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    open("testsuites");
    attribute("name", "expunge");
    counts(report.tried(), report.leftOut());
    for (Map.Entry<String, List<Problem>> file : leftOut.entrySet()) {
      suite(file.getKey(), tried.getOrDefault(file.getKey(), List.of()), file.getValue());
    }
    close();
    xml.writeEndDocument();
    line();
  }

  private void suite(String file, List<Tried> tried, List<Problem> leftOut)
      throws XMLStreamException {
    open("testsuite");
    attribute("name", file);
    counts(tried, leftOut);
    for (Tried one : tried) {
      test(file, one.title(), one.line());
      // Readers expect one failure element for each test.
      if (!one.failures().isEmpty()) {
        open("failure");
        Failure first = one.failures().get(0);
        attribute("type", first.about().isEmpty() ? "expectation" : first.about());
        attribute(
            "message",
            "expected "
                + first.expected().replace('\n', ' ')
                + ", found "
                + first.found().replace('\n', ' '));
        xml.writeCharacters(
            valid(String.join("\n", one.failures().stream().map(Failure::toString).toList())));
        xml.writeEndElement();
      }
      close();
    }
    for (Problem one : leftOut) {
      test(file, one.code(), one.line());
      open("error");
      attribute("type", one.code());
      attribute("message", one.sentence());
      xml.writeCharacters(valid(one.toString()));
      xml.writeEndElement();
      close();
    }
    close();
  }

  private void test(String file, String name, int line) throws XMLStreamException {
    open("testcase");
    attribute("classname", file.replaceAll("\\.(cases\\.yaml|drl|json)$", "").replace('.', '_'));
    attribute("name", name);
    attribute("file", file);
    attribute("line", String.valueOf(line));
  }

  private void counts(List<Tried> tried, List<Problem> leftOut) throws XMLStreamException {
    attribute("tests", String.valueOf(tried.size() + leftOut.size()));
    attribute(
        "failures",
        String.valueOf(tried.stream().filter(one -> !one.failures().isEmpty()).count()));
    attribute("errors", String.valueOf(leftOut.size()));
    attribute("skipped", "0");
  }

  private void open(String name) throws XMLStreamException {
    line();
    xml.writeStartElement(name);
  }

  private void close() throws XMLStreamException {
    line();
    xml.writeEndElement();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, valid(value));
  }

  /** Without the signs that XML 1.0 can't hold, not even escaped. */
  private static String valid(String text) {
    StringBuilder valid = new StringBuilder();
    text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .forEach(valid::appendCodePoint);
    return valid.toString();
  }
}
