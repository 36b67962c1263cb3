package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.ragged.config.CacheLevel;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.filter.Filter;
import dev.ragged.index.Budget;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.SearchCost;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.index.VectorQuery;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchAllTest {
  private final CountingEmbedder embedder = new CountingEmbedder();
  private final RecordingIndex index = new RecordingIndex();

  @Test
  void searchAll_manyKindsOfRequest_answersEachAsAlone() {
    try (Ragged ragged =
        Ragged.builder()
            .inMemory()
            .embedder(embedder)
            .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF)
            .build()) {
      fill(ragged);
      List<SearchRequest> requests = new ArrayList<>();
      for (SearchMode mode : SearchMode.values()) {
        for (String text : List.of("number 7 of the odd", "even text", "nothing like it")) {
          requests.add(SearchRequest.builder(text).mode(mode).k(5).build());
          requests.add(
              SearchRequest.builder(text)
                  .mode(mode)
                  .filter(Filter.eq("tag", "odd"))
                  .diversity(0.4)
                  .explain()
                  .build());
          requests.add(
              SearchRequest.builder(text).mode(mode).filter(Filter.eq("tag", "none")).build());
        }
      }
      List<SearchResult> answers = ragged.searchAll(requests);
      assertThat(answers).hasSameSizeAs(requests);
      for (int i = 0; i < requests.size(); i++) {
        SearchResult alone = ragged.search(requests.get(i));
        assertThat(answers.get(i).hits()).as("%s", requests.get(i)).isEqualTo(alone.hits());
        assertThat(answers.get(i).explanation()).isEqualTo(alone.explanation());
        assertThat(answers.get(i).costs().distances()).isEqualTo(alone.costs().distances());
      }
    }
  }

  @Test
  void searchAll_equalRequests_areEmbeddedInOneCallAndSearchedOnce() {
    try (Ragged ragged = Ragged.builder().inMemory().embedder(embedder).backend(index).build()) {
      fill(ragged);
      embedder.calls.clear();
      SearchRequest first = SearchRequest.of("even text");
      SearchRequest other = SearchRequest.builder("even text").k(3).build();
      SearchRequest third = SearchRequest.of("odd text");
      List<SearchResult> answers = ragged.searchAll(List.of(first, other, third, first));
      assertThat(embedder.calls).containsExactly(List.of("even text", "odd text"));
      assertThat(index.batches).containsExactly(3);
      assertThat(answers.get(3)).isSameAs(answers.get(0));
      assertThat(answers.get(1).hits()).hasSize(3);
    }
  }

  @Test
  void searchAll_noneOrWordsOnly_callsNoModel() {
    try (Ragged ragged = Ragged.builder().inMemory().embedder(embedder).backend(index).build()) {
      fill(ragged);
      embedder.calls.clear();
      assertThat(ragged.searchAll(List.of())).isEmpty();
      SearchRequest words = SearchRequest.builder("even").mode(SearchMode.LEXICAL).build();
      assertThat(ragged.searchAll(List.of(words)).get(0).hits()).isNotEmpty();
      assertThat(embedder.calls).isEmpty();
      assertThat(index.batches).isEmpty();
    }
  }

  @SuppressWarnings("NullAway")
  @Test
  void searchAll_nullRequest_isRefused() {
    try (Ragged ragged = Ragged.builder().inMemory().embedder(embedder).build()) {
      assertThatNullPointerException()
          .isThrownBy(() -> ragged.searchAll(Arrays.asList(SearchRequest.of("x"), null)))
          .withMessageContaining("request");
    }
  }

  @Test
  void search_budgetThatEnds_isToldInResultAndExplanation() {
    try (Ragged ragged = Ragged.builder().inMemory().embedder(embedder).backend(index).build()) {
      fill(ragged);
      SearchRequest request =
          SearchRequest.builder("even text")
              .budget(new Budget(2, Duration.ofMinutes(1)))
              .mode(SearchMode.VECTOR)
              .explain()
              .build();
      SearchResult result = ragged.search(request);
      assertThat(result.truncated()).isTrue();
      assertThat(result.costs().recomputed()).isEqualTo(2);
      assertThat(result.hits()).hasSize(2);
      assertThat(result.explanation().get(0))
          .contains("first come")
          .contains("2 vectors recomputed")
          .endsWith("ended early by its budget");
      Budget seen = index.budgets.get(0);
      assertThat(seen.recomputations()).isEqualTo(2);
      assertThat(seen.deadline()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
      assertThat(request.toBuilder().build()).isEqualTo(request);
      assertThat(ragged.search("even text").truncated()).isFalse();
      assertThat(index.budgets.get(1)).isEqualTo(Budget.UNLIMITED);
    }
  }

  @Test
  void statistics_figuresOfTheBackend_areShown() {
    try (Ragged ragged = Ragged.builder().inMemory().embedder(embedder).backend(index).build()) {
      assertThat(ragged.statistics().corpus().index().figures()).containsEntry("cache.hits", 3.0);
    }
    try (Ragged ragged = Ragged.builder().inMemory().backend("exact").build()) {
      assertThat(ragged.statistics().corpus().index().figures()).isEmpty();
    }
  }

  private static void fill(Ragged ragged) {
    Document[] documents = new Document[20];
    for (int i = 0; i < documents.length; i++) {
      String tag = i % 2 == 0 ? "even" : "odd";
      documents[i] =
          Document.builder("doc" + i)
              .text("A text about number " + i + ", which is " + tag)
              .metadata(Map.of("tag", tag))
              .build();
    }
    ragged.ingest(documents);
  }

  private static final class CountingEmbedder implements Embedder {
    private final Embedder words = LexicalEmbedder.create();
    private final List<List<String>> calls = new ArrayList<>();

    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      if (role == EmbeddingRole.QUERY) {
        calls.add(List.copyOf(texts));
      }
      return words.embed(texts, role);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return words.fingerprint();
    }
  }

  /** Answers with the first allowed ordinals, as many as the budget allows. */
  private static final class RecordingIndex implements VectorIndexProvider, VectorIndex {
    private final List<Budget> budgets = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private OrdinalSet present = OrdinalSet.empty();

    @Override
    public Neighbors search(VectorQuery query) {
      budgets.add(query.budget());
      int wanted = Math.min(query.k(), query.allowed().size());
      int count = Math.min(wanted, query.budget().recomputations());
      List<Neighbor> list =
          query.allowed().stream().limit(count).mapToObj(i -> new Neighbor(i, 0.5f)).toList();
      return new Neighbors(list, new SearchCost(count, count, false, count < wanted, "first come"));
    }

    @Override
    public List<Neighbors> searchAll(List<VectorQuery> queries) {
      batches.add(queries.size());
      return queries.stream().map(this::search).toList();
    }

    @Override
    public void add(int[] ordinals, float[][] vectors) {
      present = present.or(OrdinalSet.of(ordinals));
    }

    @Override
    public void remove(int[] ordinals) {
      present = present.andNot(OrdinalSet.of(ordinals));
    }

    @Override
    public OrdinalSet ordinals() {
      return present;
    }

    @Override
    public float[][] vectors(int[] ordinals) {
      throw new AssertionError("no vector is asked for");
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {}

    @Override
    public void discardOtherCheckpoints(Checkpoint kept) {}

    @Override
    public IndexStatistics statistics() {
      return new IndexStatistics(name(), present.size(), 0, 0, 0, true, Map.of("cache.hits", 3.0));
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "recording";
    }

    @Override
    public int priority() {
      return 0;
    }

    @Override
    public VectorIndex open(IndexContext context) {
      return this;
    }
  }
}
