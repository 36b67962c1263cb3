package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.profiling.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Forks without processes. The machine is slow or fast by turns, alike for both forks of a round;
 * on top, each figure has noise of its own. One thread at a time.
 */
final class FakeForks implements ForkRunner {
  static final Program OLD = new Program("old", "old.jar");
  static final Program NEW = new Program("new", "new.jar");

  private static final double MACHINE = 0.4;

  private final Random random;
  private final double noise;
  private final Map<String, Double> slower = new LinkedHashMap<>();
  final List<String> order = new ArrayList<>();
  private double machine;
  String newAnswers = "same";
  Environment newEnvironment = new Environment(Map.of("java", "17", "ragged", "2"));

  /**
   * Creates forks.
   *
   * @param noise standard deviation of a figure's logarithm
   */
  FakeForks(long seed, double noise) {
    this.random = new Random(seed);
    this.noise = noise;
  }

  /** Lets the new program take so much longer for a metric, as 0.1 is 10 %. */
  FakeForks slower(String metric, double part) {
    slower.put(metric, part);
    return this;
  }

  @Override
  public ForkReport run(Program program, ForkSettings settings) {
    if (order.size() % 2 == 0) {
      machine = MACHINE * random.nextGaussian();
    }
    order.add(program.name());
    boolean old = program.equals(OLD);
    return new ForkReport(
        old ? "same" : newAnswers,
        old ? new Environment(Map.of("java", "17", "ragged", "1")) : newEnvironment,
        List.of(
            time("query_latency", 3, old),
            rate("ingestion_throughput", 800, old),
            time("memory_record", 0.1, old),
            time("graph_query", 0.06, old)));
  }

  private Measurement time(String name, double usual, boolean old) {
    return Measurement.of(
        Metric.timed(name, "ms", Better.LOWER), usual * Math.exp(logarithm(name, old)));
  }

  private Measurement rate(String name, double usual, boolean old) {
    return Measurement.of(
        Metric.timed(name, "docs/s", Better.HIGHER), usual / Math.exp(logarithm(name, old)));
  }

  private double logarithm(String name, boolean old) {
    double effect = old ? 0 : Math.log1p(slower.getOrDefault(name, 0.0));
    return effect + machine + noise * random.nextGaussian();
  }
}
