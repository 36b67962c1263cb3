package dev.ragged.backend.leann.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchRowsTest {
  @Test
  void missing_whatWasPut_isLeftOut() {
    BatchRows rows = new BatchRows(1_000);
    assertThat(rows.missing(IntStream.of(3, 1, 3))).containsExactly(3, 1);
    float[] one = {1};
    float[] three = {3};
    rows.put(new int[] {3, 1}, new float[][] {three, one});
    assertThat(rows.of(new int[] {1, 3, 1})).isDeepEqualTo(new float[][] {one, three, one});
    rows.endRound();
    assertThat(rows.missing(IntStream.of(1, 2, 3))).containsExactly(2);
  }

  @Test
  void endRound_moreThanMayBeKept_forgets() {
    BatchRows rows = new BatchRows(11);
    rows.put(new int[] {1, 2}, new float[][] {{1}, {2}});
    rows.endRound();
    assertThat(rows.missing(IntStream.of(1, 2))).isEmpty();
    rows.put(new int[] {3}, new float[][] {{3}});
    assertThat(rows.of(new int[] {1, 3})).hasDimensions(2, 1);
    rows.endRound();
    assertThat(rows.missing(IntStream.of(1, 3))).containsExactly(1, 3);
  }
}
