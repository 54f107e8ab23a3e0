package expunge.http;

import expunge.determination.Determination;
import expunge.determination.Determination.ChargeAnswer;
import expunge.determination.Determination.ReliefAnswer;
import expunge.determination.Status;
import expunge.law.Jurisdiction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** What an operator measures. Counts only: nothing in it comes from a record but a status. */
final class Metrics implements RulesInService.Listener {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics(RulesInService rules) {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    Gauge.builder("expunge.rulebooks", () -> rules.now().books().all().size())
        .description("rulebooks in service")
        .register(registry);
    Gauge.builder("expunge.rulebooks.refused", () -> rules.now().refused().size())
        .description("rulebooks that stand in the rules folder and are refused")
        .register(registry);
    Gauge.builder("expunge.ready", () -> Server.ready(rules) ? 1 : 0)
        .description("1 when every rulebook in the rules folder is in service as it stands there")
        .register(registry);
    Counter.builder("expunge.rulebook.swaps").register(registry);
    Counter.builder("expunge.rulebook.refusals").register(registry);
  }

  /** A request was answered. */
  void request(String route, int status, Duration took) {
    Timer.builder("expunge.requests")
        .description("requests, by route and HTTP status")
        .tag("route", route)
        .tag("status", String.valueOf(status))
        .publishPercentileHistogram(false)
        .serviceLevelObjectives(
            Duration.ofMillis(1),
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2))
        .register(registry)
        .record(took);
  }

  /** A record was answered. */
  void answered(Determination answer) {
    registry.counter("expunge.records").increment();
    for (ChargeAnswer charge : answer.charges()) {
      Status best =
          charge.reliefs().stream()
              .map(ReliefAnswer::status)
              .min(Status::compareTo)
              .orElse(Status.NOT_COVERED);
      registry.counter("expunge.charges", "best", best.name()).increment();
    }
  }

  /** A line of a stream could not be answered. */
  void refusedLine() {
    registry.counter("expunge.lines.refused").increment();
  }

  @Override
  public void swapped(Jurisdiction jurisdiction) {
    registry.counter("expunge.rulebook.swaps").increment();
  }

  @Override
  public void refused(String folder) {
    registry.counter("expunge.rulebook.refusals").increment();
  }

  /** Everything, in the text format of Prometheus. */
  String text() {
    return registry.scrape();
  }
}
