package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.answer.AnswerGenerator;
import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.AnswerWriter;
import dev.ragged.answer.Answerer;
import dev.ragged.answer.Citation;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.ingest.Cancellation;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link AnswerGenerator} must do. A test class of a generator extends this and says how
 * to get one; a client of a remote model is best given a fake of it.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class AnswerGeneratorContract {
  private static final int THREADS = 8;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String QUESTION = "How long is bread baked, and in how hot an oven?";

  private static final SearchResult BREAD =
      Passages.of(
          "Bread is baked for forty minutes. The crust needs steam.",
          "A hot oven of 230 degrees bakes bread best. Let it heat for half an hour.",
          "Rye bread is baked longer than wheat bread, in an oven that cools down.");

  /** For subclasses. */
  protected AnswerGeneratorContract() {}

  /** Returns a generator, always with the same settings. */
  protected abstract AnswerGenerator generator();

  /** Returns whether the same question and passages give the same answer; default true. */
  protected boolean isDeterministic() {
    return true;
  }

  private GeneratedAnswer answer(AnswerRequest request, SearchResult found) {
    GeneratedAnswer answer = new Answerer(generator()).answer(request, search -> found);
    assertSound(answer);
    return answer;
  }

  private static void assertSound(GeneratedAnswer answer) {
    List<Hit> hits = answer.result().hits();
    int end = 0;
    for (Citation citation : answer.citations()) {
      assertThat(citation.passage()).isBetween(1, hits.size());
      Hit hit = hits.get(citation.passage() - 1);
      assertThat(citation.chunkId()).isEqualTo(hit.chunkId());
      assertThat(citation.statement().end()).isBetween(end, answer.text().length());
      end = citation.statement().end();
      citation
          .quote()
          .ifPresent(quote -> assertThat(quote.range().of(hit.text())).isEqualTo(quote.text()));
    }
  }

  @Test
  void name_anyTime_isConstantAndNotBlank() {
    assertThat(generator().name()).isNotBlank().isEqualTo(generator().name());
    assertThat(generator().name().length()).isLessThanOrEqualTo(Answerer.MAX_NAME_LENGTH);
  }

  @Test
  void generate_passagesWithAnswer_streamsTheTextInOrder() {
    List<String> pieces = new ArrayList<>();

    GeneratedAnswer answer = answer(AnswerRequest.of(QUESTION).onText(pieces::add), BREAD);

    assertThat(answer.text()).isNotBlank().isEqualTo(String.join("", pieces));
    assertThat(answer.complete()).isTrue();
    assertThat(answer.generator()).isEqualTo(generator().name());
    assertThat(answer.costs().pieces()).isEqualTo(pieces.size());
    assertThat(answer.costs().tokensIn()).isPositive();
    assertThat(answer.costs().tokensOut()).isPositive();
    assertThat(answer.costs().firstText().orElseThrow())
        .isLessThanOrEqualTo(answer.costs().whole());
  }

  @Test
  void generate_again_givesTheSame() {
    GeneratedAnswer first = answer(AnswerRequest.of(QUESTION), BREAD);
    GeneratedAnswer second = answer(AnswerRequest.of(QUESTION), BREAD);

    if (isDeterministic()) {
      assertThat(second.text()).isEqualTo(first.text());
      assertThat(second.citations()).isEqualTo(first.citations());
    }
  }

  @Test
  void generate_cancelledAtFirstPiece_givesNoOther() {
    Cancellation cancellation = new Cancellation();
    List<String> pieces = new ArrayList<>();
    AnswerRequest request =
        AnswerRequest.of(QUESTION)
            .cancelledBy(cancellation)
            .onText(
                piece -> {
                  pieces.add(piece);
                  cancellation.cancel();
                });

    GeneratedAnswer answer = answer(request, BREAD);

    assertThat(pieces).hasSize(1);
    assertThat(answer.text()).isEqualTo(pieces.get(0));
    assertThat(answer.complete()).isFalse();
  }

  @Test
  void generate_listenerThrows_reachesTheAsker() {
    IllegalStateException thrown = new IllegalStateException("the listener's own");
    List<String> pieces = new ArrayList<>();
    AnswerRequest request =
        AnswerRequest.of(QUESTION)
            .onText(
                piece -> {
                  pieces.add(piece);
                  throw thrown;
                });

    assertThatThrownBy(() -> answer(request, BREAD)).isSameAs(thrown);
    assertThat(pieces).hasSize(1);
  }

  /** Counts what is brought, and wants none of it. */
  private static final class Unwilling implements AnswerWriter {
    private int calls;

    @Override
    public synchronized boolean write(String piece) {
      calls++;
      return false;
    }

    @Override
    public synchronized boolean quote(int passage, int start, int end) {
      calls++;
      return false;
    }

    @Override
    public boolean isWanted() {
      return false;
    }
  }

  @Test
  void generate_nothingWanted_endsSoon() {
    Unwilling out = new Unwilling();
    long start = System.nanoTime();
    try {
      generator().generate(QUESTION, BREAD.hits(), out);
    } catch (Exception mayThrow) {
      assertThat(mayThrow).isNotInstanceOf(NullPointerException.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(out.calls).isLessThanOrEqualTo(1);
  }

  @Test
  void generate_eightThreads_eachGetsItsOwnAnswer() throws Exception {
    AnswerGenerator shared = generator();
    GeneratedAnswer alone = answer(AnswerRequest.of(QUESTION), BREAD);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    Callable<GeneratedAnswer> task =
        () -> {
          start.await();
          List<String> pieces = new ArrayList<>();
          GeneratedAnswer answer =
              new Answerer(shared)
                  .answer(AnswerRequest.of(QUESTION).onText(pieces::add), search -> BREAD);
          assertThat(answer.text()).isEqualTo(String.join("", pieces));
          return answer;
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<GeneratedAnswer> future : threads.invokeAll(Collections.nCopies(THREADS, task))) {
        assertSound(future.get());
        if (isDeterministic()) {
          assertThat(future.get().text()).isEqualTo(alone.text());
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void generate_hostileText_isSound(String text) {
    assertThat(answer(AnswerRequest.of(QUESTION), Passages.of(text)).complete()).isTrue();
    assertThat(answer(AnswerRequest.of(text), Passages.of(text, "Bread.")).complete()).isTrue();
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
            HostileTexts.KEPT.stream(),
            HostileTexts.KEPT_IN_TEXTS.stream(),
            Stream.of(
                "Bread [1] is [2] baked [99] in [1, 2] an oven [0].",
                "bread ".repeat(10_000),
                "パンは四十分焼く。オーブンは二百三十度にする。",
                "🍞".repeat(5_000)))
        .flatMap(texts -> texts);
  }

  @Test
  void generate_interruptedThread_keepsFlag() {
    Thread.currentThread().interrupt();
    boolean kept;
    try {
      answer(AnswerRequest.of(QUESTION), BREAD);
    } catch (dev.ragged.error.GenerationException refused) {
      assertThat(refused.generator()).isEqualTo(generator().name());
    } finally {
      kept = Thread.interrupted();
    }
    assertThat(kept).isTrue();
  }
}
