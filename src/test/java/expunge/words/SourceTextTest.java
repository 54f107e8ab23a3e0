package expunge.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts of law are put together as their states nest them. */
class SourceTextTest {

  private static List<String> paths(String text) {
    return SourceText.read("a.txt", "citation: x\n---\n" + text)
        .section()
        .all()
        .skip(1)
        .map(p -> String.join("/", p.path()))
        .toList();
  }

  @Test
  void numberLetterCapitalRoman() {
    assertThat(
            paths(
                """
                (1)(a) One.
                (b) Two:
                (A) Three;
                (B) Four:
                (i) Five;
                (ii) Six:
                (I) Seven;
                (II) Eight.
                (c) Nine.
                (2)(a) Ten.
                """))
        .containsExactly(
            "1",
            "1/a",
            "1/b",
            "1/b/A",
            "1/b/B",
            "1/b/B/i",
            "1/b/B/ii",
            "1/b/B/ii/I",
            "1/b/B/ii/II",
            "1/c",
            "2",
            "2/a");
  }

  @Test
  void letterNumberCapitalRoman() {
    assertThat(paths("(a) A.—\n(1) B\n(A) C\n(i) D\n(B) E\n(2) F\n(b) G"))
        .containsExactly("a", "a/1", "a/1/A", "a/1/A/i", "a/1/B", "a/2", "b");
  }

  @Test
  void numberLetterRomanCapital() {
    assertThat(paths("(1) A\n(a) B\n(i) C\n(A) D\n(B) E\n(ii) F\n(b) G\n(2) H"))
        .containsExactly("1", "1/a", "1/a/i", "1/a/i/A", "1/a/i/B", "1/a/ii", "1/b", "2");
  }

  @Test
  void capitalsAndNumbersWithPoints() {
    assertThat(paths("A. A\n1. B\na. C\nb. D\n2. E\nB. F\n1. (a) G\n(i) H"))
        .containsExactly("A", "A/1", "A/1/a", "A/1/b", "A/2", "B", "B/1", "B/1/a", "B/1/a/i");
  }

  @Test
  void subdivisionsOfMinnesota() {
    assertThat(paths("Subdivision 1. Words.\n(a) A\n(1) B\nSubd. 2. More.\n(a) C"))
        .containsExactly("subd. 1", "subd. 1/a", "subd. 1/a/1", "subd. 2", "subd. 2/a");
  }

  @Test
  void insertedParagraphsStandBesideTheirNeighbours() {
    assertThat(paths("(a) A\n(a.1) B\n(1) C\n(b) D\n(b-1) E\n(c) F"))
        .containsExactly("a", "a.1", "a.1/1", "b", "b-1", "c");
  }

  @Test
  void theLetterIFollowsHUnlessTwoRomanNumbersDo() {
    assertThat(paths("(g) A\n(h) B\n(i) C\n(j) D")).containsExactly("g", "h", "i", "j");
    assertThat(paths("(1) Z\n(h) B\n(i) C\n(ii) D\n(iii) E"))
        .containsExactly("1", "1/h", "1/h/i", "1/h/ii", "1/h/iii");
  }

  @Test
  void whatWasLeftOutIsPassedOver() {
    assertThat(paths("(a) A\n[...]\n(d) B\n(1) C\n[...]\n(4) D\n(g) E"))
        .containsExactly("a", "d", "d/1", "d/4", "g");
    assertThat(paths("(12) A\n(14) B")).containsExactly("12", "14");
  }

  @Test
  void theEndOfASentenceAfterAListBelongsToItsBeginning() {
    Paragraph a =
        SourceText.read(
                "a.txt",
                "---\n(a) If a person:\n(1) has not; and\n(2) is not;\nthe court may.\n(b) Next")
            .section()
            .below()
            .get(0);
    assertThat(a.closing()).isEqualTo("the court may.");
    assertThat(a.below().get(1).words()).isEqualTo("is not;");
  }

  @Test
  void aHeadingAndTheWordsUnderItAreOneParagraph() {
    Paragraph a =
        SourceText.read("a.txt", "---\n(a) Unlawful acts\n\nIt shall be unlawful.\n\n(b) Next")
            .section()
            .below()
            .get(0);
    assertThat(a.words()).isEqualTo("Unlawful acts\nIt shall be unlawful.");
  }

  @Test
  void notesStandApart() {
    assertThat(paths("(1) A\n(2) B\nNote: Section 1 provides:\n(1) C\n(2) D\n[1971 c.434 §2]"))
        .startsWith("1", "2", "note");
  }

  @Test
  void severalSectionsInOneText() {
    assertThat(paths("§ 1.1 One.\nA person.\n§ 1.2 Two.\n(a) B\n(b) C"))
        .containsExactly("1.1", "1.2", "1.2/a", "1.2/b");
  }

  @Test
  void aTextWithoutLabelsIsOneBlock() {
    assertThat(paths("Acting pursuant to (the grant) of authority.\nMy intent (as said)."))
        .isEmpty();
  }

  @Test
  void wordsInParenthesesAreNoLabels() {
    assertThat(paths("(the person) A\n(former) B\n(see 1) C")).isEmpty();
  }

  @Test
  void linesAreCountedInTheFile() {
    Paragraph section = SourceText.read("a.txt", "citation: x\n\n---\n\nTitle\n\n(1) A").section();
    assertThat(section.below().get(0).line()).isEqualTo(7);
    assertThat(section.words()).isEqualTo("Title");
  }
}
