package dev.ragged;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedder of one store: refuses calls once the store is closed, and frees the model, if it is
 * the store's own, only when no call runs any more, because a native model cannot be freed under a
 * call. Thread-safe.
 */
final class OpenEmbedder implements Embedder {
  private static final Logger log = LoggerFactory.getLogger(OpenEmbedder.class);
  private static final long PATIENCE_SECONDS = 30;

  private final Embedder embedder;
  private final boolean own;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  OpenEmbedder(Embedder embedder, boolean own) {
    this.embedder = embedder;
    this.own = own;
  }

  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      return embedder.embed(texts, role);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return embedder.fingerprint();
  }

  @Override
  public int batchSize() {
    return embedder.batchSize();
  }

  @Override
  public int parallelism() {
    return embedder.parallelism();
  }

  @Override
  public int maxTokens() {
    return embedder.maxTokens();
  }

  @Override
  public int countTokens(CharSequence text) {
    return embedder.countTokens(text);
  }

  /**
   * Refuses further calls and frees the model when none runs any more; a model whose call does not
   * return is left to itself. Idempotent.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!own) {
      return;
    }
    if (!awaitIdle()) {
      log.warn("The embedder did not return within {} s and is not freed", PATIENCE_SECONDS);
      return;
    }
    try {
      embedder.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private boolean awaitIdle() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return lock.writeLock().tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
