package dev.ragged.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.spi.Candidate;
import dev.ragged.spi.Candidates;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankFusionTest {
  private static ChunkId chunk(String id) {
    return new ChunkId(new DocumentKey(id, Optional.empty()), 0);
  }

  private static Signal signal(String name, String... ids) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      candidates.add(new Candidate(chunk(ids[i]), 0.9 - i / 10.0));
    }
    return new Signal(name, new Candidates(candidates, ids.length, ""));
  }

  private static List<String> ids(List<Ranked> ranked) {
    return ranked.stream().map(one -> one.chunk().document().id()).toList();
  }

  @Test
  void fuse_oneSignal_keepsItsScores() {
    List<Ranked> fused = RankFusion.fuse(List.of(signal("vector", "a", "b")));
    assertThat(ids(fused)).containsExactly("a", "b");
    assertThat(fused.get(0).score()).isEqualTo(0.9);
    assertThat(fused.get(1).parts()).hasSize(1);
  }

  @Test
  void fuse_twoSignals_addsReciprocalRanks() {
    List<Ranked> fused =
        RankFusion.fuse(List.of(signal("vector", "a", "b", "c"), signal("lexical", "c", "a")));
    assertThat(ids(fused)).containsExactly("a", "c", "b");
    assertThat(fused.get(0).score()).isCloseTo((1 + 61.0 / 62) / 2, within(1e-12));
    assertThat(fused.get(1).score()).isCloseTo((1 + 61.0 / 63) / 2, within(1e-12));
    assertThat(fused.get(2).score()).isCloseTo(61.0 / 62 / 2, within(1e-12));
    for (Ranked ranked : fused) {
      assertThat(ranked.parts().stream().mapToDouble(ScorePart::contribution).sum())
          .isEqualTo(ranked.score());
    }
  }

  @Test
  void fuse_firstEverywhere_isOne() {
    assertThat(RankFusion.fuse(List.of(signal("v", "a"), signal("l", "a"))).get(0).score())
        .isEqualTo(1);
  }

  @Test
  void fuse_tie_isBrokenById() {
    assertThat(ids(RankFusion.fuse(List.of(signal("v", "b", "a"), signal("l", "a", "b")))))
        .containsExactly("a", "b");
  }

  @Test
  void fuse_nothing_isEmpty() {
    assertThat(RankFusion.fuse(List.of(signal("v"), signal("l")))).isEmpty();
  }
}
