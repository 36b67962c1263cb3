package dev.ragged.embedder.djl;

import dev.ragged.error.EmbeddingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From texts to vectors, on as many of the callers' threads at once as there are runs.
 *
 * <p>Concurrency: {@code turns} admits callers in order of arrival, so a question waits for at most
 * one text per run and not for a whole list of passages. Native memory must not be freed under a
 * call: calls hold {@code open} for reading, {@link #close()} for writing.
 */
final class Encoder implements AutoCloseable {
  private final TextTokenizer tokenizer;
  private final OnnxModel model;
  private final Pooling pooling;
  private final boolean normalise;
  private final Semaphore turns;
  private final Deque<OnnxModel.Run> idle = new ArrayDeque<>();
  private final ReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  /** Takes the tokenizer and the model over and closes them. */
  Encoder(TextTokenizer tokenizer, OnnxModel model, Pooling pooling, boolean normalise, int runs) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.pooling = pooling;
    this.normalise = normalise;
    turns = new Semaphore(runs, true);
    for (int i = 0; i < runs; i++) {
      idle.add(model.newRun());
    }
  }

  /**
   * Returns the vectors of {@code texts}, computed in one call of the model. An interrupt neither
   * ends the wait nor is lost.
   *
   * @throws IllegalStateException if closed
   */
  float[][] encode(List<String> texts) {
    turns.acquireUninterruptibly();
    try {
      return whileOpen(() -> run(texts));
    } finally {
      turns.release();
    }
  }

  int count(CharSequence text) {
    return whileOpen(() -> tokenizer.count(text));
  }

  private float[][] run(List<String> texts) {
    OnnxModel.Run run = take();
    try {
      TokenBatch batch = tokenizer.encode(texts);
      return run.predict(batch).vectors(batch, pooling, normalise);
    } catch (EmbeddingException e) {
      throw e;
    } catch (Exception e) {
      throw new EmbeddingException("the model failed: " + e, e);
    } finally {
      give(run);
    }
  }

  private OnnxModel.Run take() {
    synchronized (idle) {
      return idle.pop();
    }
  }

  private void give(OnnxModel.Run run) {
    synchronized (idle) {
      idle.push(run);
    }
  }

  private <T extends @Nullable Object> T whileOpen(Supplier<T> call) {
    open.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder is closed");
      }
      return call.get();
    } finally {
      open.readLock().unlock();
    }
  }

  /** Waits for the texts that are being embedded, then frees all native memory. Idempotent. */
  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        idle.forEach(OnnxModel.Run::close);
        model.close();
        tokenizer.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }
}
