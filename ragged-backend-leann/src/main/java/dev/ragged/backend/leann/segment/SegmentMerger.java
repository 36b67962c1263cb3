package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.codes.CodesWriter;
import dev.ragged.backend.leann.graph.Adjacency;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes one segment of several, or of one, without what was removed from them. Thread-safe. */
public final class SegmentMerger {
  /** Gives prepared rows that no segment keeps. */
  @FunctionalInterface
  public interface LostRows {
    /** Returns the rows of {@code ordinals}, in their order; not to be written to. */
    float[][] of(int[] ordinals);
  }

  private final LeannOptions options;
  private final int dimension;
  private final RecallTest test;
  private final Segments segments;
  private final GraphMaker graphs;
  private final LostRows lost;

  /**
   * @param test measures what is merged, as far as rows are at hand
   * @param lost gives the rows of segments that keep a graph only
   */
  public SegmentMerger(LeannOptions options, IndexContext context, RecallTest test, LostRows lost) {
    this.options = options;
    this.dimension = context.dimension();
    this.test = test;
    this.segments = new Segments(options, context, test);
    this.graphs = new GraphMaker(options, context);
    this.lost = lost;
  }

  /**
   * Returns whether {@code parts} can become one without recomputing vectors for new codes: codes
   * of different codecs cannot stand side by side.
   */
  public static boolean canMerge(Segment a, Segment b) {
    Codes left = a.codes();
    Codes right = b.codes();
    return a.rows() != null || left == null || right == null || left.codec().equals(right.codec());
  }

  /**
   * Returns one segment of what lives in {@code parts}, or nothing if nothing does.
   *
   * @param parts at least one, of which each {@linkplain #canMerge can be merged} with the next
   * @param graphFrom nodes from which on a segment that keeps rows gets a graph
   * @param cancelled asked now and then; true ends the work
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public Optional<Segment> merge(
      List<Segment> parts, OrdinalSet present, int graphFrom, BooleanSupplier cancelled) {
    MergedNodes nodes = MergedNodes.of(parts, present);
    if (nodes.size() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        options.keepsRows()
            ? withRows(parts, nodes, graphFrom, cancelled)
            : options.keepsCodes() ? ofCodes(parts, nodes) : ofGraphs(nodes, cancelled));
  }

  private Segment withRows(
      List<Segment> parts, MergedNodes nodes, int graphFrom, BooleanSupplier cancelled) {
    float[] rows = rows(parts, nodes);
    Codes codes = options.keepsCodes() ? codes(parts, nodes, rows) : null;
    Adjacency graph = nodes.size() >= graphFrom ? graphs.make(rows, cancelled) : null;
    return tested(new Segment(nodes.ordinals(), codes, rows, graph, OptionalDouble.empty()), rows);
  }

  /** Recall is that of the parts, whose codes stay what they were. */
  private Segment ofCodes(List<Segment> parts, MergedNodes nodes) {
    double sum = 0;
    long measured = 0;
    for (Segment part : parts) {
      sum += part.recall().orElse(0) * part.size();
      measured += part.recall().isPresent() ? part.size() : 0;
    }
    OptionalDouble recall =
        measured == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / measured);
    return new Segment(nodes.ordinals(), codes(parts, nodes, null), null, null, recall);
  }

  private Segment ofGraphs(MergedNodes nodes, BooleanSupplier cancelled) {
    float[] rows = Segments.flat(lost.of(nodes.ordinals()));
    Adjacency graph = graphs.compact(rows, cancelled);
    return tested(new Segment(nodes.ordinals(), null, null, graph, OptionalDouble.empty()), rows);
  }

  private Segment tested(Segment segment, float[] rows) {
    return segment.withRecall(
        test.recall(
            segment, node -> Arrays.copyOfRange(rows, node * dimension, (node + 1) * dimension)));
  }

  private float[] rows(List<Segment> parts, MergedNodes nodes) {
    float[] rows = new float[Segments.length(nodes.size(), dimension)];
    for (int i = 0; i < nodes.size(); i++) {
      float[] from = Objects.requireNonNull(parts.get(nodes.part(i)).rows(), "rows");
      System.arraycopy(from, nodes.node(i) * dimension, rows, i * dimension, dimension);
    }
    return rows;
  }

  private Codes codes(List<Segment> parts, MergedNodes nodes, float @Nullable [] rows) {
    Codec first = Objects.requireNonNull(parts.get(0).codes(), "codes").codec();
    boolean alike =
        parts.stream()
            .allMatch(part -> Objects.requireNonNull(part.codes(), "codes").codec().equals(first));
    if (rows != null && !alike) {
      return encodeAgain(rows, nodes.size());
    }
    CodesWriter writer = first.writer(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      Codes from = Objects.requireNonNull(parts.get(nodes.part(i)).codes(), "codes");
      writer.add(from, nodes.node(i));
    }
    return writer.finish();
  }

  private Codes encodeAgain(float[] flat, int count) {
    float[][] rows = new float[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * dimension, (i + 1) * dimension);
    }
    return Segments.encode(rows, segments.train(rows));
  }
}
