package expunge.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a citation points to below its section. */
class CitationTest {

  private static List<String> below(String rest) {
    return Citation.below(Citation.clean(rest)).stream()
        .map(p -> p.section() + (p.section().isEmpty() ? "" : " ") + String.join("/", p.path()))
        .toList();
  }

  @Test
  void oneParagraph() {
    assertThat(below("(1)(b)(C)")).containsExactly("1/b/C");
    assertThat(below(" (1) (b) (C)")).containsExactly("1/b/C");
    assertThat(below(" 1 b C")).containsExactly("1/b/C");
    assertThat(below(", subsection (1)(b)")).containsExactly("1/b");
    assertThat(below(", subd. 3(a)")).containsExactly("subd. 3/a");
    assertThat(below("")).containsExactly("");
  }

  @Test
  void severalParagraphsShareTheirBeginning() {
    assertThat(below("(6)(f)(A)(ii), (B)(v)")).containsExactly("6/f/A/ii", "6/f/B/v");
    assertThat(below("(3), (4)")).containsExactly("3", "4");
    assertThat(below("(a)(5) and (8)")).containsExactly("a/5", "a/8");
    assertThat(below("(a)(1)-(3)")).containsExactly("a/1", "a/2", "a/3");
    assertThat(below("(1)(a) to (c)")).containsExactly("1/a", "1/b", "1/c");
  }

  @Test
  void otherSectionsOfTheCode() {
    assertThat(below("(1)(a), 137.226(1)(c), 475C.397(7)(b)(C)"))
        .containsExactly("1/a", "137.226 1/c", "475C.397 7/b/C");
  }

  @Test
  void aRemarkInParenthesesIsNoParagraph() {
    assertThat(below("(a)(1) (other state laws)")).containsExactly("a/1");
    assertThat(below(" (21 USC 844)")).containsExactly("");
    assertThat(below(" note (the day itself)")).containsExactly("note");
    assertThat(below("(1) (D.C. Code 48-904.01(d)(1))")).containsExactly("1");
  }

  @Test
  void wordsThatCantBeReadAreSaidToBeSo() {
    assertThat(Citation.below("(1)(b)")).allMatch(Citation.Pointer::whole);
    assertThat(Citation.below(", par 3(1)")).singleElement().matches(p -> !p.whole());
    assertThat(below(", par. 3(1)")).containsExactly("1");
  }

  @Test
  void aSubsectionMayFollowAPoint() {
    String cited = Citation.clean("RSMo 610.140.6(1)");
    assertThat(below(cited.substring(Citation.end(cited, "RSMo 610.140")))).containsExactly("6/1");
    assertThat(Citation.clean("RCW 9.94A.640")).isEqualTo("RCW 9.94A.640");
  }

  @Test
  void aSectionIsKnownInEverySpelling() {
    String source = Citation.clean("21 USC 844");
    assertThat(Citation.end(Citation.clean("21 U.S.C. § 844(a)"), source)).isPositive();
    assertThat(Citation.end(Citation.clean("21 USC 844a"), source)).isNegative();
    assertThat(Citation.end(Citation.clean("21 USC 8441"), source)).isNegative();
    assertThat(Citation.end(Citation.clean("21 USC 844(a)"), Citation.clean("21 USC 844a")))
        .isNegative();
  }
}
