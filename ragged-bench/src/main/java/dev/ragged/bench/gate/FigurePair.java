package dev.ragged.bench.gate;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import dev.ragged.statistics.EffectVerdict;
import dev.ragged.statistics.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A figure of the baseline, of the current report, or of both. Immutable.
 *
 * @param name of result and metric
 * @param before empty if the baseline does not have it
 * @param after empty if the current report does not have it
 */
record FigurePair(String name, Optional<Measurement> before, Optional<Measurement> after) {
  /** Returns the figures of two reports, those of the baseline first. */
  static List<FigurePair> all(
      BenchmarkReport baseline, BenchmarkReport current, Predicate<Metric> which) {
    List<FigurePair> pairs = new ArrayList<>();
    for (Result result : baseline.results()) {
      Optional<Result> other = current.like(result);
      for (Measurement before : result.measurements()) {
        String metric = before.metric().name();
        if (which.test(before.metric())) {
          pairs.add(
              new FigurePair(
                  name(result, metric),
                  Optional.of(before),
                  other.flatMap(its -> its.measurement(metric))));
        }
      }
    }
    for (Result result : current.results()) {
      Optional<Result> other = baseline.like(result);
      for (Measurement after : result.measurements()) {
        String metric = after.metric().name();
        if (which.test(after.metric()) && other.flatMap(its -> its.measurement(metric)).isEmpty()) {
          pairs.add(new FigurePair(name(result, metric), Optional.empty(), Optional.of(after)));
        }
      }
    }
    return pairs;
  }

  private static String name(Result result, String metric) {
    String parameters =
        result.parameters().entrySet().stream()
            .map(Map.Entry::toString)
            .collect(Collectors.joining(" "));
    return String.join(" ", result.scenario(), result.subject(), parameters, metric)
        .replaceAll(" +", " ")
        .strip();
  }

  Metric metric() {
    return before.or(() -> after).orElseThrow().metric();
  }

  /** Returns by which part of the baseline it is worse; infinite if it came out of 0. */
  double worsening() {
    double from = before.orElseThrow().value();
    double to = after.orElseThrow().value();
    return from == to ? 0 : metric().worsening(from, to);
  }

  /** Returns the finding if one of the reports does not have it, or means something else by it. */
  Optional<Finding> unmatched(GateOptions options) {
    if (before.isEmpty()) {
      return Optional.of(finding(OptionalDouble.empty(), Verdict.NEW, false, options, "new"));
    }
    if (after.isEmpty()) {
      return Optional.of(
          finding(
              OptionalDouble.empty(),
              Verdict.REMOVED,
              !options.allowMissing(),
              options,
              options.allowMissing() ? "missing, which is allowed" : "missing, which fails"));
    }
    Metric now = after.get().metric();
    if (now.equals(metric())) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            OptionalDouble.empty(),
            Verdict.REMOVED,
            true,
            options,
            "measured otherwise: " + metric() + " before, " + now + " now; renew the baseline"));
  }

  /** Returns the finding on a figure that both have, by the tolerance alone. */
  Finding byTolerance(GateOptions options, boolean hard, String evidence) {
    double worse = worsening();
    double tolerance = options.tolerances().of(metric()) + EffectVerdict.ROUNDING;
    Verdict verdict = Verdict.STABLE;
    if (worse > tolerance) {
      verdict = hard ? Verdict.REGRESSION : Verdict.CHANGED_NOT_TESTED;
    } else if (worse < -tolerance) {
      verdict = Verdict.IMPROVEMENT;
    }
    return finding(
        OptionalDouble.of(worse), verdict, verdict == Verdict.REGRESSION, options, evidence);
  }

  private Finding finding(
      OptionalDouble worsening,
      Verdict verdict,
      boolean fails,
      GateOptions options,
      String evidence) {
    return new Finding(
        name,
        new FigureChange(
            metric().unit(),
            FigureChange.BASELINE,
            value(before),
            value(after),
            worsening,
            options.tolerances().of(metric())),
        verdict,
        fails,
        evidence);
  }

  private static OptionalDouble value(Optional<Measurement> measurement) {
    return measurement.isPresent()
        ? OptionalDouble.of(measurement.get().value())
        : OptionalDouble.empty();
  }
}
