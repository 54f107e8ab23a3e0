package expunge.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged or malicious costs itself only, and is named with its place. */
class HostileInputTest {

  @TempDir Path folder;

  private final String good = Bench.record(1);

  private Totals screen(Path input) throws IOException {
    return Bench.screen(folder.resolve("out"), input);
  }

  private Totals lines(String... lines) throws IOException {
    return screen(Bench.write(folder.resolve("a.ndjson"), String.join("\n", lines)));
  }

  private List<String> rejects() throws IOException {
    return Bench.read(folder.resolve("out"), Screening.REJECTS).lines().skip(1).toList();
  }

  private static void assertCounted(Totals totals, long answered, long rejected) {
    assertThat(totals.answered()).isEqualTo(answered);
    assertThat(totals.rejected()).isEqualTo(rejected);
    assertThat(totals.read()).isEqualTo(answered + rejected);
  }

  @Test
  void aRejectHasItsLineAndPlaceAndReason() throws IOException {
    assertCounted(lines(good, good.replace("felony-A", "felony-Z"), good), 2, 1);
    assertThat(rejects()).hasSize(1);
    assertThat(rejects().get(0))
        .contains("a.ndjson,2,p1,/cases/0/charges/0/grade,`felony-Z`,")
        .contains("it is one of felony-A");
  }

  @Test
  void aLineThatIsCutOffIsARejectAndNamesItsLine() throws IOException {
    assertCounted(lines(good, good.substring(0, 200)), 1, 1);
    assertThat(rejects().get(0)).contains("a.ndjson,2,,,text that isn't JSON at column ");
  }

  @Test
  void blankLinesAndWindowsLineEndsAndAByteOrderMarkAreNoMatter() throws IOException {
    Totals totals =
        screen(
            Bench.write(
                folder.resolve("a.ndjson"), "\uFEFF" + good + "\r\n\r\n  \n" + good + "\r\n"));
    assertCounted(totals, 2, 0);
    assertThat(totals.blank()).isEqualTo(2);
  }

  @Test
  void aByteOrderMarkBeforeAListIsNoMatter() throws IOException {
    assertCounted(
        screen(Bench.write(folder.resolve("a.json"), "\uFEFF[" + good + "," + good + "]")), 2, 0);
  }

  @Test
  void nulBytesAndBadUtf8AreRejects() throws IOException {
    byte[] bad = (good.replace("Robbery", "R\u0001bbery") + "\n").getBytes(UTF_8);
    byte[] invalid = bad.clone();
    for (int i = 0; i < bad.length; i++) {
      if (bad[i] == 1) {
        bad[i] = 0;
        invalid[i] = (byte) 0xFF;
      }
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(bad);
    all.write(invalid);
    all.write(good.getBytes(UTF_8));
    assertCounted(screen(Files.write(folder.resolve("a.ndjson"), all.toByteArray())), 1, 2);
    assertThat(rejects()).allMatch(line -> line.contains("text that isn't JSON"));
  }

  @Test
  void aHugeFieldIsAReject() throws IOException {
    assertCounted(lines(good.replace("Robbery", "R".repeat(100_000)), good), 1, 1);
    assertThat(rejects().get(0)).contains("a value that is too long");
  }

  @Test
  void aHugeLineIsARejectAndTheNextIsAnswered() throws IOException {
    assertCounted(lines(good.replace("Robbery", "R".repeat(9 << 20)), good), 1, 1);
    assertThat(rejects().get(0)).contains("a line of more than 8 MB");
  }

  @Test
  void deepNestingIsAReject() throws IOException {
    assertCounted(lines("[".repeat(100_000), good), 1, 1);
    assertThat(rejects().get(0)).contains("nested too deeply");
  }

  @Test
  void gzipThatIsCutOffIsNamedAndWhatCameBeforeIsAnswered() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 1; i < 400; i++) {
        out.write((Bench.record(i) + "\n").getBytes(UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    Totals totals = screen(Files.write(folder.resolve("a.ndjson.gz"), half));
    assertThat(totals.rejected()).isEqualTo(1);
    assertThat(totals.answered()).isBetween(50L, 350L);
    assertThat(rejects().get(0))
        .contains("," + (totals.answered() + 1) + ",")
        .contains("damaged or cut off");
  }

  @Test
  void gzipThatIsNoneIsARejectAndTheNextFileIsAnswered() throws IOException {
    Path none = Files.write(folder.resolve("a.ndjson.gz"), new byte[] {0x1F, (byte) 0x8B, 1, 2, 3});
    Path next = Bench.write(folder.resolve("b.ndjson"), good);
    assertCounted(Bench.screen(folder.resolve("out"), none, next), 1, 1);
    assertThat(rejects().get(0)).contains("a file that can't be opened");
  }

  @Test
  void aListThatIsCutOffIsNamed() throws IOException {
    assertCounted(screen(Bench.write(folder.resolve("a.json"), "[" + good + ",\n")), 1, 1);
    assertThat(rejects().get(0)).contains(",2,").contains("the end of the list");
  }

  @Test
  void aRecordOfAListThatIsNoneCostsItselfOnly() throws IOException {
    String open = good.replace("\"Robbery in the first degree\"", "\"Robbery");
    assertCounted(
        screen(
            Bench.write(
                folder.resolve("a.json"),
                "[" + good + ",\n7,\n\"x\",\n" + open + ",\n" + good + "]\n")),
        2,
        3);
    assertThat(rejects()).hasSize(3);
    assertThat(rejects().get(2)).contains(",4,").contains("text that isn't JSON");
  }

  @Test
  void parquetThatIsNoneIsAReject() throws IOException {
    assertCounted(screen(Bench.write(folder.resolve("a.parquet"), "PAR1 not at all")), 0, 1);
  }

  @Test
  void aFormulaFromARecordIsTextInASpreadsheet() throws IOException {
    lines(good.replace("\"A-1\"", "\"=HYPERLINK(0)\""));
    assertThat(Bench.read(folder.resolve("out"), Screening.ROWS)).contains(",A,'=HYPERLINK(0),");
  }

  @Test
  void aFileOfAnUnknownKindIsRefusedWithWhatCanBeRead() throws IOException {
    Path input = Bench.write(folder.resolve("a.xls"), good);
    assertThatThrownBy(() -> screen(input))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.xls")
        .hasMessageContaining(".ndjson");
  }
}
