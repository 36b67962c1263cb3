package dev.ragged.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarginalRelevanceTest {
  private static final float[][] VECTORS = {{1, 0}, {1, 0.01f}, {0, 1}, {1, 0.02f}};

  private final List<Ranked> candidates =
      List.of(ranked("a", 0.9), ranked("twin", 0.89), ranked("other", 0.5), ranked("third", 0.4));

  private static Ranked ranked(String id, double score) {
    return new Ranked(new ChunkId(new DocumentKey(id, Optional.empty()), 0), score, List.of());
  }

  private List<String> pick(int k, double diversity) {
    return MarginalRelevance.pick(candidates, VECTORS, k, diversity).stream()
        .map(one -> one.chunk().document().id())
        .toList();
  }

  @Test
  void pick_noDiversity_keepsTheOrder() {
    assertThat(pick(4, 0)).containsExactly("a", "twin", "other", "third");
  }

  @Test
  void pick_someDiversity_prefersWhatIsDifferent() {
    assertThat(pick(2, 0.5)).containsExactly("a", "other");
  }

  @Test
  void pick_allDiversity_returnsEachOnce() {
    assertThat(pick(4, 1)).containsExactlyInAnyOrder("a", "twin", "other", "third").startsWith("a");
  }

  @Test
  void pick_moreThanThereAre_returnsAll() {
    assertThat(pick(Integer.MAX_VALUE, 0.3)).hasSize(4);
    assertThat(MarginalRelevance.pick(List.of(), new float[0][], 5, 0.3)).isEmpty();
  }
}
