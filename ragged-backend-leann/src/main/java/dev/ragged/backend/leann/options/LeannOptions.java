package dev.ragged.backend.leann.options;

import java.util.Objects;

/**
 * What an index keeps and how it searches. Immutable.
 *
 * <pre>{@code
 * LeannOptions.codes(VectorCodec.RABITQ_2).vectorCache(64L << 20).build()
 * }</pre>
 *
 * <p>An index whose files were written with another storage mode or codec is built again from the
 * store when it is opened, which embeds every chunk; all other options can change freely.
 */
public final class LeannOptions {
  /** Bytes of recomputed vectors held in memory unless said otherwise: 20,000 of 384 dimensions. */
  public static final long DEFAULT_VECTOR_CACHE = 32L << 20;

  /** Links per vector; the lowest level of the graph has twice as many. */
  public static final int DEFAULT_M = 16;

  /** Candidates kept while a vector is linked. */
  public static final int DEFAULT_EF_CONSTRUCTION = 100;

  /** Fewest links per vector. */
  public static final int LEAST_M = 2;

  /** Most links per vector. */
  public static final int MOST_M = 128;

  /** Most candidates kept while a vector is linked. */
  public static final int MOST_EF_CONSTRUCTION = 10_000;

  private final StorageMode storage;
  private final VectorCodec codec;
  private final long vectorCache;
  private final boolean byteCache;
  private final int m;
  private final int efConstruction;
  private final Traversal traversal;

  private LeannOptions(Builder builder) {
    this.storage = builder.storage;
    this.codec = builder.codec;
    this.vectorCache = builder.vectorCache;
    this.byteCache = builder.byteCache;
    this.m = builder.m;
    this.efConstruction = builder.efConstruction;
    this.traversal = builder.traversal;
  }

  /** Returns a builder for the smallest index: a graph, and every vector recomputed. */
  public static Builder recompute() {
    return new Builder(StorageMode.RECOMPUTE, VectorCodec.FLOAT32);
  }

  /** Returns a builder for the default: codes of one bit per dimension. */
  public static Builder codes() {
    return codes(VectorCodec.RABITQ_1);
  }

  /**
   * Returns a builder for an index of codes.
   *
   * @throws IllegalArgumentException if {@code codec} is {@link VectorCodec#FLOAT32}, which is no
   *     code
   */
  public static Builder codes(VectorCodec codec) {
    if (codec == VectorCodec.FLOAT32) {
      throw new IllegalArgumentException(
          "codes must be smaller than the vectors: codec="
              + codec
              + "; to keep whole vectors use full(FLOAT32)");
    }
    return new Builder(StorageMode.CODES, codec);
  }

  /** Returns a builder for an index that keeps whole vectors and compares nothing else. */
  public static Builder full() {
    return full(VectorCodec.FLOAT32);
  }

  /**
   * Returns a builder for an index that recomputes nothing, but with {@link VectorCodec#INT8} for
   * exact effort and for diversity.
   *
   * @param codec {@link VectorCodec#FLOAT32} to keep and compare whole vectors, {@link
   *     VectorCodec#INT8} to keep one byte per dimension and nothing else, so that scores differ
   *     from exact ones in the third digit, or a RaBitQ code to find candidates by, beside the
   *     whole vectors
   */
  public static Builder full(VectorCodec codec) {
    return new Builder(StorageMode.FULL, codec);
  }

  /** Returns what is kept of each vector. */
  public StorageMode storage() {
    return storage;
  }

  /** Returns by what vectors are compared first. */
  public VectorCodec codec() {
    return codec;
  }

  /** Returns whether whole vectors are kept. */
  public boolean keepsRows() {
    return storage == StorageMode.FULL && codec != VectorCodec.INT8;
  }

  /** Returns whether codes are kept. */
  public boolean keepsCodes() {
    return storage != StorageMode.RECOMPUTE && codec != VectorCodec.FLOAT32;
  }

