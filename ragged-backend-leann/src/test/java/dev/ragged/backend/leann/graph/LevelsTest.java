package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelsTest {
  @Test
  void draw_manyNodes_hasOneInMOnTheNextLevel() {
    Levels levels = Levels.draw(100_000, 16, 1);
    assertThat(levels.size(0)).isEqualTo(100_000);
    assertThat(levels.size(1)).isBetween(5_900, 6_600);
    assertThat(levels.size(2)).isBetween(320, 460);
    assertThat(levels.members()).isEqualTo(levels.size(1));
    assertThat(levels.height()).isBetween(3, 5);
  }

  @Test
  void order_isARandomPermutation() {
    int[] order = Levels.draw(10_000, 16, 1).order();
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, 10_000).toArray());
    double rising = IntStream.range(1, 10_000).filter(i -> order[i] > order[i - 1]).count();
    assertThat(rising / 10_000).isBetween(0.48, 0.52);
  }

  @Test
  void draw_sameSeed_isTheSame() {
    assertThat(Levels.draw(500, 8, 3).order()).isEqualTo(Levels.draw(500, 8, 3).order());
    assertThat(Levels.draw(500, 8, 3).order()).isNotEqualTo(Levels.draw(500, 8, 4).order());
  }

  @Test
  void draw_noNodesOrOne_hasNoUpperLevels() {
    for (int n = 0; n < 2; n++) {
      Levels levels = Levels.draw(n, 2, 1);
      assertThat(levels.order()).hasSize(n);
      assertThat(levels.height()).isZero();
      assertThat(levels.members()).isEqualTo(n);
    }
  }
}
