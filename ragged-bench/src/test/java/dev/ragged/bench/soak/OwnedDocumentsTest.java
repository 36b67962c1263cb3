package dev.ragged.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.spi.StoredDocument;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether what is wrong would be found. */
class OwnedDocumentsTest {
  private static final long SEED = 5;

  private final Ragged ragged =
      Ragged.builder()
          .inMemory()
          .backend(new ExactIndexProvider())
          .embedder(LexicalEmbedder.create())
          .build();
  private final SoakTexts texts = new SoakTexts(SEED);
  private final OwnedDocuments documents =
      new OwnedDocuments(texts, "shared-0-", Optional.empty(), 1);
  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeEach
  void fill() {
    documents.fill(ragged);
  }

  @AfterEach
  void close() {
    ragged.close();
  }

  @Test
  void find_soundStore_findsIt() {
    assertThat(documents.find(ragged, random).hits()).hasSize(1);
  }

  @Test
  void find_lostDocument_isWrong() {
    assertThat(ragged.delete("shared-0-0")).isTrue();
    assertThatThrownBy(() -> documents.find(ragged, random))
        .isInstanceOf(WrongAnswer.class)
        .hasMessageContaining("id=shared-0-0, version=1, found=false");
  }

  @Test
  void find_otherVersionThanTheLast_isWrong() {
    ragged.ingest(texts.document("shared-0-0", 2, Optional.empty()));
    assertThatThrownBy(() -> documents.find(ragged, random))
        .isInstanceOf(WrongAnswer.class)
        .hasMessageContaining("what is found must be what there is");
  }

  @Test
  void check_documentThatNobodyPutIn_isWrong() {
    ragged.ingest(Document.of("shared-0-9", "qsharedxaxj of somebody"));
    assertThatThrownBy(() -> documents.check(ragged.search("qsharedxaxj")))
        .isInstanceOf(WrongAnswer.class)
        .hasMessageContaining("id=shared-0-9, version=0");
  }

  @Test
  void adopt_documentsOfAnEarlierProcess_knowsThemAndTheirVersions() {
    for (int i = 0; i < 30; i++) {
      documents.change(ragged, random);
      documents.churn(ragged, random);
    }
    OwnedDocuments next = new OwnedDocuments(texts, "shared-0-", Optional.empty(), 1);
    try (Stream<StoredDocument> all = ragged.list()) {
      all.forEach(next::adopt);
    }
    assertThat(next.count()).isEqualTo(documents.count());
    assertThatCode(() -> next.find(ragged, random)).doesNotThrowAnyException();
    next.fill(ragged);
    next.change(ragged, random);
  }
}