  /**
   * Returns the bytes of recomputed vectors that are held in memory; 0 for none, as a naive
   * traversal has it.
   */
  public long vectorCache() {
    return traversal == Traversal.NAIVE ? 0 : vectorCache;
  }

  /** Returns whether the cache holds one byte per dimension in place of four. */
  public boolean byteCache() {
    return byteCache;
  }

  /** Returns the links per vector, of which the lowest level has twice as many. */
  public int m() {
    return m;
  }

  /** Returns how many candidates are kept while a vector is linked. */
  public int efConstruction() {
    return efConstruction;
  }

  /** Returns how the graph is walked when vectors are recomputed. */
  public Traversal traversal() {
    return traversal;
  }

  @Override
  public String toString() {
    return "LeannOptions[storage="
        + storage
        + ", codec="
        + codec
        + ", vectorCache="
        + vectorCache()
        + (byteCache ? " as bytes" : "")
        + ", m="
        + m
        + ", efConstruction="
        + efConstruction
        + ", traversal="
        + traversal
        + "]";
  }

  /** Collects the parts of {@link LeannOptions}. Builder; not thread-safe. */
  public static final class Builder {
    private final StorageMode storage;
    private final VectorCodec codec;
    private long vectorCache = DEFAULT_VECTOR_CACHE;
    private boolean byteCache;
    private int m = DEFAULT_M;
    private int efConstruction = DEFAULT_EF_CONSTRUCTION;
    private Traversal traversal = Traversal.OPTIMISED;

    private Builder(StorageMode storage, VectorCodec codec) {
      this.storage = storage;
      this.codec = Objects.requireNonNull(codec, "codec");
    }

    /**
     * Sets how many bytes of recomputed vectors stay in memory, whole, so that a later search finds
     * them bit for bit; 0 for none.
     */
    public Builder vectorCache(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("vectorCache must not be negative: bytes=" + bytes);
      }
      this.vectorCache = bytes;
      this.byteCache = false;
      return this;
    }

    /**
     * As {@link #vectorCache}, but holds four times as many vectors in one byte per dimension:
     * scores of vectors that come from the cache differ from the exact ones in the third digit.
     */
    public Builder byteVectorCache(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("byteVectorCache must not be negative: bytes=" + bytes);
      }
      this.vectorCache = bytes;
      this.byteCache = true;
      return this;
    }

    /** Sets the links per vector, 2 to 128; default {@value LeannOptions#DEFAULT_M}. */
    public Builder m(int value) {
      if (value < LEAST_M || value > MOST_M) {
        throw new IllegalArgumentException(
            "m must be from " + LEAST_M + " to " + MOST_M + ": m=" + value);
      }
      this.m = value;
      return this;
    }

    /**
     * Sets how many candidates are kept while a vector is linked, {@code m} to 10,000; default
     * {@value LeannOptions#DEFAULT_EF_CONSTRUCTION}.
     */
    public Builder efConstruction(int value) {
      if (value < 1 || value > MOST_EF_CONSTRUCTION) {
        throw new IllegalArgumentException(
            "efConstruction must be from m to "
                + MOST_EF_CONSTRUCTION
                + ": efConstruction="
                + value);
      }
      this.efConstruction = value;
      return this;
    }

    /** Sets how the graph is walked when vectors are recomputed. */
    public Builder traversal(Traversal value) {
      this.traversal = Objects.requireNonNull(value, "traversal");
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException if {@code efConstruction} is below {@code m}, or an option
     *     that the storage mode has no use for is not at its default
     */
    public LeannOptions build() {
      if (efConstruction < m) {
        throw new IllegalArgumentException(
            "efConstruction must be at least m: efConstruction=" + efConstruction + ", m=" + m);
      }
      LeannOptions options = new LeannOptions(this);
      UselessOptions.refuse(options, vectorCache);
      return options;
    }
  }
}
