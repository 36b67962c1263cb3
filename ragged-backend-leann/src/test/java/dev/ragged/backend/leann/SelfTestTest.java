package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.Similarity;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelfTestTest {
  private static final String FIGURE = "recall.selfTest";

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  private static Rig rig(Kind kind) {
    return Rig.of(kind).policy(Rig.segmentsOf(400, 100));
  }

  @ParameterizedTest
  @EnumSource
  void recall_ofANewSegment_isMeasuredAndSaved(Kind kind) {
    for (Similarity similarity : Similarity.values()) {
      Checkpoint checkpoint = new Checkpoint(1, similarity.name().length());
      try (Rig rig = rig(kind).by(similarity).in(temp).open().add(0, 400)) {
        double measured = rig.figure(FIGURE);
        assertThat(measured).isBetween(0.85, 1.0);
        // It predicts what searches find, as far as 32 of them can tell.
        assertThat(rig.recall(40)).isBetween(measured - 0.1, measured + 0.1);
        rig.index().checkpoint(checkpoint);
        rig.open(checkpoint);
        assertThat(rig.figure(FIGURE)).isBetween(measured - 1e-6, measured + 1e-6);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void recall_rowsAtHand_asksTheEmbedderForNothing(Kind kind) {
    try (Rig rig = rig(kind).open().add(0, 400)) {
      assertThat(rig.source.takeAsked()).isEmpty();
      assertThat(rig.figure("recomputed.vectors")).isZero();
    }
  }

  @Test
  void recall_exactSearch_isOne() {
    // Without a graph, kept vectors are scanned.
    try (Rig rig = Rig.of(Kind.FULL_FLOATS).policy(Rig.segmentsOf(300, 10_000)).open()) {
      rig.add(0, 300);
      assertThat(rig.figure(FIGURE)).isEqualTo(1);
    }
  }

  @Test
  void recall_fewVectors_isNotSaid() {
    try (Rig rig = Rig.of(Kind.CODES_1).policy(Rig.segmentsOf(99, 10)).open().add(0, 99)) {
      assertThat(rig.segments()).isEqualTo(1);
      Map<String, Double> figures = rig.index().statistics().figures();
      assertThat(figures).doesNotContainKey(FIGURE);
    }
  }
}
