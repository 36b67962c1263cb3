package dev.ragged.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on samples that are made up. */
class SoakReportTest {
  private static final SoakPlan PLAN =
      new SoakPlan(
          SoakLoad.DEFAULT,
          SoakExtent.ofOperations(100_000),
          Duration.ofSeconds(10),
          0,
          0,
          Optional.empty());
  private static final int APART = 500;
  private static final long MIB = 1 << 20;

  private final List<Sample> samples = new ArrayList<>();

  private void process(int number, int count, LongUnaryOperator heap, int threads) {
    long before = samples.isEmpty() ? 0 : samples.get(samples.size() - 1).operations();
    for (int i = 1; i <= count; i++) {
      long operations = before + (long) i * APART;
      long bytes = heap.applyAsLong(operations);
      samples.add(
          new Sample(
              number,
              operations,
              operations * 20,
              0,
              bytes,
              threads,
              30,
              300 * MIB,
              20 * MIB,
              MIB,
              1_000,
              900,
              2_000,
              9_000));
    }
  }

  private SoakReport report(String... problems) {
    SoakLog log;
    try {
      log = SoakLog.read(Optional.empty(), SoakLoad.DEFAULT);
      for (Sample sample : samples) {
        log.add(sample);
      }
      for (String problem : problems) {
        log.problem(problem);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SoakReport.of(PLAN, log, true);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void verdict_flatNoise_passes(long seed) {
    Random noise = new Random(seed);
    process(1, 60, operations -> 20 * MIB + (long) (noise.nextGaussian() * MIB / 4), 14);
    SoakReport report = report();
    assertThat(report.verdict())
        .as("seed %d%n%s", seed, SoakText.of(report))
        .isEqualTo(SoakVerdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void verdict_aHundredBytesKeptPerOperation_isALeak(long seed) {
    Random noise = new Random(seed);
    process(
        1,
        60,
        operations -> 20 * MIB + 100 * operations + (long) (noise.nextGaussian() * MIB / 4),
        14);
    SoakReport report = report();
    assertThat(report.verdict())
        .as("seed %d%n%s", seed, SoakText.of(report))
        .isEqualTo(SoakVerdict.LEAK);
    assertThat(SoakText.of(report)).endsWith("LEAK: heap\n");
  }

  @Test
  void verdict_aHigherLevelAfterASeam_isNoLeak() {
    Random noise = new Random(7);
    process(1, 30, operations -> 20 * MIB + noise.nextInt(1 << 18), 14);
    process(2, 30, operations -> 40 * MIB + noise.nextInt(1 << 18), 20);
    assertThat(report().verdict()).isEqualTo(SoakVerdict.PASS);
  }

  @Test
  void verdict_growthInEachProcess_isALeakAlthoughEachBeginsAnew() {
    process(1, 30, operations -> 20 * MIB + 200 * operations, 14);
    process(2, 30, operations -> 20 * MIB + 200 * (operations - 15_000), 14);
    assertThat(report().named(SoakVerdict.LEAK)).containsExactly("heap");
  }

  @Test
  void verdict_warmUp_doesNotCount() {
    process(1, 50, operations -> Math.min(operations, 10L * APART) * 5_000, 14);
    assertThat(report().verdict()).isEqualTo(SoakVerdict.PASS);
  }

  @Test
  void verdict_warmUpOfThePlan_isLeftOutOfEachProcess() {
    process(1, 30, operations -> 20 * MIB, 14);
    process(2, 30, operations -> 20 * MIB, 14);
    Trend heap = Trend.of(Figure.HEAP, samples, 10L * APART);
    // Of each process the samples 10 to 30.
    assertThat(heap.points()).isEqualTo(42);
    assertThat(heap.operations()).isEqualTo(40.0 * APART);
    assertThat(Trend.of(Figure.HEAP, samples, 31L * APART).verdict())
        .isEqualTo(SoakVerdict.INCONCLUSIVE);
  }

  @Test
  void verdict_fewSamples_isInconclusive() {
    process(1, 8, operations -> 20 * MIB, 14);
    SoakReport report = report();
    assertThat(report.verdict()).isEqualTo(SoakVerdict.INCONCLUSIVE);
    assertThat(report.result().measurement("heap_growth_upper")).isEmpty();
    SoakLog none = noSamples();
    assertThat(SoakReport.of(PLAN, none, false).verdict()).isEqualTo(SoakVerdict.INCONCLUSIVE);
  }

  private static SoakLog noSamples() {
    try {
      return SoakLog.read(Optional.empty(), SoakLoad.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void verdict_aWrongAnswer_failsWhateverTheFiguresSay() {
    process(1, 60, operations -> 20 * MIB, 14);
    SoakReport report = report("a document was lost");
    assertThat(report.verdict()).isEqualTo(SoakVerdict.FAILED);
    assertThat(SoakText.of(report)).contains("Problem: a document was lost\n");
  }

  @Test
  void result_daysOfSamples_areFittedAndKeptInPart() {
    process(1, 9_000, operations -> 20 * MIB + operations % 7, 14);
    SoakReport report = report();
    assertThat(report.verdict()).isEqualTo(SoakVerdict.PASS);
    assertThat(report.trends().get(0).points()).isBetween(200, 400);
    assertThat(report.result().measurement("heap").orElseThrow().samples())
        .hasSizeBetween(200, 400);
  }

  @Test
  void growth_ofALine_isWhatItGrowsWithinTheFit() {
    process(1, 50, operations -> 1_000 * operations, 14);
    Trend heap = report().trends().get(0);
    assertThat(heap.operations()).isEqualTo(39.0 * APART);
    assertThat(heap.growth().estimate()).isEqualTo(39.0 * APART * 1_000);
  }
}
