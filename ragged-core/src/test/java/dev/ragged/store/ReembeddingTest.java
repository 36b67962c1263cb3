package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.error.EmbedderMismatchException;
import dev.ragged.error.EmbeddingException;
import dev.ragged.ingest.DocumentSource;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReembeddingTest {
  @TempDir Path temp;

  private final FaultyEmbedder first = new FaultyEmbedder("first", SampleStore.DIMENSION);
  private final FaultyEmbedder second = new FaultyEmbedder("second", 24);
  private Path store = Path.of("");
  private Map<String, Object> firstAnswers = Map.of();
  private long chunks;

  @BeforeEach
  void fill() {
    store = temp.resolve("store");
    try (Ragged ragged = SampleStore.open(store, first)) {
      fill(ragged, temp.resolve("scratch"));
      firstAnswers = SampleStore.answers(ragged);
      chunks = ragged.statistics().corpus().chunks();
    }
  }

  private static void fill(Ragged ragged, Path scratch) {
    SampleStore.fill(ragged, scratch);
    ragged.ingest(DocumentSource.of(SampleStore.documents(200, 240)));
  }

  private Ragged reembed(FaultyEmbedder embedder) {
    return Ragged.builder().directory(store).backend("exact").embedder(embedder).reembed();
  }

  private void requireOldStore() {
    try (Ragged ragged = SampleStore.open(store, first)) {
      assertThat(SampleStore.answers(ragged)).isEqualTo(firstAnswers);
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  private void requireSecondEmbedder() {
    Map<String, Object> expected;
    try (Ragged fresh = SampleStore.open(temp.resolve("fresh"), second)) {
      fill(fresh, temp.resolve("fresh-scratch"));
      expected = SampleStore.answers(fresh);
    }
    int embedded = second.documents();
    try (Ragged ragged = SampleStore.open(store, second)) {
      assertThat(SampleStore.answers(ragged)).isEqualTo(expected);
      assertThat(ragged.check().problems()).isEmpty();
      assertThat(second.documents()).as("embedded at the next start").isEqualTo(embedded);
    }
  }

  @Test
  void build_otherEmbedder_namesBothAndTheRemedy() {
    assertThatThrownBy(() -> SampleStore.open(store, second))
        .isInstanceOf(EmbedderMismatchException.class)
        .hasMessageContaining("first (16 dimensions")
        .hasMessageContaining("second (24 dimensions")
        .hasMessageContaining("reembed()");
    requireOldStore();
  }

  @Test
  void reembed_otherEmbedder_replacesAllVectors() {
    try (Ragged ragged = reembed(second)) {
      assertThat(second.documents()).isEqualTo(chunks);
      assertThat(ragged.check().problems()).isEmpty();
    }
    assertThatThrownBy(() -> SampleStore.open(store, first))
        .isInstanceOf(EmbedderMismatchException.class);
    requireSecondEmbedder();
  }

  @Test
  void reembed_sameEmbedder_embedsNothing() {
    int embedded = first.documents();
    reembed(first).close();
    assertThat(first.documents()).isEqualTo(embedded);
    requireOldStore();
  }

  @Test
  void reembed_cutShort_leavesOldStoreAndGoesOnWhereItStopped() {
    // Calls are of four texts, batches that are kept of 64.
    second.fault(
        (call, texts, vectors) -> {
          if (call > 17) {
            throw new IllegalStateException("model is away");
          }
          return vectors;
        });
    assertThatThrownBy(() -> reembed(second))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("model is away");
    requireOldStore();
    int embedded = second.documents();
    second.fault((call, texts, vectors) -> vectors);
    reembed(second).close();
    assertThat(second.documents() - embedded).isEqualTo((int) chunks - 64);
    requireSecondEmbedder();
  }

  @Test
  void reembed_storeChangedAfterItWasCutShort_coversTheChanges() {
    second.fault(
        (call, texts, vectors) -> {
          if (call > 17) {
            throw new IllegalStateException("model is away");
          }
          return vectors;
        });
    assertThatThrownBy(() -> reembed(second)).isInstanceOf(EmbeddingException.class);
    try (Ragged ragged = SampleStore.open(store, first)) {
      assertThat(ragged.delete("doc0")).isTrue();
      ragged.ingest(Document.of("later", "came between the two runs"));
    }
    second.fault((call, texts, vectors) -> vectors);
    try (Ragged ragged = reembed(second)) {
      var corpus = ragged.statistics().corpus();
      assertThat(ragged.check().problems()).isEmpty();
      assertThat((long) corpus.index().vectors()).isEqualTo(corpus.chunks());
      assertThat(corpus.waitingVectors()).isEqualTo(corpus.chunks());
      assertThat(ragged.search("came between the two runs").hits().get(0).documentId())
          .isEqualTo("later");
    }
  }
}
