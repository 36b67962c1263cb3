package dev.ragged.tuning;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which backend suits a number of chunks and a bound of bytes. All sizes are estimates in bytes, of
 * the index alone. Immutable.
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

  /** Links and levels of an HNSW graph beside the vectors, per vector: 2 m links of 4 bytes. */
  private static final int GRAPH_BYTES = 140;

  /** What LEANN's default codec keeps beside one bit per dimension. */
  private static final int CODE_BYTES = 6;

  /** Of how many vectors LEANN keeps one whole. */
  private static final int CANARY = 256;

  public BackendAdvice {
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(reason, "reason");
  }

  /** Returns the bytes of whole vectors. */
  static long wholeBytes(long chunks, int dimension) {
    return chunks * dimension * Float.BYTES;
  }

  /** Returns the bytes that LEANN keeps with its default codec, one bit per dimension. */
  static long codeBytes(long chunks, int dimension) {
    return chunks * ((dimension + Byte.SIZE - 1) / Byte.SIZE + CODE_BYTES)
        + wholeBytes(chunks, dimension) / CANARY;
  }

  /**
   * Returns the advice.
   *
   * @param available names of the backends that are there
   * @param maxBytes what the index may take, not negative; empty for any size
   */
  static BackendAdvice of(
      long chunks, int dimension, Set<String> available, OptionalLong maxBytes) {
    if (maxBytes.isPresent() && maxBytes.getAsLong() < 0) {
      throw new IllegalArgumentException(
          "maxBytes must not be negative: maxBytes=" + maxBytes.getAsLong());
    }
    long whole = wholeBytes(chunks, dimension);
    boolean graph = chunks > SMALL && available.contains(HNSW);
    String quick = graph ? HNSW : EXACT;
    long quickBytes = graph ? whole + chunks * GRAPH_BYTES : whole;
    long most = maxBytes.orElse(Long.MAX_VALUE);
    String sizes = chunks + " chunks of dimension " + dimension + " take about ";
    if (quickBytes <= most) {
      return new BackendAdvice(
          quick, true, quickBytes, whole, sizes + quickBytes + " bytes" + within(maxBytes));
    }
    if (whole <= most) {
      return new BackendAdvice(
          EXACT, true, whole, whole, sizes + whole + " bytes without a graph" + within(maxBytes));
    }
    if (!available.contains(LEANN)) {
      return new BackendAdvice(
          EXACT,
          false,
          whole,
          whole,
          sizes
              + whole
              + " bytes, more than "
              + most
              + "; the dependency ragged-backend-leann brings a smaller index");
    }
    long codes = codeBytes(chunks, dimension);
    boolean fits = codes <= most;
    return new BackendAdvice(
        LEANN,
        fits,
        codes,
        whole,
        String.format(
            Locale.ROOT,
            "%s%d bytes with leann, %d less than whole vectors%s",
            sizes,
            codes,
            whole - codes,
            fits ? within(maxBytes) : "; neither fits into " + most));
  }

  private static String within(OptionalLong maxBytes) {
    return maxBytes.isPresent() ? ", within " + maxBytes.getAsLong() : "";
  }
}
