package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.codes.CodesWriter;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.index.IndexContext;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes segments of rows that are at hand. Thread-safe. */
public final class Segments {
  /** What one array of rows can hold. */
  static final long MOST_COMPONENTS = Integer.MAX_VALUE - 8;

  // The centroid of some thousand rows is as good as that of all.
  private static final int SAMPLE = 4_096;

  private final LeannOptions options;
  private final IndexContext context;
  private final RecallTest test;
  private final GraphMaker graphs;

  /**
   * Makes segments for the index of {@code context}.
   *
   * @param test measures each
   */
  public Segments(LeannOptions options, IndexContext context, RecallTest test) {
    this.options = options;
    this.context = context;
    this.test = test;
    this.graphs = new GraphMaker(options, context);
  }

  /**
   * Returns a segment of {@code rows}; with a graph if it keeps nothing else.
   *
   * @param ordinals ascending, at least one; taken over
   * @param rows the prepared row of each; copied
   * @param codec what to encode with; null to train one on these rows
   * @throws IllegalArgumentException if there are more rows than one array can hold
   */
  public Segment of(int[] ordinals, float[][] rows, @Nullable Codec codec) {
    Segment segment =
        new Segment(
            ordinals,
            options.keepsCodes() ? encode(rows, codec == null ? train(rows) : codec) : null,
            options.keepsRows() ? flat(rows) : null,
            options.storage() == StorageMode.RECOMPUTE
                ? graphs.compact(flat(rows), () -> false)
                : null,
            OptionalDouble.empty());
    return segment.withRecall(test.recall(segment, node -> rows[node]));
  }

  /** Returns a codec for rows like these. */
  Codec train(float[][] rows) {
    float[][] sample = rows;
    if (rows.length > SAMPLE) {
      Random random = new Random(context.seed());
      sample = random.ints(SAMPLE, 0, rows.length).mapToObj(i -> rows[i]).toArray(float[][]::new);
    }
    return Codec.train(
        options.codec(), context.dimension(), context.similarity(), context.seed(), sample);
  }

  static Codes encode(float[][] rows, Codec codec) {
    CodesWriter writer = codec.writer(rows.length);
    for (float[] row : rows) {
      writer.add(row);
    }
    return writer.finish();
  }

  /** Returns {@code rows} one after the other. */
  static float[] flat(float[][] rows) {
    int dimension = rows[0].length;
    float[] flat = new float[length(rows.length, dimension)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * dimension, dimension);
    }
    return flat;
  }

  static int length(int rows, int dimension) {
    long components = (long) rows * dimension;
    if (components > MOST_COMPONENTS) {
      throw new IllegalArgumentException(
          "a segment of vectors must have at most "
              + MOST_COMPONENTS / dimension
              + " of them: vectors="
              + rows
              + ", dimension="
              + dimension);
    }
    return (int) components;
  }
}
