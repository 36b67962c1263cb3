package dev.ragged.embedder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderProvider;
import dev.ragged.tck.EmbedderContract;
import java.util.Collections;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

final class MiniLmContractTest extends EmbedderContract {
  @Override
  protected Embedder open() {
    return DjlEmbedder.miniLm();
  }

  @Test
  void provider_besideCore_isTheBest() {
    EmbedderProvider best =
        Collections.max(providers(), Comparator.comparingInt(EmbedderProvider::priority));

    assertThat(best.name()).isEqualTo("minilm");
    try (Embedder created = best.create()) {
      assertThat(created.fingerprint()).isEqualTo(embedder().fingerprint());
    }
  }
}
