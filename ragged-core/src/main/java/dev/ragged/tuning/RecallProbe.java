package dev.ragged.tuning;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import dev.ragged.retrieval.Answer;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.Candidates;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.VectorQuestion;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats every n-th search for vectors in the background, once as it was and once exactly, and
 * keeps the recall; searches whose request says another effort do not count. At most one at a time,
 * no more than a twentieth of the time, and only while a connection is free; what does not get its
 * turn is left out. Never delays or fails a search. Thread-safe.
 */
final class RecallProbe {
  private static final Logger log = LoggerFactory.getLogger(RecallProbe.class);

  /** Time after which an exact search is given up, as one that embeds the whole store must be. */
  static final Duration LONGEST = Duration.ofSeconds(2);

  /** Pause after a probe, as a multiple of the time it took. */
  static final int PAUSE = 19;

  private final Corpus corpus;
  private final Ticker ticker;
  private final Executor executor;
  private final ProbeWindow window = new ProbeWindow();
  private final AtomicLong searches = new AtomicLong();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final long start;
  private volatile long rest;
  private volatile int every;
  private volatile Effort effort = Effort.BALANCED;
  private volatile boolean closed;

  /**
   * Makes a probe that is off.
   *
   * @param executor runs one task at a time and rejects more; its owner ends it
   */
  RecallProbe(Corpus corpus, Ticker ticker, Executor executor) {
    this.corpus = corpus;
    this.ticker = ticker;
    this.executor = executor;
    this.start = ticker.read();
  }

  /** Sets every how manieth search is repeated; 0 for none. */
  void every(int value) {
    every = value;
  }

  /** Sets the effort whose recall is watched, and forgets that of another. */
  void effort(Effort value) {
    effort = value;
    window.clear();
  }

  /** Takes a search that was answered, and repeats it if its turn has come. Returns at once. */
  void offer(SearchRequest request, Scope scope, Answer answer) {
    int n = every;
    if (n == 0 || closed || !isTelling(request, answer) || searches.incrementAndGet() % n != 0) {
      return;
    }
    if (!busy.compareAndSet(false, true)) {
      skipped.increment();
      return;
    }
    boolean begun = false;
    try {
      if (ticker.read() - start >= rest) {
        executor.execute(() -> run(request, scope, answer.vector().orElseThrow()));
        begun = true;
      }
    } catch (RejectedExecutionException e) {
      log.debug("A probe was refused: {}", e.getMessage());
    } finally {
      if (!begun) {
        skipped.increment();
        busy.set(false);
      }
    }
  }

  /** Returns whether the search compared vectors as is usual, and was not cut short. */
  private boolean isTelling(SearchRequest request, Answer answer) {
    return request.mode() != SearchMode.LEXICAL
        && request.effort().equals(effort)
        && answer.vector().isPresent()
        && !answer.result().costs().source().isHit()
        && !answer.result().truncated();
  }

  private void run(SearchRequest request, Scope scope, float[] vector) {
    long began = ticker.read();
    try {
      if (!closed) {
        probe(request, scope, vector);
      }
    } catch (RuntimeException e) {
      failed.increment();
      log.debug("A probe failed", e);
    } finally {
      long now = ticker.read();
      rest = now - start + PAUSE * (now - began);
      busy.set(false);
    }
  }

  private void probe(SearchRequest request, Scope scope, float[] vector) {
    Optional<CorpusReader> free = corpus.reader(Duration.ZERO);
    if (free.isEmpty()) {
      skipped.increment();
      return;
    }
    try (CorpusReader reader = free.get()) {
      VectorQuestion question =
          VectorQuestion.of(
              vector, Recall.DEPTH, new Selection(scope, request.filter()), request.effort());
      long first = ticker.read();
      Candidates found = reader.vectorCandidates(question);
      long second = ticker.read();
      Candidates exact =
          reader.vectorCandidates(
              VectorQuestion.of(vector, Recall.DEPTH, question.selection(), Effort.EXACT)
                  .withBudget(Budget.ofTime(LONGEST)));
      if (exact.truncated()) {
        skipped.increment();
      } else if (!exact.list().isEmpty() && request.effort().equals(effort)) {
        window.add(Recall.of(found, exact), second - first, ticker.read() - second);
      }
    }
  }

  ProbeFigures figures() {
    return window.figures(skipped.sum(), failed.sum());
  }

  /** Begins no further probe, not even one that waits for its thread. */
  void close() {
    closed = true;
  }
}
