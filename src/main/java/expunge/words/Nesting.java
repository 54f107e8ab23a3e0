package expunge.words;

import expunge.words.Label.Kind;
import expunge.words.Label.Mark;
import expunge.words.Label.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts labelled paragraphs into each other. States nest in different orders ({@code (1)(a)(A)(i)},
 * {@code (a)(1)(A)(i)}, {@code A. 1. a.}), so no order is assumed: a label that follows the last
 * label of an open level stands beside it, a first label opens a level, and a label that does
 * neither is taken for one after which others were left out.
 */
final class Nesting {

  /** A paragraph while it is still being read. */
  static final class Draft {
    final String label;
    final int line;
    final StringBuilder words = new StringBuilder();
    final StringBuilder closing = new StringBuilder();
    final List<Draft> below = new ArrayList<>();

    Draft(String label, int line) {
      this.label = label;
      this.line = line;
    }

    void add(String text) {
      StringBuilder to = below.isEmpty() ? words : closing;
      to.append(to.isEmpty() ? "" : "\n").append(text);
    }

    Paragraph finished(List<String> above) {
      List<String> path = new ArrayList<>(above);
      if (!label.isEmpty()) {
        path.add(label);
      }
      return new Paragraph(
          label,
          path,
          line,
          words.toString(),
          below.stream().map(one -> one.finished(path)).toList(),
          closing.toString());
    }
  }

  /** An open level: its last label as read, and that label's paragraph. */
  private record Level(Mark mark, @Nullable Reading last, Draft paragraph) {}

  private final List<Label> labels;
  private final Draft section;
  private final List<Level> open = new ArrayList<>();
  private List<Level> beforeNote = List.of();
  private int at;

  /**
   * @param labels every label of the text, in order: what follows tells how {@code (i)} is meant
   */
  Nesting(List<Label> labels, Draft section) {
    this.labels = labels;
    this.section = section;
  }

  /** Takes the next label; the paragraph that it begins. */
  Draft next(int line) {
    Label label = labels.get(at++);
    if (label.mark() == Mark.SECTION) {
      return opened(0, section, label, null, line);
    }
    if (label.mark() == Mark.NOTE) {
      return note(line);
    }
    int outer = !open.isEmpty() && open.get(0).mark() == Mark.SECTION ? 1 : 0;
    if (label.mark() == Mark.SUBDIVISION) {
      return opened(outer, outer == 0 ? section : open.get(0).paragraph(), label, null, line);
    }
    Draft beside = beside(open, label, line);
    if (beside != null) {
      return beside;
    }
    if (!beforeNote.isEmpty()) {
      List<Level> resumed = beforeNote;
      List<Level> notes = List.copyOf(open);
      open.clear();
      open.addAll(resumed);
      beside = beside(open, label, line);
      if (beside != null) {
        beforeNote = List.of();
        return beside;
      }
      open.clear();
      open.addAll(notes);
    }
    List<Reading> readings = label.readings();
    for (Reading reading : readings) {
      if (reading.first()) {
        return opened(open.size(), deepest(), label, reading, line);
      }
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      Reading last = open.get(i).last();
      for (Reading reading : readings) {
        if (last != null
            && open.get(i).mark() == label.mark()
            && reading.later(last)
            && believable(reading, label)) {
          return opened(i, above(i), label, reading, line);
        }
      }
    }
    return opened(open.size(), deepest(), label, readings.isEmpty() ? null : readings.get(0), line);
  }

  /** The paragraph to which unlabelled words belong that follow what was read so far. */
  Draft flush(String text) {
    Draft last = deepest();
    if (open.isEmpty() || (last.words.isEmpty() && last.below.isEmpty())) {
      return last;
    }
    // After a list the sentence that introduced it goes on or ends: "..., if: (1) ...; (2) ... the
    // court may".
    if (last.words.length() > 0 && ended(last.words)) {
      for (int i = open.size() - 1; i >= 0; i--) {
        if (introduces(above(i).words)) {
          return above(i);
        }
      }
    }
    boolean goesOn = !text.isEmpty() && Character.isLowerCase(text.charAt(0));
    return goesOn && open.size() > 1 ? above(open.size() - 1) : last;
  }

  private static boolean introduces(CharSequence words) {
    String text = words.toString().strip();
    return text.endsWith(":") || text.endsWith("—") || text.endsWith("--");
  }

  private static boolean ended(CharSequence words) {
    String text = words.toString().strip();
    return text.matches("(?s).*(?:[.;,]|[.;,] ?(?:and|or))[”\"’)\\]]*");
  }

  private @Nullable Draft beside(List<Level> levels, Label label, int line) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      Level level = levels.get(i);
      Reading last = level.last();
      if (last == null || level.mark() != label.mark()) {
        continue;
      }
      for (Reading reading : label.readings()) {
        if (reading.follows(last) && !beginsRomanNumbers(reading, label)) {
          return opened(i, above(i), label, reading, line);
        }
      }
    }
    return null;
  }

  /** Whether {@code (i)}, which could follow {@code (h)}, is followed by {@code (ii)} instead. */
  private boolean beginsRomanNumbers(Reading reading, Label label) {
    boolean letterI =
        (reading.kind() == Kind.LOWER || reading.kind() == Kind.UPPER)
            && reading.ordinal() == 9
            && reading.suffix().isEmpty();
    if (!letterI) {
      return false;
    }
    String two = label.text() + label.text();
    String letterJ = reading.kind() == Kind.LOWER ? "j" : "J";
    for (int i = at; i < labels.size(); i++) {
      String later = labels.get(i).text();
      if (later.equals(two) || later.equals(letterJ)) {
        return later.equals(two);
      }
    }
    return false;
  }

  /** A roman number after a gap must look like one: {@code (d)} is a letter, not five hundred. */
  private static boolean believable(Reading reading, Label label) {
    boolean roman = reading.kind() == Kind.ROMAN || reading.kind() == Kind.ROMAN_UPPER;
    return !roman || label.text().length() > 1 || "vxVX".contains(label.text());
  }

  private Draft note(int line) {
    Draft holder =
        !open.isEmpty() && open.get(0).mark() == Mark.SECTION ? open.get(0).paragraph() : section;
    if (open.stream().noneMatch(l -> l.mark() == Mark.NOTE)) {
      beforeNote = List.copyOf(open);
    }
    Draft note =
        holder.below.stream()
            .filter(one -> one.label.equals("note"))
            .findFirst()
            .orElseGet(
                () -> {
                  Draft made = new Draft("note", line);
                  holder.below.add(made);
                  return made;
                });
    open.removeIf(l -> l.mark() != Mark.SECTION);
    open.add(new Level(Mark.NOTE, null, note));
    return note;
  }

  private Draft opened(int level, Draft above, Label label, @Nullable Reading reading, int line) {
    while (open.size() > level) {
      open.remove(open.size() - 1);
    }
    Draft one = new Draft(label.text(), line);
    above.below.add(one);
    open.add(new Level(label.mark(), reading, one));
    return one;
  }

  private Draft above(int level) {
    return level == 0 ? section : open.get(level - 1).paragraph();
  }

  private Draft deepest() {
    return open.isEmpty() ? section : open.get(open.size() - 1).paragraph();
  }
}
