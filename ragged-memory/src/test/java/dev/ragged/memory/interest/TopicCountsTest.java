package dev.ragged.memory.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopicCountsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SEED = Long.getLong("ragged.test.seed", 20260101);

  private static Instant day(double days) {
    return START.plus(Duration.ofMillis(Math.round(days * 86_400_000)));
  }

  private static TopicCounts inOrder(List<Instant> sightings) {
    TopicCounts counts = TopicCounts.first("java", sightings.get(0), 0);
    for (Instant at : sightings.subList(1, sightings.size())) {
      counts = counts.seenAt(at, 0);
    }
    return counts;
  }

  @Test
  void first_oneSighting_hasNoGaps() {
    assertThat(TopicCounts.first("java", START, 2))
        .isEqualTo(new TopicCounts("java", 1, START, START, 0, 2));
  }

  @Test
  void seenAt_later_addsItsGapAndDocuments() {
    TopicCounts counts = TopicCounts.first("java", START, 1).seenAt(day(2), 3).seenAt(day(5), 0);
    assertThat(counts).isEqualTo(new TopicCounts("java", 3, START, day(5), 4 + 9, 4));
  }

  @Test
  void seenAt_sameInstant_addsAGapOfZero() {
    TopicCounts counts = TopicCounts.first("java", START, 0).seenAt(START, 0);
    assertThat(counts).isEqualTo(new TopicCounts("java", 2, START, START, 0, 0));
  }

  @Test
  void seenAt_beforeTheFirst_isExact() {
    TopicCounts counts = TopicCounts.first("java", day(3), 0).seenAt(START, 0);
    assertThat(counts).isEqualTo(new TopicCounts("java", 2, START, day(3), 9, 0));
  }

  @Test
  void seenAt_between_countsAndLeavesTheGaps() {
    TopicCounts counts = inOrder(List.of(START, day(4))).seenAt(day(1), 0);
    assertThat(counts).isEqualTo(new TopicCounts("java", 3, START, day(4), 16, 0));
  }

  @Test
  void seenAt_belowADay_keepsTheFraction() {
    TopicCounts counts = TopicCounts.first("java", START, 0).seenAt(START.plusNanos(1), 0);
    assertThat(Math.sqrt(counts.sumOfSquaredGaps()) * 86_400e9).isCloseTo(1, within(1e-9));
  }

  @Test
  void seenAt_mostSightings_refusesToOverflow() {
    TopicCounts counts = new TopicCounts("java", Long.MAX_VALUE, START, START, 0, 0);
    assertThatThrownBy(() -> counts.seenAt(START, 0)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void seenAt_furthestInstants_isFinite() {
    TopicCounts counts = TopicCounts.first("java", Instant.MIN, 0).seenAt(Instant.MAX, 0);
    assertThat(counts.sumOfSquaredGaps()).isFinite().isGreaterThan(1e22);
  }

  @Test
  void recount_anyOrder_equalsInOrder() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      List<Instant> sightings = randomSightings(random);
      TopicCounts expected = inOrder(sightings);
      List<Instant> shuffled = new ArrayList<>(sightings);
      Collections.shuffle(shuffled, random);
      assertThat(TopicCounts.recount("java", shuffled, 0)).isEqualTo(expected);
    }
  }

  @Test
  void seenAt_anyOrder_countsAllAndOnlyOverstatesTheGaps() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      List<Instant> sightings = randomSightings(random);
      TopicCounts truth = inOrder(sightings);
      Collections.shuffle(sightings, random);
      TopicCounts counts = inOrder(sightings);
      assertThat(counts.frequency()).isEqualTo(truth.frequency());
      assertThat(counts.firstSeen()).isEqualTo(truth.firstSeen());
      assertThat(counts.lastSeen()).isEqualTo(truth.lastSeen());
      assertThat(counts.sumOfSquaredGaps())
          .isGreaterThanOrEqualTo(truth.sumOfSquaredGaps() * (1 - 1e-12));
      assertThat(InterestFormula.consistency(counts))
          .isLessThanOrEqualTo(InterestFormula.consistency(truth) + 1e-6);
    }
  }

  private static List<Instant> randomSightings(Random random) {
    List<Instant> sightings = new ArrayList<>();
    Instant at = START;
    for (int n = 1 + random.nextInt(30); n > 0; n--) {
      sightings.add(at);
      at = at.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(2_000_000_000));
    }
    return sightings;
  }

  @Test
  void recount_nothing_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicCounts.recount("java", List.of(), 0))
        .withMessageContaining("topic=java");
  }

  @Test
  void counts_blankTopic_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicCounts.first(" ", START, 0))
        .withMessageContaining("topic");
  }

  @Test
  void counts_noSighting_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicCounts("java", 0, START, START, 0, 0))
        .withMessageContaining("frequency=0");
  }

  @Test
  void counts_lastBeforeFirst_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicCounts("java", 2, day(1), START, 1, 0))
        .withMessageContaining("lastSeen=" + START);
  }

  @Test
  void counts_gapsThatAreNoNumber_areRefused() {
    for (double gaps : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TopicCounts("java", 2, START, day(1), gaps, 0))
          .withMessageContaining("sumOfSquaredGaps=" + gaps);
    }
  }

  @Test
  void counts_oneSightingWithSpan_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicCounts("java", 1, START, day(1), 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicCounts("java", 1, START, START, 1, 0));
  }

  @Test
  void counts_negativeDocuments_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicCounts.first("java", START, -1))
        .withMessageContaining("documents=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicCounts.first("java", START, 5).seenAt(START, -1))
        .withMessageContaining("documents=-1");
  }
}
