package expunge.http;

import static org.assertj.core.api.Assertions.assertThat;

import expunge.json.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules change while the service answers. */
class RulesInServiceTest {

  private static final Settings UNLIMITED =
      new Settings(
          "127.0.0.1", 0, null, null, null, List.of(), null, false, 100_000_000, 1_000_000, 10_000);

  @TempDir Path folder;

  private static void write(Service service, String inside, String text) throws IOException {
    Path file = service.rules.resolve("us-or").resolve(inside);
    Path draft = file.resolveSibling("." + file.getFileName());
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void until(Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!so.call()) {
      assertThat(System.nanoTime()).as("it came about within a minute").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static String opens(Service service) throws IOException {
    return Json.mapper()
        .readTree(service.post("/v1/determinations", Service.RECORD).body())
        .at("/charges/0/reliefs/0/findings/0/day")
        .asText();
  }

  private static String years(int years) {
    return Service.RULES.replace("plusYears( 3 )", "plusYears( " + years + " )");
  }

  private static String cases(int years) {
    return Service.CASES.replace("2023-06-01", (2020 + years) + "-06-01");
  }

  @Test
  void aChangedRulebookGoesIntoServiceWithItsCases() throws Exception {
    try (Service service = Service.start(folder)) {
      assertThat(opens(service)).isEqualTo("2023-06-01");
      until(() -> service.get("/readyz").statusCode() == 200);
      write(service, "137-225/1.cases.yaml", cases(5));
      write(service, "137-225/1.drl", years(5));
      until(() -> opens(service).equals("2025-06-01"));
      assertThat(service.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(service.get("/metrics").body()).contains("expunge_rulebook_swaps_total 1.0");
    }
  }

  @Test
  void aRulebookWhoseCasesFailIsRefusedAndTheOldOneStays() throws Exception {
    try (Service service = Service.start(folder)) {
      until(() -> service.get("/readyz").statusCode() == 200);
      write(service, "137-225/1.drl", years(5));
      until(() -> service.get("/readyz").statusCode() == 503);
      assertThat(service.get("/readyz").body()).contains("us-or", "2023-06-01", "2025-06-01");
      assertThat(opens(service)).isEqualTo("2023-06-01");
      assertThat(service.get("/metrics").body())
          .contains("expunge_ready 0.0", "expunge_rulebooks_refused 1.0");
      write(service, "137-225/1.drl", Service.RULES);
      until(() -> service.get("/readyz").statusCode() == 200);
    }
  }

  @Test
  void aBrokenRuleIsRefusedWithItsPlace() throws Exception {
    try (Service service = Service.start(folder)) {
      until(() -> service.get("/readyz").statusCode() == 200);
      write(service, "137-225/1.drl", Service.RULES.replace("charge.convicted", "charge.convictd"));
      until(() -> service.get("/readyz").statusCode() == 503);
      assertThat(service.get("/readyz").body()).contains("us-or/137-225/1.drl:5", "convicted");
      assertThat(opens(service)).isEqualTo("2023-06-01");
    }
  }

  @Test
  void aRulebookThatIsBrokenFromTheStartIsSaidAndAnswersNothing() throws Exception {
    Path rules = Service.rules(folder);
    Files.writeString(rules.resolve("us-or/137-225/1.cases.yaml"), cases(3));
    try (Service service = Service.start(folder)) {
      until(() -> service.get("/readyz").statusCode() == 200);
      Files.createDirectories(rules.resolve("us-wa"));
      Files.writeString(rules.resolve("us-wa/rulebook.yaml"), "jurisdiction: US-XX\n");
      until(() -> service.get("/readyz").statusCode() == 503);
      assertThat(service.get("/readyz").body()).contains("us-wa", "US-XX");
    }
  }

  /** 200 swaps while four clients ask: no request is lost, and nothing of old rules stays. */
  @Test
  void twoHundredSwapsUnderLoadLoseNoRequestAndLeakNoClassLoader() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try (Service service = Service.start(folder, UNLIMITED)) {
      until(() -> service.get("/readyz").statusCode() == 200);
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Integer>> asked = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        asked.add(
            clients.submit(
                () -> {
                  int answered = 0;
                  while (!done.get()) {
                    assertThat(opens(service)).matches("2\\d\\d\\d-06-01");
                    answered++;
                  }
                  return answered;
                }));
      }
      int early = 0;
      for (int i = 1; i <= 200; i++) {
        int years = i % 2 == 0 ? 3 : 3 + i; // a change, and the change back
        write(service, "137-225/1.cases.yaml", cases(years));
        write(service, "137-225/1.drl", years(years));
        String wanted = (2020 + years) + "-06-01";
        until(() -> opens(service).equals(wanted));
        if (i == 60) {
          early = classes();
        }
      }
      done.set(true);
      int answers = 0;
      for (Future<Integer> one : asked) {
        answers += one.get();
      }
      assertThat(answers).isGreaterThan(200);
      assertThat(service.get("/metrics").body()).contains("expunge_rulebook_swaps_total 200.0");
      assertThat(classes()).as("140 swaps later").isLessThan(early + 200);
    } finally {
      clients.shutdownNow();
    }
  }

  private static int classes() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
  }
}
