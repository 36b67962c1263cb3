package dev.ragged.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * What waits for a worker: documents to be cut, and the texts of several documents to be embedded,
 * of which those of like length go together. Thread-safe.
 *
 * <p>Texts come by in windows of {@value #BATCHES_PER_WINDOW} full batches, in the order of the
 * source; within a window the longest go first. So a document waits for texts beside it but never
 * for those far behind it, and what is left when the source ends is short.
 */
final class TextPool {
  // Concurrency: one lock, held for microseconds. Workers wait only while nothing can be done, and
  // whoever adds something or leaves the embedder wakes them.

  private static final int BATCHES_PER_WINDOW = 16;

  /** What a worker does next: cut this document, or embed these texts. */
  record Work(Optional<PendingDocument> uncut, List<PendingText> texts) {}

  private final Deque<PendingDocument> uncut = new ArrayDeque<>();
  private final Deque<PendingText> arrived = new ArrayDeque<>();
  private final Deque<PendingText> window = new ArrayDeque<>();
  private final BatchSize size;
  private final int windowTexts;
  private final int threads;
  private final BooleanSupplier cancelled;
  private int embedding;
  private boolean ended;

  /**
   * @param batchSize most texts of a batch
   * @param threads most batches that are embedded at once
   * @param cancelled whether to give up all that is not begun
   */
  TextPool(int batchSize, int threads, BooleanSupplier cancelled) {
    this.size = new BatchSize(batchSize);
    this.windowTexts = (int) Math.min((long) batchSize * BATCHES_PER_WINDOW, Integer.MAX_VALUE);
    this.threads = threads;
    this.cancelled = cancelled;
  }

  synchronized void add(PendingDocument document) {
    if (ended) {
      document.fail(ended());
      return;
    }
    uncut.add(document);
    notifyAll();
  }

  synchronized void add(List<PendingText> texts) {
    if (ended) {
      texts.forEach(text -> text.document().fail(ended()));
      return;
    }
    arrived.addAll(texts);
    notifyAll();
  }

  private static CancellationException ended() {
    return new CancellationException("the ingest was cancelled");
  }

  /** Takes note of a call, when its worker asks for more. */
  synchronized void embedded() {
    embedding--;
    notifyAll();
  }

  void measured(long length, long nanos) {
    size.measured(length, nanos);
  }

  /** Gives up what is not begun; workers that ask get nothing any more. */
  synchronized void end() {
    ended = true;
    CancellationException cause = ended();
    Set<PendingDocument> dropped = new LinkedHashSet<>(uncut);
    window.forEach(text -> dropped.add(text.document()));
    arrived.forEach(text -> dropped.add(text.document()));
    dropped.forEach(document -> document.fail(cause));
    uncut.clear();
    window.clear();
    arrived.clear();
    notifyAll();
  }

  /**
   * Waits for something to do. Who gets texts calls {@link #embedded} after them.
   *
   * @return nothing once the pool has ended
   */
  synchronized Optional<Work> take() throws InterruptedException {
    while (true) {
      if (cancelled.getAsBoolean()) {
        end();
      }
      if (ended) {
        return Optional.empty();
      }
      if (embedding < threads) {
        List<PendingText> batch = nextBatch();
        if (!batch.isEmpty()) {
          embedding++;
          return Optional.of(new Work(Optional.empty(), batch));
        }
      }
      if (!uncut.isEmpty() && waiting() < windowTexts) {
        return Optional.of(new Work(Optional.of(uncut.remove()), List.of()));
      }
      wait();
    }
  }

  private int waiting() {
    return arrived.size() + window.size();
  }

  private List<PendingText> nextBatch() {
    List<PendingText> batch = new ArrayList<>();
    int most = 1;
    while (batch.size() < most && !refilled().isEmpty()) {
      PendingText next = window.remove();
      if (!next.document().isOpen()) {
        continue;
      }
      if (batch.isEmpty()) {
        int share = (waiting() + threads) / threads;
        most = Math.min(size.texts(next.length()), share);
      }
      batch.add(next);
    }
    return batch;
  }

  /** Returns the window, a new one if it was used up. */
  private Deque<PendingText> refilled() {
    if (window.isEmpty()) {
      List<PendingText> next = new ArrayList<>();
      while (!arrived.isEmpty() && next.size() < windowTexts) {
        next.add(arrived.remove());
      }
      next.sort(Comparator.comparingInt(PendingText::length).reversed());
      window.addAll(next);
    }
    return window;
  }
}
