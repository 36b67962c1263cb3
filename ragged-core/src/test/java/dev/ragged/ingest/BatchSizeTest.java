package dev.ragged.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
  private static final int MOST = 64;
  private static final int LENGTH = 1_000;

  /**
   * Lets an embedder that takes so long run for a while, and returns the full size it then gets.
   */
  private static int settled(double nanosPerCall, double nanosPerChar, double noise) {
    Random random = new Random(1);
    BatchSize size = new BatchSize(MOST);
    int latest = 0;
    for (int call = 0; call < 200; call++) {
      int texts = size.texts(LENGTH);
      long length = (long) texts * LENGTH;
      double nanos = nanosPerCall + nanosPerChar * length;
      size.measured(length, (long) (nanos * (1 + noise * (random.nextDouble() - 0.5))));
      latest = call % 8 == 0 ? texts : latest;
    }
    return latest;
  }

  @Test
  void texts_atFirst_areWhatTheEmbedderWishes() {
    assertThat(new BatchSize(MOST).texts(LENGTH)).isEqualTo(MOST);
    assertThat(new BatchSize(1).texts(LENGTH)).isEqualTo(1);
  }

  @Test
  void texts_costOfACallIsLarge_areMany() {
    assertThat(settled(50e6, 1_000, 0)).isEqualTo(MOST);
    assertThat(settled(50e6, 1_000, 0.3)).isEqualTo(MOST);
  }

  @Test
  void texts_costIsInTheText_areFew() {
    assertThat(settled(0, 20_000, 0)).isEqualTo(1);
    assertThat(settled(0, 20_000, 0.3)).isLessThanOrEqualTo(MOST / 2);
  }

  @Test
  void texts_costOfACallMatters_keepItsShareAtTwoPercent() {
    // 0.2 ms and our own 0.02 ms per call, 1 ms per text: 11 texts make it two percent.
    assertThat(settled(200_000, 1_000, 0)).isBetween(10, 12);
  }

  @Test
  void texts_quickEmbedder_areBundledForOurOwnCost() {
    assertThat(settled(0, 10, 0)).isEqualTo(MOST);
  }
}
