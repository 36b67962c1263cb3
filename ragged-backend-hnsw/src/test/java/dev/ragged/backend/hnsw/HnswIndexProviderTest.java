package dev.ragged.backend.hnsw;

import static dev.ragged.backend.hnsw.Fixture.context;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class HnswIndexProviderTest {
  @Test
  void provider_byServiceLoader_comesBeforeTheExactIndex() {
    assertThat(ServiceLoader.load(VectorIndexProvider.class))
        .filteredOn(provider -> provider instanceof HnswIndexProvider)
        .singleElement()
        .satisfies(
            provider -> {
              assertThat(provider.name()).isEqualTo("hnsw");
              assertThat(provider.priority()).isEqualTo(10);
            });
  }

  @Test
  void statistics_largerM_countsMoreMemoryPerVector() {
    float[][] vectors = Fixture.vectors(300, Fixture.SEED);
    assertThat(bytes(vectors, Fixture.SMALL.withM(32)))
        .isGreaterThan(bytes(vectors, Fixture.SMALL));
  }

  private static long bytes(float[][] vectors, HnswParameters parameters) {
    try (VectorIndex index =
        new HnswIndexProvider(parameters, Fixture.ALWAYS_GRAPH).open(context(Runnable::run))) {
      index.add(Fixture.ordinals(0, vectors.length), vectors);
      return index.statistics().bytesInMemory();
    }
  }
}
