package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatePoolTest {
  private record Scored(int node, float closeness) {}

  @Test
  void of_anyCloseness_keepsNodeAndClosenessAndOrders() {
    float[] rising = {
      Float.NEGATIVE_INFINITY,
      -1e30f,
      -1,
      -Float.MIN_VALUE,
      0,
      Float.MIN_VALUE,
      0.5f,
      1,
      1e30f,
      Float.POSITIVE_INFINITY
    };
    for (int i = 0; i < rising.length; i++) {
      for (int node : new int[] {0, 1, Integer.MAX_VALUE}) {
        long candidate = Candidate.of(node, rising[i]);
        assertThat(Candidate.node(candidate)).isEqualTo(node);
        assertThat(Candidate.closeness(candidate)).isEqualTo(rising[i]);
        assertThat(Candidate.marked(candidate)).isFalse();
        assertThat(Candidate.node(candidate | Candidate.MARK)).isEqualTo(node);
        if (i > 0) {
          assertThat(candidate).isLessThan(Candidate.of(0, rising[i - 1]));
        }
      }
      assertThat(Candidate.of(3, rising[i])).isLessThan(Candidate.of(4, rising[i]));
    }
    assertThat(Candidate.of(3, -0.0f)).isEqualTo(Candidate.of(3, 0.0f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 600})
  void offer_randomNodes_keepsTheClosestInOrder(int capacity) {
    Random random = new Random(capacity);
    CandidatePool pool = new CandidatePool();
    for (int round = 0; round < 5; round++) {
      pool.reset(capacity);
      List<Scored> all = new ArrayList<>();
      for (int node = 0; node < 2_000; node++) {
        Scored scored = new Scored(node, random.nextInt(500) / 100f - 2);
        int rank = pool.offer(node, scored.closeness());
        if (all.size() == capacity && all.get(capacity - 1).closeness() >= scored.closeness()) {
          assertThat(rank).isEqualTo(capacity);
        } else {
          all.add(scored);
          all.sort(Comparator.comparing((Scored s) -> -s.closeness()).thenComparing(Scored::node));
          assertThat(rank).isEqualTo(all.indexOf(scored));
          all.subList(Math.min(capacity, all.size()), all.size()).clear();
        }
        if (node % 7 == 0) {
          pool.expandNext();
        }
      }
      assertThat(pool.size()).isEqualTo(capacity);
      for (int i = 0; i < capacity; i++) {
        assertThat(Candidate.node(pool.at(i))).isEqualTo(all.get(i).node());
        assertThat(Candidate.closeness(pool.at(i))).isEqualTo(all.get(i).closeness());
      }
    }
  }

  @Test
  void expandNext_nodesThatComeInBetween_areTakenClosestFirst() {
    CandidatePool pool = new CandidatePool();
    pool.reset(3);
    assertThat(pool.expandNext()).isEqualTo(-1);
    pool.offer(1, 1);
    pool.offer(2, 2);
    assertThat(pool.expandNext()).isEqualTo(2);
    pool.offer(3, 3);
    assertThat(pool.expandNext()).isEqualTo(3);
    assertThat(pool.expandNext()).isEqualTo(1);
    assertThat(pool.expandNext()).isEqualTo(-1);
    pool.offer(4, 0.5f);
    assertThat(pool.expandNext()).isEqualTo(-1);
    pool.offer(5, 1.5f);
    assertThat(pool.expandNext()).isEqualTo(5);
  }

  @Test
  void expandNext_equallyCloseNodes_areTakenWhenNoOthersAreLeft() {
    CandidatePool pool = new CandidatePool();
    pool.reset(5);
    pool.offer(7, 3);
    assertThat(pool.expandNext()).isEqualTo(7);
    pool.offer(6, 3);
    pool.offer(8, 3);
    pool.offer(1, 2);
    pool.offer(2, 1);
    assertThat(pool.expandNext()).isEqualTo(1);
    assertThat(pool.expandNext()).isEqualTo(2);
    assertThat(pool.expandNext()).isEqualTo(6);
    assertThat(pool.expandNext()).isEqualTo(8);
    assertThat(pool.expandNext()).isEqualTo(-1);
  }
}
