package dev.ragged.store;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.error.EmbeddingException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Embeds texts in batches on the calling thread and on as many others as serve the embedder: even a
 * single batch is shared out, because models that take one text at a time gain by threads alone. By
 * the embedder's contract a vector does not depend on its batch. One use.
 */
final class ParallelEmbedding {
  // Concurrency: whoever is free takes the next batch. The caller takes batches like the others and
  // waits only for those that another thread has begun, so it is never stuck behind a full or
  // stopped executor. After a failure the rest is taken and left undone.

  private final Embedder embedder;
  private final List<String> texts;
  private final int batchSize;
  private final int batches;
  private final float[][] vectors;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CountDownLatch unfinished;

  private ParallelEmbedding(Embedder embedder, List<String> texts) {
    this.embedder = embedder;
    this.texts = texts;
    int threads = embedder.parallelism();
    batchSize = Math.max(1, Math.min(embedder.batchSize(), (texts.size() + threads - 1) / threads));
    batches = (texts.size() + batchSize - 1) / batchSize;
    vectors = new float[texts.size()][];
    unfinished = new CountDownLatch(batches);
  }

  /**
   * Returns the vectors of {@code texts} as documents, in their order. An interrupt is kept and
   * does not end the wait.
   *
   * @param helpers runs the other threads; may refuse
   * @throws EmbeddingException if the embedder fails; whatever else it throws is thrown as it is
   */
  static float[][] embed(Embedder embedder, List<String> texts, Executor helpers) {
    ParallelEmbedding embedding = new ParallelEmbedding(embedder, texts);
    embedding.callHelpers(helpers);
    embedding.takeBatches();
    embedding.awaitHelpers();
    return embedding.result();
  }

  private void callHelpers(Executor helpers) {
    int others = Math.min(embedder.parallelism(), batches) - 1;
    try {
      for (int i = 0; i < others; i++) {
        helpers.execute(this::takeBatches);
      }
    } catch (RejectedExecutionException e) {
      // The store closes, and the caller goes on alone.
      return;
    }
  }

  private void takeBatches() {
    for (int batch = next.getAndIncrement(); batch < batches; batch = next.getAndIncrement()) {
      try {
        if (failure.get() == null) {
          embed(batch);
        }
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      } finally {
        unfinished.countDown();
      }
    }
  }

  private void embed(int batch) {
    int from = batch * batchSize;
    int to = Math.min(from + batchSize, vectors.length);
    List<float[]> embedded = embedder.embed(texts.subList(from, to), EmbeddingRole.DOCUMENT);
    if (embedded.size() != to - from) {
      throw new EmbeddingException(
          "the embedder must give one vector per text: texts="
              + (to - from)
              + ", vectors="
              + embedded.size());
    }
    for (int i = from; i < to; i++) {
      vectors[i] = embedded.get(i - from);
    }
  }

  private void awaitHelpers() {
    boolean interrupted = false;
    while (true) {
      try {
        unfinished.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private float[][] result() {
    Throwable cause = failure.get();
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    if (cause != null) {
      throw new EmbeddingException("the embedder failed: " + cause, cause);
    }
    return vectors;
  }
}
