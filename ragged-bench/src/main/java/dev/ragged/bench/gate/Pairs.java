package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What two programs measured in the same rounds. One thread at a time. */
final class Pairs {
  /** Both forks of a round. */
  record Round(ForkReport old, ForkReport current) {}

  private final List<Round> rounds = new ArrayList<>();

  void add(Round round) {
    rounds.add(round);
  }

  int size() {
    return rounds.size();
  }

  /** Returns the metrics of both programs, those of the old one first. */
  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>(metrics(rounds.get(0).old()));
    for (Metric metric : metrics(rounds.get(0).current())) {
      if (metrics.stream().noneMatch(each -> each.name().equals(metric.name()))) {
        metrics.add(metric);
      }
    }
    return metrics;
  }

  private static List<Metric> metrics(ForkReport report) {
    return report.measurements().stream().map(Measurement::metric).toList();
  }

  /** Returns the old program's figure of a metric, with one sample per round, if it has it. */
  Optional<Measurement> old(Metric metric) throws IOException {
    return figure(metric, rounds.stream().map(Round::old).toList());
  }

  /** As {@link #old}, of the current program. */
  Optional<Measurement> current(Metric metric) throws IOException {
    return figure(metric, rounds.stream().map(Round::current).toList());
  }

  private static Optional<Measurement> figure(Metric metric, List<ForkReport> reports)
      throws IOException {
    List<Measurement> found =
        reports.stream().flatMap(each -> each.measurement(metric.name()).stream()).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() < reports.size()) {
      throw new IOException(
          "every fork of a program must measure the same: metric=%s, forks=%d, have it=%d"
              .formatted(metric.name(), reports.size(), found.size()));
    }
    double[] values = found.stream().mapToDouble(Measurement::value).toArray();
    return Optional.of(Measurement.median(found.get(0).metric(), values));
  }

  /** Returns for each pair {@code ln(current / old)}, turned so that above 0 is worse. */
  static double[] logRatios(Measurement old, Measurement current) {
    int sign = old.metric().better() == Better.LOWER ? 1 : -1;
    double[] ratios = new double[old.samples().size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = sign * Math.log(current.samples().get(i) / old.samples().get(i));
    }
    return ratios;
  }
}
