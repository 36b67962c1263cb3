package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.graph.Adjacency;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes segments: from rows that are at hand, and from other segments. Thread-safe.
 */
public final class Segments {
  /** What one array of rows can hold. */
  static final long MOST_COMPONENTS = Integer.MAX_VALUE - 8;

  /** Gives prepared rows by ordinal, wherever they come from. */
  @FunctionalInterface
  public interface Rows {
    /** Returns the rows of {@code ordinals}, in their order; not to be written to. */
    float[][] of(int[] ordinals);
  }

  private final LeannOptions options;
  private final int dimension;
  private final Similarity similarity;
  private final long seed;
  private final GraphMaker graphs;

  public Segments(LeannOptions options, IndexContext context) {
    this.options = options;
    this.dimension = context.dimension();
    this.similarity = context.similarity();
    this.seed = context.seed();
    this.graphs = new GraphMaker(options, context);
  }

  /**
   * Returns a segment of {@code rows}.
   *
   * @param ordinals ascending, at least one; taken over
   * @param rows the prepared row of each; copied
   * @param codec what to encode with; null to train one on these rows
   */
  public Segment of(int[] ordinals, float[][] rows, @Nullable Codec codec) {
    float[] flat = flat(rows);
    Codes codes = options.keepsCodes() ? encode(rows, codec) : null;
    Adjacency graph =
        options.storage() == StorageMode.RECOMPUTE ? graphs.compact(flat, () -> false) : null;
    return new Segment(
        ordinals, codes, options.keepsRows() ? flat : null, graph, OptionalDouble.empty());
  }
}
