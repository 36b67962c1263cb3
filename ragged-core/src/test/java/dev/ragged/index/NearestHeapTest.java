package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestHeapTest {
  @Test
  void sorted_randomOffers_keepsWhatSortingAllWouldKeep() {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int capacity = random.nextInt(20);
      NearestHeap heap = new NearestHeap(capacity);
      List<Neighbor> all = new ArrayList<>();
      for (int i = random.nextInt(60); i > 0; i--) {
        // Few distinct scores, so that many tie.
        Neighbor neighbor = new Neighbor(random.nextInt(Integer.MAX_VALUE), random.nextInt(5) / 4f);
        all.add(neighbor);
        heap.offer(neighbor.ordinal(), neighbor.score());
      }
      all.sort(null);
      assertThat(heap.sorted())
          .as("seed=%d, round=%d", seed, round)
          .isEqualTo(all.subList(0, Math.min(capacity, all.size())));
    }
  }

  @Test
  void sorted_extremeOrdinalsAndScores_comeBackUnchanged() {
    NearestHeap heap = new NearestHeap(4);
    heap.offer(0, 0);
    heap.offer(Integer.MAX_VALUE, 1);
    heap.offer(0, 1);
    heap.offer(5, Float.MIN_VALUE);
    assertThat(heap.sorted())
        .containsExactly(
            new Neighbor(0, 1),
            new Neighbor(Integer.MAX_VALUE, 1),
            new Neighbor(5, Float.MIN_VALUE),
            new Neighbor(0, 0));
  }
}
