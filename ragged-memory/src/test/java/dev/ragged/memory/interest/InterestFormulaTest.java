package dev.ragged.memory.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InterestFormulaTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SEED = Long.getLong("ragged.test.seed", 20260102);
  private static final InterestFormula DEFAULTS = InterestFormula.defaults();

  private static Instant day(double days) {
    return START.plus(Duration.ofMillis(Math.round(days * 86_400_000)));
  }

  private static TopicCounts seenOnDays(double... days) {
    List<Instant> sightings = new ArrayList<>();
    for (double one : days) {
      sightings.add(day(one));
    }
    return TopicCounts.recount("java", sightings, 0);
  }

  @Test
  void interest_randomSightings_equalsTheFormulaOnTheRawList() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      List<Instant> sightings = new ArrayList<>();
      int pace = 1 + random.nextInt(500_000_000);
      boolean steady = random.nextInt(4) == 0;
      Instant at = START;
      for (int n = 1 + random.nextInt(25); n > 0; n--) {
        sightings.add(at);
        boolean again = !steady && random.nextInt(4) == 0;
        at = at.plusMillis(again ? 0 : steady ? pace : random.nextInt(pace));
      }
      long documents = random.nextInt(80);
      Instant now = sightings.get(sightings.size() - 1).plusMillis(random.nextInt());
      TopicCounts counts = TopicCounts.first("java", sightings.get(0), documents);
      for (Instant next : sightings.subList(1, sightings.size())) {
        counts = counts.seenAt(next, 0);
      }
      Collections.shuffle(sightings, random);

      Interest interest = DEFAULTS.interest(counts, now);

      assertThat(interest.recency()).isCloseTo(rawRecency(sightings, now), within(1e-12));
      assertThat(interest.confidence())
          .as("round %d of seed %d: %s", round, SEED, counts)
          .isCloseTo(rawConfidence(sightings, documents, now), within(1e-7))
          .isBetween(0.0, 1.0);
    }
  }

  /** The formula from its definition, on milliseconds. */
  private static double rawConfidence(List<Instant> sightings, long documents, Instant now) {
    return 0.35 * Math.min(sightings.size() / 10.0, 1)
        + 0.30 * rawRecency(sightings, now)
        + 0.20 * rawConsistency(sightings)
        + 0.15 * Math.min(documents / 50.0, 1);
  }

  private static double rawRecency(List<Instant> sightings, Instant now) {
    long last = sightings.stream().mapToLong(Instant::toEpochMilli).max().orElseThrow();
    return Math.exp(-0.05 * Math.max(0, (now.toEpochMilli() - last) / 86_400_000.0));
  }

  private static double rawConsistency(List<Instant> sightings) {
    long[] times = sightings.stream().mapToLong(Instant::toEpochMilli).sorted().toArray();
    if (times.length < 3) {
      return 0;
    }
    double mean = 0;
    for (int i = 1; i < times.length; i++) {
      mean += (times[i] - times[i - 1]) / (times.length - 1.0);
    }
    if (mean == 0) {
      return 0;
    }
    double variance = 0;
    for (int i = 1; i < times.length; i++) {
      variance += Math.pow(times[i] - times[i - 1] - mean, 2) / (times.length - 1);
    }
    return 1 / (1 + Math.sqrt(variance) / mean);
  }

  @Test
  void interest_handComputed_isThat() {
    // Gaps 1 and 3: mean 2, standard deviation 1, CV 0.5.
    Interest interest = DEFAULTS.interest(seenOnDays(0, 1, 4).seenAt(day(4), 25), day(14));
    double cvOfGaps = Math.sqrt((10.0 / 3) - Math.pow(4.0 / 3, 2)) / (4.0 / 3);
    assertThat(interest.recency()).isCloseTo(Math.exp(-0.5), within(1e-15));
    assertThat(interest.confidence())
        .isCloseTo(
            0.35 * 0.4 + 0.3 * Math.exp(-0.5) + 0.2 / (1 + cvOfGaps) + 0.15 * 0.5, within(1e-12));
    assertThat(InterestFormula.consistency(seenOnDays(0, 1, 4))).isCloseTo(1 / 1.5, within(1e-12));
  }

  @Test
  void interest_seenOnceNow_isFrequencyAndRecencyOnly() {
    assertThat(DEFAULTS.interest(seenOnDays(0), START).confidence())
        .isCloseTo(0.035 + 0.3, within(1e-15));
  }

  @Test
  void interest_everythingFull_isOneAndNoMore() {
    TopicCounts counts = new TopicCounts("java", 1_000, START, day(999), 999, 1_000_000);
    assertThat(DEFAULTS.interest(counts, day(999)).confidence()).isEqualTo(1, within(1e-9));
    assertThat(DEFAULTS.interest(counts, day(999)).confidence()).isLessThanOrEqualTo(1);
  }

  @Test
  void interest_carriesTheCounts() {
    Interest interest = DEFAULTS.interest(seenOnDays(0, 2).seenAt(day(3), 7), day(3));
    assertThat(interest)
        .extracting(
            Interest::topic,
            Interest::frequency,
            Interest::firstSeen,
            Interest::lastSeen,
            Interest::documents)
        .containsExactly("java", 3L, START, day(3), 7L);
  }

  @Test
  void interest_halfLifeLater_hasHalfTheRecency() {
    double halfLife = Math.log(2) / 0.05;
    assertThat(halfLife).isCloseTo(13.9, within(0.05));
    assertThat(DEFAULTS.interest(seenOnDays(0), day(halfLife)).recency())
        .isCloseTo(0.5, within(1e-8));
  }

  @Test
  void interest_beforeTheLastSighting_isAsRecentAsNow() {
    assertThat(DEFAULTS.interest(seenOnDays(5), START).recency()).isEqualTo(1);
  }

  @Test
  void interest_veryLongAgo_isStillANumber() {
    Interest interest = DEFAULTS.interest(TopicCounts.first("java", Instant.MIN, 0), Instant.MAX);
    assertThat(interest.recency()).isEqualTo(0);
    assertThat(interest.confidence()).isCloseTo(0.035, within(1e-15));
  }

  @Test
  void consistency_twoSightings_isZero() {
    assertThat(InterestFormula.consistency(seenOnDays(0, 1))).isEqualTo(0);
  }

  @Test
  void consistency_threeAtOneInstant_isZero() {
    assertThat(InterestFormula.consistency(seenOnDays(1, 1, 1))).isEqualTo(0);
  }

  @Test
  void consistency_steadyPace_isOne() {
    assertThat(InterestFormula.consistency(seenOnDays(0, 7, 14, 21, 28)))
        .isCloseTo(1, within(1e-7));
  }

  @Test
  void consistency_lessRegular_isLower() {
    double steady = InterestFormula.consistency(seenOnDays(0, 7, 14, 21));
    double uneven = InterestFormula.consistency(seenOnDays(0, 6, 14, 21));
    double burst = InterestFormula.consistency(seenOnDays(0, 0, 0, 21));
    assertThat(List.of(steady, uneven, burst)).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(burst).isLessThan(0.5).isPositive();
  }

  @Test
  void consistency_storedGapsBelowThePossible_isOneRatherThanNoNumber() {
    assertThat(InterestFormula.consistency(new TopicCounts("java", 3, START, day(4), 0, 0)))
        .isEqualTo(1);
  }

  @Test
  void builder_otherNumbers_areUsed() {
    InterestFormula formula =
        InterestFormula.builder()
            .weights(new InterestWeights(0.5, 0, 0, 0.5))
            .fullFrequency(4)
            .fullDocuments(8)
            .build();
    Interest interest = formula.interest(seenOnDays(0, 1).seenAt(day(2), 2), day(2));
    assertThat(interest.confidence()).isCloseTo(0.5 * 0.75 + 0.5 * 0.25, within(1e-15));
  }

  @Test
  void builder_noDecay_neverFades() {
    InterestFormula formula = InterestFormula.builder().decay(new ExponentialDecay(0)).build();
    assertThat(formula.interest(seenOnDays(0), day(10_000)).recency()).isEqualTo(1);
  }

  @Test
  void builder_zero_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InterestFormula.builder().fullFrequency(0))
        .withMessageContaining("fullFrequency=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InterestFormula.builder().fullDocuments(-1))
        .withMessageContaining("fullDocuments=-1");
  }

  @Test
  void weights_notAddingUpToOne_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InterestWeights(0.4, 0.3, 0.2, 0.2))
        .withMessageContaining("depth=0.2");
  }

  @Test
  void weights_outsideZeroToOne_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InterestWeights(-0.5, 0.5, 0.5, 0.5))
        .withMessageContaining("frequency=-0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InterestWeights(0.5, Double.NaN, 0.5, 0))
        .withMessageContaining("recency=NaN");
  }

  @Test
  void decay_negativeOrNoNumber_isRefused() {
    for (double perDay : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ExponentialDecay(perDay))
          .withMessageContaining("perDay=" + perDay);
    }
  }
}
