package dev.ragged.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrioritySearchTreeTest {
  private static int[] oracle(long[] starts, long[] ends, long point) {
    return IntStream.range(0, starts.length)
        .filter(i -> starts[i] <= point && point < ends[i])
        .toArray();
  }

  @Test
  void containing_noIntervals_isEmpty() {
    assertThat(new PrioritySearchTree(new long[0], new long[0]).containing(0)).isEmpty();
  }

  @Test
  void containing_randomSmallDomains_isWhatAScanFinds() {
    Random random = Samples.random(PrioritySearchTreeTest.class);
    for (int round = 0; round < 3_000; round++) {
      int size = random.nextInt(40);
      int domain = 1 + random.nextInt(12);
      long[] starts = random.ints(size, 0, domain).asLongStream().sorted().toArray();
      long[] ends =
          Arrays.stream(starts)
              .map(
                  start ->
                      random.nextInt(5) == 0 ? Long.MAX_VALUE : start + 1 + random.nextInt(domain))
              .toArray();
      PrioritySearchTree tree = new PrioritySearchTree(starts, ends);
      for (int point = -1; point <= 2 * domain; point++) {
        assertThat(tree.containing(point))
            .as("point %s starts %s", point, starts)
            .containsExactly(oracle(starts, ends, point));
      }
    }
  }

  @Test
  void containing_test_leavesOutWhatDoesNotPass() {
    PrioritySearchTree tree =
        new PrioritySearchTree(new long[] {0, 1, 2, 3}, new long[] {9, 8, 7, 6});

    assertThat(tree.containing(2, item -> item != 1)).containsExactly(0, 2);
  }

  @Test
  void containing_endsOfTheRange_areTold() {
    PrioritySearchTree tree =
        new PrioritySearchTree(
            new long[] {Long.MIN_VALUE, 0}, new long[] {Long.MAX_VALUE, Long.MAX_VALUE});

    assertThat(tree.containing(Long.MIN_VALUE)).containsExactly(0);
    assertThat(tree.containing(Long.MAX_VALUE - 1)).containsExactly(0, 1);
  }

  @Test
  void containing_allNested_findsThousands() {
    long[] starts = IntStream.range(0, 5_000).asLongStream().toArray();
    long[] ends = IntStream.range(0, 5_000).mapToLong(i -> 10_000 - i).toArray();
    PrioritySearchTree tree = new PrioritySearchTree(starts, ends);

    assertThat(tree.containing(4_999)).containsExactly(IntStream.range(0, 5_000).toArray());
    assertThat(tree.containing(9_999)).containsExactly(0);
  }

  @Test
  void new_arrays_areNotKept() {
    long[] starts = {0, 1};
    long[] ends = {5, 5};
    PrioritySearchTree tree = new PrioritySearchTree(starts, ends);

    Arrays.fill(ends, 0);

    assertThat(tree.containing(2)).containsExactly(0, 1);
  }
}
