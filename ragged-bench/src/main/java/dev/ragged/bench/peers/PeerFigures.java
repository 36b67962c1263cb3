package dev.ragged.bench.peers;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of a comparison for a report. Scenarios are {@code peers.curve}, a result for each
 * number of candidates, {@code peers.recall} at equal recall, {@code peers.build}, {@code
 * peers.size} and, for who was left out, {@code peers.leftOut}.
 */
final class PeerFigures {
  // Graphs are drawn anew each time, so even recall differs from run to run.
  private static final Metric RECALL = Metric.timed("recall", "", Better.HIGHER);
  private static final Metric RATE = Metric.timed("rate", "queries/s", Better.HIGHER);
  private static final Metric FASTEST = Metric.timed("fastestRate", "queries/s", Better.HIGHER);
  private static final Metric P50 = Metric.timed("p50", "us", Better.LOWER);
  private static final Metric P99 = Metric.timed("p99", "us", Better.LOWER);
  private static final Metric ALLOCATED = Metric.timed("allocated", "bytes", Better.LOWER);
  private static final Metric RATIO = Metric.timed("ratio", "", Better.HIGHER);
  private static final Metric CPU = Metric.timed("cpu", "s", Better.LOWER);
  private static final Metric WALL = Metric.timed("wall", "s", Better.LOWER);
  private static final Metric BYTES = Metric.timed("bytes", "bytes", Better.LOWER);

  private final PeerResult result;
  private final List<Result> results = new ArrayList<>();

  private PeerFigures(PeerResult result) {
    this.result = result;
  }

  static List<Result> of(PeerResult result) {
    PeerFigures figures = new PeerFigures(result);
    for (PeerCurve peer : result.peers()) {
      figures.curve(peer);
      figures.equalRecall(peer);
      figures.builds(peer);
    }
    result
        .leftOut()
        .forEach(
            (word, reason) ->
                figures.results.add(
                    new Result(
                        "peers.leftOut", word, figures.parameters(), List.of(), List.of(reason))));
    return List.copyOf(figures.results);
  }

  private void curve(PeerCurve peer) {
    for (Point point : peer.curve().points()) {
      Map<String, String> parameters = parameters();
      parameters.put("ef", Integer.toString(point.ef()));
      add(
          "peers.curve",
          peer,
          parameters,
          List.of(
              Measurement.of(RECALL, point.recall()),
              new Measurement(RATE, point.rate(), point.rates()),
              Measurement.of(FASTEST, point.fastestRate()),
              Measurement.of(P50, point.fastestMicros(0.50)),
              Measurement.of(P99, point.fastestMicros(0.99)),
              Measurement.of(ALLOCATED, point.bytesPerQuery())));
    }
  }

  private void equalRecall(PeerCurve peer) {
    for (double recall : Report.RECALLS) {
      if (!peer.curve().reaches(recall)) {
        continue;
      }
      List<Measurement> figures = new ArrayList<>();
      figures.add(Measurement.of(RATE, peer.rate(recall)));
      double ratio = peer.ratio(result.reference(), recall);
      if (Double.isFinite(ratio)) {
        figures.add(Measurement.of(RATIO, ratio));
      }
      Map<String, String> parameters = parameters();
      parameters.put("recall", String.format(Locale.ROOT, "%.2f", recall));
      parameters.put("comparedWith", result.reference().name());
      add("peers.recall", peer, parameters, figures);
    }
  }

  private void builds(PeerCurve peer) {
    for (BuildCost build : peer.builds()) {
      Map<String, String> parameters = parameters();
      parameters.put("threads", Integer.toString(build.threads()));
      add(
          "peers.build",
          peer,
          parameters,
          List.of(
              Measurement.of(CPU, build.cpuSeconds()), Measurement.of(WALL, build.wallSeconds())));
    }
    add("peers.size", peer, parameters(), List.of(Measurement.of(BYTES, (double) peer.bytes())));
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("workload", result.workload());
    parameters.put("vectors", Integer.toString(result.vectors()));
    return parameters;
  }

  private void add(
      String scenario, PeerCurve peer, Map<String, String> parameters, List<Measurement> figures) {
    results.add(new Result(scenario, peer.name(), parameters, figures, List.of()));
  }
}
