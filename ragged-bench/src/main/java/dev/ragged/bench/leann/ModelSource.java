package dev.ragged.bench.leann;

import dev.ragged.index.VectorSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives vectors back as a model would: counts what is asked, and takes its time for each text.
 * Thread-safe.
 */
final class ModelSource implements VectorSource {
  private final float[][] vectors;
  private final int threads;
  private final long nanosPerText;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong texts = new AtomicLong();

  /**
   * @param vectors by ordinal; not copied
   * @param threads texts that the model embeds at the same time
   * @param microsPerText how long one takes; 0 for nothing
   */
  ModelSource(float[][] vectors, int threads, long microsPerText) {
    this.vectors = vectors;
    this.threads = threads;
    this.nanosPerText = microsPerText * 1_000;
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    calls.incrementAndGet();
    texts.addAndGet(ordinals.length);
    long rounds = ((long) ordinals.length + threads - 1) / threads;
    long end = System.nanoTime() + rounds * nanosPerText;
    for (long left = rounds * nanosPerText; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    float[][] found = new float[ordinals.length][];
    for (int i = 0; i < found.length; i++) {
      found[i] = vectors[ordinals[i]].clone();
    }
    return found;
  }

  /** Returns how often it was called: once per wave of a search. */
  long calls() {
    return calls.get();
  }

  /** Returns how many texts it has embedded. */
  long texts() {
    return texts.get();
  }
}
