package dev.ragged.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.retrieval.SearchResult;
import org.junit.jupiter.api.Test;

class IsolationTest {
  private static Ragged store() {
    return Ragged.builder()
        .inMemory()
        .backend("exact")
        .embedder(LexicalEmbedder.create(64))
        .build();
  }

  @Test
  void checkSecrets_soundStore_passes() {
    try (Ragged ragged = store()) {
      Isolation.plant(ragged, 3);
      assertThatCode(() -> Isolation.checkSecrets(ragged, 3)).doesNotThrowAnyException();
    }
  }

  @Test
  void check_anothersHit_fails() {
    try (Ragged ragged = store()) {
      Isolation.plant(ragged, 2);
      SearchResult ofOne = ragged.persona(Isolation.id(1)).search(Isolation.secret(1));
      assertThat(ofOne.hits()).isNotEmpty();
      assertThatCode(() -> Isolation.check(Isolation.id(1), ofOne)).doesNotThrowAnyException();
      assertThatThrownBy(() -> Isolation.check(Isolation.id(0), ofOne))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("asker=persona-0, owner=persona-1");
    }
  }

  @Test
  void checkSecrets_ownDocumentNotFound_fails() {
    try (Ragged ragged = store()) {
      ragged.ingest(Document.of("shared", Isolation.secret(0)));
      assertThatThrownBy(() -> Isolation.checkSecrets(ragged, 2))
          .hasMessageContaining("must find its own document");
    }
  }
}
