package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.EmbeddingException;
import dev.ragged.index.Budget;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedder hangs; a search that has a deadline ends nevertheless. */
class DeadlineTest {
  private static final Duration DEADLINE = Duration.ofMillis(400);

  /** What a busy machine may add; the embedder never returns. */
  private static final Duration LATEST = DEADLINE.multipliedBy(5);

  /** As many as the embedder gets threads, which a few cores do not change. */
  private static final int MOST_STUCK = 4;

  private static final class HangingEmbedder implements Embedder {
    private final Embedder embedder = LexicalEmbedder.create(32);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean hangs = true;

    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      if (role == EmbeddingRole.QUERY) {
        questions.incrementAndGet();
        if (texts.contains("fails")) {
          throw new EmbeddingException("it fails");
        }
        if (hangs) {
          try {
            released.await();
          } catch (InterruptedException e) {
            throw new AssertionError("nobody may interrupt a model", e);
          }
        }
      }
      return embedder.embed(texts, role);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return embedder.fingerprint();
    }
  }

  private final HangingEmbedder embedder = new HangingEmbedder();
  private final Ragged ragged = Ragged.builder().inMemory().embedder(embedder).build();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 20; i++) {
      ragged.ingest(Document.of("doc-" + i, "number " + i + (i % 2 == 0 ? " is even" : " is odd")));
    }
    var unused = ragged.search(SearchRequest.builder("even").mode(SearchMode.LEXICAL).build());
  }

  @AfterEach
  void close() {
    embedder.released.countDown();
    ragged.close();
  }

  private static SearchRequest.Builder within(SearchMode mode) {
    return SearchRequest.builder("even").mode(mode).k(5).budget(Budget.ofTime(DEADLINE)).explain();
  }

  private SearchResult timed(SearchRequest request) {
    long start = System.nanoTime();
    SearchResult result = ragged.search(request);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATEST);
    return result;
  }

  @Test
  void ask_vectorIsLate_answersFromWhatWasFoundInTime() {
    GeneratedAnswer none = ragged.ask(AnswerRequest.of(within(SearchMode.VECTOR).build()));
    GeneratedAnswer byWords = ragged.ask(AnswerRequest.of(within(SearchMode.HYBRID).build()));

    assertThat(none.isEmpty()).isTrue();
    assertThat(none.result().truncated()).isTrue();
    assertThat(none.costs().tokensIn()).isZero();
    assertThat(byWords.text()).contains("is even [1]");
    assertThat(byWords.complete()).isTrue();
  }

  private static Set<Thread> questionThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("ragged-question-"))
        .collect(Collectors.toSet());
  }

  @Test
  void search_hybridWithoutVector_answersByWordsAlone() {
    SearchResult result = timed(within(SearchMode.HYBRID).build());
    assertThat(result.truncated()).isTrue();
    assertThat(result.hits()).hasSize(5).allMatch(hit -> hit.text().contains("even"));
    assertThat(result.explanation().get(0))
        .isEqualTo("vector: no vector search: the question was not embedded within its budget");
  }

  @Test
  void search_vectorWithoutVector_saysThatItHasNone() {
    SearchResult result = timed(within(SearchMode.VECTOR).build());
    assertThat(result.truncated()).isTrue();
    assertThat(result.hits()).isEmpty();
    assertThat(result.explanation().get(0)).contains("not embedded within its budget");
    assertThat(result.generation()).isEqualTo(ragged.statistics().corpus().generation());
  }

  @Test
  void search_embedderAnswersInTime_givesWhatIsGivenWithoutDeadline() {
    embedder.hangs = false;
    SearchRequest hasty =
        within(SearchMode.HYBRID).budget(Budget.ofTime(Duration.ofMinutes(1))).build();
    SearchResult result = ragged.search(hasty);
    ragged.caches().clear();
    SearchResult expected = ragged.search(hasty.toBuilder().budget(Budget.UNLIMITED).build());
    assertThat(result.truncated()).isFalse();
    assertThat(result.hits()).isEqualTo(expected.hits());
    assertThat(result.explanation()).isEqualTo(expected.explanation());
  }

  @Test
  void search_embedderFails_failsAsWithoutDeadline() {
    assertThatThrownBy(
            () ->
                ragged.search(
                    SearchRequest.builder("fails").budget(Budget.ofTime(DEADLINE)).build()))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining("it fails");
  }

  @Test
  void search_interruptedWhileItWaits_keepsTheFlagAndEnds() {
    Thread.currentThread().interrupt();
    SearchResult result = timed(within(SearchMode.HYBRID).build());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.hits()).hasSize(5);
  }

  @Test
  void search_manyAtOnce_leaveFewThreadsAndAllEnd() throws Exception {
    Set<Thread> before = questionThreads();
    List<SearchResult> results = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Thread thread =
          new Thread(
              () -> {
                SearchResult result = ragged.search(within(SearchMode.HYBRID).build());
                synchronized (results) {
                  results.add(result);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join(20_000);
    }
    assertThat(results).hasSize(60).allMatch(SearchResult::truncated);
    Set<Thread> stuck = questionThreads();
    stuck.removeAll(before);
    assertThat(stuck).hasSizeBetween(1, MOST_STUCK);
    // Questions whose time was over before a thread came are never asked.
    assertThat(embedder.questions).hasValueLessThanOrEqualTo(MOST_STUCK);

    embedder.hangs = false;
    embedder.released.countDown();
    SearchResult later =
        ragged.search(
            within(SearchMode.VECTOR).budget(Budget.ofTime(Duration.ofMinutes(1))).build());
    assertThat(later.truncated()).isFalse();
    assertThat(later.hits()).hasSize(5);
  }

  @Test
  void searchAll_sameDeadlines_endWithinThem() {
    long start = System.nanoTime();
    List<SearchResult> results =
        ragged.searchAll(
            List.of(
                within(SearchMode.HYBRID).build(),
                within(SearchMode.VECTOR).build(),
                SearchRequest.builder("odd").mode(SearchMode.LEXICAL).build()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATEST);
    assertThat(results).extracting(SearchResult::truncated).containsExactly(true, true, false);
    assertThat(results.get(2).hits()).isNotEmpty();
  }

  @Test
  void searchAsync_cancelledBeforeItBegan_isNeverRun() throws Exception {
    embedder.hangs = false;
    List<Runnable> waiting = new ArrayList<>();
    CompletableFuture<SearchResult> future =
        ragged.searchAsync(SearchRequest.of("even"), waiting::add);
    CompletableFuture<SearchResult> other =
        ragged.searchAsync(SearchRequest.of("odd"), waiting::add);
    assertThat(future.cancel(false)).isTrue();
    waiting.forEach(Runnable::run);
    assertThat(other.get().hits()).isNotEmpty();
    assertThat(embedder.questions).hasValue(1);
  }
}
