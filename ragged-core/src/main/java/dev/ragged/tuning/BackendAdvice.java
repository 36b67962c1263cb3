package dev.ragged.tuning;

import dev.ragged.index.IndexBytes;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.text.Figures;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which backend suits a number of chunks and a bound of bytes. All sizes are in bytes, of the index
 * alone: the larger of heap and disk, as {@link VectorIndexProvider#estimate} has it. Immutable.
 *
 * @param backend name of the backend
 * @param fits whether its estimate is within the bound, if there is one
 * @param bytes its estimate
 * @param vectorBytes what whole vectors take
 * @param reason one sentence with the figures
 */
public record BackendAdvice(
    String backend, boolean fits, long bytes, long vectorBytes, String reason) {
  static final String EXACT = "exact";
  static final String HNSW = "hnsw";
  static final String LEANN = "leann";

  /** Chunks up to which the exact index answers in about a millisecond. */
  static final long SMALL = 10_000;

  public BackendAdvice {
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(reason, "reason");
  }

  /** Returns the most that an index takes of one kind, heap or disk. */
  static long most(IndexBytes bytes) {
    return Math.max(bytes.heap(), bytes.disk());
  }

  private static long estimate(VectorIndexProvider backend, long chunks, int dimension) {
    return most(backend.estimate(chunks, dimension, Similarity.COSINE));
  }

  /**
   * Returns the advice.
   *
   * @param available the backends that are there, by name
   * @param maxBytes what the index may take, not negative; empty for any size
   */
  static BackendAdvice of(
      long chunks,
      int dimension,
      Map<String, VectorIndexProvider> available,
      OptionalLong maxBytes) {
    if (maxBytes.isPresent() && maxBytes.getAsLong() < 0) {
      throw new IllegalArgumentException(
          "maxBytes must not be negative: maxBytes=" + maxBytes.getAsLong());
    }
    long whole = most(IndexBytes.ofWholeVectors(chunks, dimension));
    VectorIndexProvider graph = chunks > SMALL ? available.get(HNSW) : null;
    String quick = graph == null ? EXACT : HNSW;
    long quickBytes = graph == null ? whole : estimate(graph, chunks, dimension);
    long most = maxBytes.orElse(Long.MAX_VALUE);
    String sizes = chunks + " chunks of dimension " + dimension + " take about ";
    if (quickBytes <= most) {
      return new BackendAdvice(
          quick,
          true,
          quickBytes,
          whole,
          sizes + Figures.bytes((double) quickBytes) + within(maxBytes));
    }
    if (whole <= most) {
      return new BackendAdvice(
          EXACT,
          true,
          whole,
          whole,
          sizes + Figures.bytes((double) whole) + " without a graph" + within(maxBytes));
    }
    VectorIndexProvider small = available.get(LEANN);
    if (small == null) {
      return new BackendAdvice(
          EXACT,
          false,
          whole,
          whole,
          sizes
              + Figures.bytes((double) whole)
              + ", more than "
              + Figures.bytes((double) most)
              + "; the dependency ragged-backend-leann brings a smaller index");
    }
    long codes = estimate(small, chunks, dimension);
    boolean fits = codes <= most;
    return new BackendAdvice(
        LEANN,
        fits,
        codes,
        whole,
        String.format(
            Locale.ROOT,
            "%s%s with leann, %s less than whole vectors%s",
            sizes,
            Figures.bytes((double) codes),
            Figures.bytes((double) (whole - codes)),
            fits ? within(maxBytes) : "; neither fits into " + Figures.bytes((double) most)));
  }

  private static String within(OptionalLong maxBytes) {
    return maxBytes.isPresent() ? ", within " + Figures.bytes(maxBytes) : "";
  }
}
