package dev.ragged.bench.profiling;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.micrometer.RaggedObservations;
import dev.ragged.micrometer.RaggedTimers;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.ProfileListener;
import dev.ragged.profiling.Span;
import dev.ragged.retrieval.SearchRequest;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what the listeners of ragged-micrometer cost a span and a search. One store with its
 * monitor is asked the same questions in turn without a listener, with timers, and with
 * observations of which the registry makes timers, too.
 */
public final class BridgeTimes {
  private static final String[] NAMES = {"neither", "timers", "observations"};
  private static final ProfileListener NONE = (span, context) -> {};

  private BridgeTimes() {}

  /**
   * Takes {@code documents=}, {@code batches=} of {@value SearchLoad#BATCH} questions each, and
   * {@code spans=} per round.
   */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(Map.of("documents", 5_000, "batches", 200, "spans", 500_000), words);
    ObservationRegistry observations = ObservationRegistry.create();
    observations
        .observationConfig()
        .observationHandler(new DefaultMeterObservationHandler(new SimpleMeterRegistry()));
    List<ProfileListener> listeners =
        List.of(
            NONE,
            new RaggedTimers(new SimpleMeterRegistry()),
            new RaggedObservations(observations));
    spans(listeners, arguments.get("spans"));
    searches(listeners, arguments.get("documents"), arguments.get("batches"));
  }

  private static void spans(List<ProfileListener> listeners, int spans) {
    int rounds = 9;
    double[][] nanos = new double[listeners.size()][rounds];
    for (int round = -5; round < rounds; round++) {
      for (int i = 0; i < listeners.size(); i++) {
        OperationProfiler profiler = new OperationProfiler();
        profiler.add(listeners.get(i));
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int n = 0; n < spans; n++) {
          try (Span span = profiler.span("nothing")) {
            if (span.name().isEmpty()) {
              throw new AssertionError(span);
            }
          }
        }
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (round >= 0) {
          nanos[i][round] = (double) (end - start) / spans;
        }
      }
    }
    for (int i = 0; i < listeners.size(); i++) {
      System.out.printf(
          "a span, %-14s %7.0f ns%n", NAMES[i] + ":", SearchLoad.quantile(nanos[i], 0.5));
    }
  }

  private static void searches(List<ProfileListener> listeners, int documents, int batches) {
    SearchLoad load = new SearchLoad();
    int kinds = listeners.size();
    double[][] micros = new double[kinds][batches];
    try (Ragged ragged = SearchLoad.store().build()) {
      ragged.ingest(DocumentSource.of(load.documents(documents)));
      // The first half warms up.
      for (int batch = -batches; batch < batches; batch++) {
        List<SearchRequest> questions = load.questions();
        for (int k = 0; k < kinds; k++) {
          int kind = Math.floorMod(batch + k, kinds);
          ragged.profiler().add(listeners.get(kind));
          double time = SearchLoad.micros(ragged, questions);
          ragged.profiler().remove(listeners.get(kind));
          if (batch >= 0) {
            micros[kind][batch] = time;
          }
        }
      }
    }
    for (int kind = 0; kind < kinds; kind++) {
      double[] ratio = new double[batches];
      for (int batch = 0; batch < batches; batch++) {
        ratio[batch] = micros[kind][batch] / micros[0][batch];
      }
      System.out.printf(
          "a search, %-14s %7.1f microseconds, median ratio of %d pairs %.3f (quartiles %.3f,"
              + " %.3f)%n",
          NAMES[kind] + ":",
          SearchLoad.quantile(micros[kind], 0.5),
          batches,
          SearchLoad.quantile(ratio, 0.5),
          SearchLoad.quantile(ratio, 0.25),
          SearchLoad.quantile(ratio, 0.75));
    }
  }
}
