package dev.ragged.ingest;

import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.Cached;
import dev.ragged.cache.TwoLevelCache;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.error.RaggedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors of chunks whose documents are not committed yet, on disk, so that an ingest that was cut
 * off need not embed them again: a document of thousands of chunks is committed at its end. Only a
 * help: it may lose entries at any time, and an entry that is damaged is missing. Thread-safe.
 *
 * <p>Emptied when the last of the ingests that run at the moment ends in order, and whenever
 * documents are deleted, so that nothing of them stays.
 */
public final class PendingVectors implements AutoCloseable {
  /** Most bytes on disk; some 160,000 vectors of 384 dimensions. */
  public static final long MAX_DISK_BYTES = 256L << 20;

  /** Name of its folder among the caches of a store. */
  public static final String NAME = "ingest";

  private static final Logger log = LoggerFactory.getLogger(PendingVectors.class);

  private final Optional<TwoLevelCache<String, float[]>> vectors;
  private int running;
  private boolean cutOff;

  private PendingVectors(Optional<TwoLevelCache<String, float[]>> vectors) {
    this.vectors = vectors;
  }

  /** Returns one that remembers nothing. */
  public static PendingVectors none() {
    return new PendingVectors(Optional.empty());
  }

  /**
   * Returns one that keeps vectors of {@code embedder} for {@code store} in {@code folder}, its
   * own.
   */
  public static PendingVectors in(Path folder, UUID store, EmbedderFingerprint embedder) {
    CacheBuilder builder =
        TwoLevelCache.builder(NAME)
            .heapBytes(0)
            .disk(folder, store, PendingVectorCodec.VERSION, MAX_DISK_BYTES);
    return new PendingVectors(Optional.of(builder.build(new PendingVectorCodec(embedder))));
  }

  /** Returns a fresh copy of the vector of {@code text}, the same bit for bit as was kept. */
  Optional<float[]> find(String text) {
    return vectors.flatMap(cache -> cache.find(text)).map(Cached::value);
  }

  /** Returns a mark for {@link #keep}, to be taken before the texts are embedded. */
  long mark() {
    return vectors.map(TwoLevelCache::mark).orElse(0L);
  }

  /** Keeps a vector embedded since {@code mark}, if there is room and nothing was deleted since. */
  void keep(String text, float[] vector, long mark) {
    vectors.ifPresent(cache -> cache.put(text, vector, mark));
  }

  synchronized void runBegins() {
    running++;
  }

  /**
   * Takes note that a run has ended.
   *
   * @param inOrder whether all that it embedded is committed, or of no use
   */
  synchronized void runEnds(boolean inOrder) {
    running--;
    cutOff |= !inOrder;
    if (running == 0) {
      if (!cutOff) {
        clear();
      }
      cutOff = false;
    }
  }

  /**
   * Empties it. If a file cannot be deleted that is logged: it is no reason to fail an ingest or a
   * deletion, and the next one tries again.
   */
  public void clear() {
    try {
      vectors.ifPresent(TwoLevelCache::clear);
    } catch (RaggedException e) {
      log.warn("Vectors of an ingest stay on disk until the next one: {}", e.getMessage());
    }
  }

  /** Ends writing to disk. Idempotent. */
  @Override
  public void close() {
    vectors.ifPresent(TwoLevelCache::close);
  }
}
