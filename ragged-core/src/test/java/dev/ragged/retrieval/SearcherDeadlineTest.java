package dev.ragged.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Chunk;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.Budget;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Origin;
import dev.ragged.spi.Scope;
import dev.ragged.store.CorpusOptions;
import dev.ragged.store.EmbeddedCorpus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody has the only connection; a search that has a deadline does not wait for it longer. */
class SearcherDeadlineTest {
  private static final Duration DEADLINE = Duration.ofMillis(100);

  private final Embedder embedder = LexicalEmbedder.create(32);
  private final EmbeddedCorpus corpus =
      EmbeddedCorpus.open(
          new CorpusOptions(
              Optional.empty(), new ExactIndexProvider(), embedder, false, Clock.systemUTC(), 1));
  private final Searcher searcher = new Searcher(corpus, embedder, SearchCaches.none());

  SearcherDeadlineTest() {
    corpus.put(
        List.of(
            new EmbeddedDocument(
                Document.of("a", "some text"),
                new Origin("s", "h", "p"),
                List.of(new Chunk(0, "some text", "", 0, 9, Metadata.empty())),
                embedder.embed(List.of("some text"), EmbeddingRole.DOCUMENT))));
  }

  @AfterEach
  void close() {
    corpus.close();
  }

  private SearchResult elsewhere(SearchRequest request) throws Exception {
    return CompletableFuture.supplyAsync(() -> searcher.search(request, Scope.shared()))
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void search_noFreeConnection_answersWithoutHits() throws Exception {
    SearchRequest.Builder hasty = SearchRequest.builder("some").budget(Budget.ofTime(DEADLINE));
    try (CorpusReader other = corpus.reader()) {
      SearchResult result = elsewhere(hasty.explain().build());
      assertThat(result.truncated()).isTrue();
      assertThat(result.hits()).isEmpty();
      assertThat(result.generation()).isEqualTo(other.state().generation());
      assertThat(result.explanation())
          .containsExactly("nothing was read: the store had no free connection within the budget");
      SearchRequest unexplained =
          SearchRequest.builder("some").budget(hasty.build().budget()).build();
      assertThat(elsewhere(unexplained).explanation()).isEmpty();
    }
    SearchResult later = elsewhere(hasty.budget(Budget.ofTime(Duration.ofMinutes(1))).build());
    assertThat(later.truncated()).isFalse();
    assertThat(later.hits()).hasSize(1);
  }
}
