package dev.ragged.bench.soak;

import dev.ragged.bench.Median;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has found so far, all its processes together. Immutable.
 *
 * @param plan of the process that tells it
 * @param processes that the run had
 * @param samples in order
 * @param trends of the figures that this system tells; empty without samples
 * @param problems what was wrong, a sentence each
 * @param complete whether the extent is reached
 */
public record SoakReport(
    SoakPlan plan,
    int processes,
    List<Sample> samples,
    List<Trend> trends,
    List<String> problems,
    boolean complete) {
  /** The scenario of {@link #result}. */
  public static final String SCENARIO = "soak";

  /** As many samples of a figure are kept in a result. */
  private static final int KEPT = 400;

  /** Creates a report. */
  public SoakReport {
    samples = List.copyOf(samples);
    trends = List.copyOf(trends);
    problems = List.copyOf(problems);
  }

  static SoakReport of(SoakPlan plan, SoakLog log, boolean complete) {
    List<Sample> samples = log.samples();
    List<Trend> trends =
        Arrays.stream(Figure.values())
            .filter(
                figure ->
                    !samples.isEmpty() && samples.stream().allMatch(each -> figure.of(each) >= 0))
            .map(figure -> Trend.of(figure, samples, plan.warmUp()))
            .toList();
    return new SoakReport(plan, log.process(), samples, trends, log.problems(), complete);
  }

  /** Returns the worst verdict. */
  public SoakVerdict verdict() {
    if (!problems.isEmpty()) {
      return SoakVerdict.FAILED;
    }
    List<SoakVerdict> found = trends.stream().map(Trend::verdict).toList();
    if (found.contains(SoakVerdict.LEAK)) {
      return SoakVerdict.LEAK;
    }
    return found.isEmpty() || found.contains(SoakVerdict.INCONCLUSIVE)
        ? SoakVerdict.INCONCLUSIVE
        : SoakVerdict.PASS;
  }

  /** Returns the trends with this verdict, by name. */
  List<String> named(SoakVerdict verdict) {
    return trends.stream()
        .filter(trend -> trend.verdict() == verdict)
        .map(trend -> trend.figure().key())
        .toList();
  }

  /** Returns how many operations were due. */
  public long operations() {
    return samples.isEmpty() ? 0 : last().operations();
  }

  /** Returns for how many milliseconds they were. */
  public long millis() {
    return samples.isEmpty() ? 0 : last().millis();
  }

  /** Returns how many of them were not begun. */
  public long skipped() {
    return samples.isEmpty() ? 0 : last().skipped();
  }

  private Sample last() {
    return samples.get(samples.size() - 1);
  }

  /** Returns the figures for a benchmark report. */
  public Result result() {
    SoakLoad load = plan.load();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(Result.DOCUMENTS, String.valueOf(load.documents()));
    parameters.put("personas", String.valueOf(load.personas()));
    parameters.put("rate", load.rate() + "/s");
    List<Measurement> all = new ArrayList<>();
    all.add(Measurement.of(Metric.timed("operations", "", Better.HIGHER), (double) operations()));
    all.add(Measurement.of(Metric.timed("time", "s", Better.HIGHER), millis() / 1e3));
    all.add(Measurement.of(Metric.timed("skipped", "", Better.LOWER), (double) skipped()));
    all.add(Measurement.of(Metric.timed("problems", "", Better.LOWER), problems.size()));
    for (Trend trend : trends) {
      add(trend, all);
    }
    if (!samples.isEmpty()) {
      all.add(latency("p50", samples.stream().mapToDouble(Sample::p50Micros).toArray()));
      all.add(latency("p95", samples.stream().mapToDouble(Sample::p95Micros).toArray()));
    }
    List<String> notes = new ArrayList<>(SoakText.notes(this));
    notes.add(SoakText.summary(this));
    return new Result(SCENARIO, load.backend().label(), parameters, all, notes);
  }

  private void add(Trend trend, List<Measurement> all) {
    Figure figure = trend.figure();
    int step = (samples.size() + KEPT - 1) / KEPT;
    List<Double> kept = new ArrayList<>();
    for (int i = 0; i < samples.size(); i += step) {
      kept.add(figure.of(samples.get(i)));
    }
    Metric level = Metric.timed(figure.key(), figure.unit(), Better.LOWER);
    all.add(new Measurement(level, trend.level(), kept));
    addGrowth(figure.key() + "_growth", figure.unit(), trend.growth().estimate(), all);
    addGrowth(figure.key() + "_growth_lower", figure.unit(), trend.growth().lower(), all);
    addGrowth(figure.key() + "_growth_upper", figure.unit(), trend.growth().upper(), all);
  }

  private static void addGrowth(String name, String unit, double value, List<Measurement> all) {
    if (Double.isFinite(value)) {
      all.add(Measurement.of(Metric.timed(name, unit, Better.LOWER), value));
    }
  }

  private static Measurement latency(String name, double[] micros) {
    return Measurement.of(Metric.timed(name, "ms", Better.LOWER), Median.of(micros) / 1e3);
  }
}
