package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorQuery;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An index whose content is replaced many times stays right, small and quick. */
class ChurnTest {
  private static final int LIVE = 300;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  @ParameterizedTest
  @EnumSource
  void churn_tenTimesTheCorpus_losesNothingAndKeepsNothing(Kind kind) {
    Random random = new Random(Rig.SEED);
    try (Rig rig = Rig.of(kind).policy(Rig.segmentsOf(80, 60)).in(temp).open()) {
      rig.add(0, LIVE);
      int next = LIVE;
      for (int round = 1; round <= 10; round++) {
        for (int step = 0; step < 6; step++) {
          // An update is a deletion and an addition; new text is a new ordinal.
          rig.remove(some(rig.present(), LIVE / 6, random));
          rig.add(next, next + LIVE / 6);
          next += LIVE / 6;
        }
        requireWhole(rig, next);
        if (round % 2 == 0) {
          Checkpoint checkpoint = new Checkpoint(round, round);
          rig.index().checkpoint(checkpoint);
          rig.index().discardOtherCheckpoints(checkpoint);
          rig.open(checkpoint);
          requireWhole(rig, next);
        }
        assertThat(rig.recall(8)).as("round %d", round).isGreaterThanOrEqualTo(0.9);
      }
      rig.remove(some(rig.present(), LIVE - 5, random));
      requireWhole(rig, next);
      rig.remove(rig.present().stream().toArray());
      requireWhole(rig, next);
      assertThat(rig.index().statistics().removed()).isZero();
      assertThat(rig.segments()).isZero();
    }
  }

  /** Checks what is there, what is found, and how much room it takes. */
  private static void requireWhole(Rig rig, int end) {
    assertThat(rig.index().ordinals()).isEqualTo(rig.present());
    VectorQuery all = rig.query(10 * LIVE, OrdinalSet.range(end), Effort.BALANCED);
    assertThat(rig.answer(all))
        .extracting(Neighbor::ordinal)
        .containsExactlyInAnyOrderElementsOf(rig.present().stream().boxed().toList());
    int living = rig.present().size();
    assertThat(rig.index().statistics().vectors()).isEqualTo(living);
    assertThat(rig.index().statistics().removed()).isLessThanOrEqualTo(living / 3);
    assertThat(rig.segments()).isLessThanOrEqualTo(1 + log2(living));
  }

  private static int log2(int n) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(n);
  }

  private static int[] some(OrdinalSet set, int count, Random random) {
    int[] all = set.stream().toArray();
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(all.length - i);
      int swap = all[i];
      all[i] = all[j];
      all[j] = swap;
    }
    return Arrays.copyOf(all, count);
  }

  @Test
  void checkpoint_smallAndLargeAdditionsInTurns_boundsTheSegments() {
    // A large addition after a small one could train a codec of its own each time, and segments of
    // different codecs cannot be merged.
    try (Rig rig =
        new Rig(LeannOptions.codes().build()).policy(Rig.segmentsOf(50_000, 60)).in(temp).open()) {
      int next = 0;
      for (int i = 1; i <= 8; i++) {
        rig.add(next, next + 1_000);
        rig.index().checkpoint(new Checkpoint(2L * i, 1));
        rig.add(next + 1_000, next + 1_010);
        next += 1_010;
        rig.index().checkpoint(new Checkpoint(2L * i + 1, 1));
      }
      assertThat(rig.segments()).isLessThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void remove_middleOfEverySegment_mergesWhatIsLeft(Kind kind) {
    try (Rig rig = Rig.of(kind).policy(Rig.segmentsOf(1_000, 60)).in(temp).open()) {
      int next = 0;
      for (int size : new int[] {640, 310, 150, 70, 30, 12, 5, 2}) {
        rig.add(next, next + size);
        rig.index().checkpoint(new Checkpoint(size, 1));
        next += size;
      }
      assertThat(rig.segments()).isGreaterThan(5);
      // All but the last few of each.
      rig.remove(Rig.range(0, 636));
      rig.remove(Rig.range(640, 946));
      rig.remove(Rig.range(950, 1_096));
      rig.remove(Rig.range(1_100, 1_166));
      assertThat(rig.segments()).isLessThanOrEqualTo(4);
      requireWhole(rig, next);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE"})
  void remove_recomputedVectors_leaveTheCache(Kind kind) {
    try (Rig rig = Rig.of(kind).policy(Rig.segmentsOf(100, 60)).open()) {
      rig.add(0, 100);
      rig.answer(rig.query(10, rig.present(), Effort.EXACT));
      assertThat(rig.figure("cache.vectors")).isEqualTo(100);
      rig.remove(Rig.range(0, 20));
      assertThat(rig.figure("cache.vectors")).isEqualTo(80);
    }
  }

  @Test
  void merge_ordinalGoneFromTheStore_waitsUntilItIsRemoved() {
    try (Rig rig = Rig.of(Kind.RECOMPUTE).policy(Rig.segmentsOf(50, 20)).open()) {
      rig.add(0, 50);
      rig.source.forget(7);
      rig.add(50, 100);
      assertThat(rig.segments()).as("one vector cannot be had").isEqualTo(2);
      VectorQuery query = rig.query(10, OrdinalSet.of(Rig.range(50, 100)), Effort.EXACT);
      assertThat(rig.answer(query)).isEqualTo(rig.truth(query));
      rig.remove(7);
      assertThat(rig.segments()).isEqualTo(1);
      List<Neighbor> all = rig.answer(rig.query(1_000));
      assertThat(all).hasSize(99);
    }
  }
}
