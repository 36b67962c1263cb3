package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.graph.Adjacency;
import dev.ragged.backend.leann.graph.CompactGraph;
import dev.ragged.backend.leann.graph.Graph;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.index.IndexFileReader;
import dev.ragged.index.IndexFileWriter;
import dev.ragged.index.IndexFormat;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * The payload of format {@code leann-segment}, version 1; nothing else knows it. Numbers are
 * little-endian.
 *
 * <pre>
 * 4          dimension d
 * 4          similarity: 0 cosine, 1 Euclidean
 * 4          sections: 1 codes, 2 rows, 4 graph, added up
 * 4          recall of the self-test in millionths, -1 if there was none
 * 4          number of nodes n
 * 1-5 each   ordinals, ascending: see {@link Varints}
 * codes      the codec, then n codes: see {@link Codec} and {@link Codes}
 * 4 * d * n  rows as compared, IEEE 754
 * graph      see {@link CompactGraph}
 * </pre>
 */
final class SegmentFormat {
  static final IndexFormat FORMAT = new IndexFormat("leann-segment", 1);

  private static final int CODES = 1;
  private static final int ROWS = 2;
  private static final int GRAPH = 4;
  private static final double MILLION = 1e6;

  private final int dimension;
  private final Similarity similarity;
  private final LeannOptions options;

  SegmentFormat(int dimension, Similarity similarity, LeannOptions options) {
    this.dimension = dimension;
    this.similarity = similarity;
    this.options = options;
  }

  void write(IndexFileWriter out, Segment segment) throws IOException {
    Codes codes = segment.codes();
    float[] rows = segment.rows();
    Adjacency graph = segment.graph();
    out.writeInt(dimension);
    out.writeInt(FormatCodes.of(similarity));
    out.writeInt(
        (codes == null ? 0 : CODES) + (rows == null ? 0 : ROWS) + (graph == null ? 0 : GRAPH));
    out.writeInt(
        segment.recall().isPresent()
            ? (int) Math.round(segment.recall().getAsDouble() * MILLION)
            : -1);
    out.writeInt(segment.size());
    Varints.writeAscending(out, segment.ordinals());
    if (codes != null) {
      codes.codec().writeTo(out);
      codes.writeTo(out);
    }
    if (rows != null) {
      out.writeFloats(rows);
    }
    if (graph != null) {
      compact(graph).writeTo(out);
    }
  }

  Segment read(IndexFileReader in) throws IOException {
    FormatCodes.require(in, "dimension", dimension, in.readInt());
    FormatCodes.require(in, "similarity", FormatCodes.of(similarity), in.readInt());
    int sections = in.readInt();
    requireSections(in, sections);
    int recall = in.readInt();
    if (recall < -1 || recall > MILLION) {
      throw in.corrupted("recall of the self-test", "-1 to " + (int) MILLION, recall);
    }
    int[] ordinals = new int[in.readCount(1, "number of nodes")];
    Varints.readAscending(in, ordinals, Integer.MAX_VALUE - 1, "ordinal");
    Codes codes = null;
    if ((sections & CODES) != 0) {
      codes = Codes.readFrom(in, Codec.readFrom(in, dimension, similarity));
      FormatCodes.require(in, "number of codes", ordinals.length, codes.size());
    }
    float[] rows = (sections & ROWS) == 0 ? null : rows(in, ordinals.length);
    Adjacency graph = null;
    if ((sections & GRAPH) != 0) {
      CompactGraph compact = CompactGraph.readFrom(in, ordinals.length);
      // Where nodes are compared in memory, unpacking links would cost more than comparing.
      graph = rows == null ? compact : compact.unpack();
    }
    return new Segment(
        ordinals,
        codes,
        rows,
        graph,
        recall < 0 ? OptionalDouble.empty() : OptionalDouble.of(recall / MILLION));
  }

  /** Checks that a segment has what the options say, and nothing else. */
  private void requireSections(IndexFileReader in, int sections) throws IOException {
    int kept = (options.keepsCodes() ? CODES : 0) + (options.keepsRows() ? ROWS : 0);
    boolean needsGraph = options.storage() == StorageMode.RECOMPUTE;
    boolean mayHaveGraph = needsGraph || options.keepsRows();
    if (sections != kept + (needsGraph ? GRAPH : 0)
        && !(mayHaveGraph && sections == kept + GRAPH)) {
      throw in.corrupted("sections", kept + (mayHaveGraph ? GRAPH : 0), sections);
    }
  }

  private static CompactGraph compact(Adjacency graph) {
    return graph instanceof Graph flat ? CompactGraph.of(flat) : (CompactGraph) graph;
  }

  private float[] rows(IndexFileReader in, int nodes) throws IOException {
    long components = (long) nodes * dimension;
    if (components * Float.BYTES > in.remaining() || components > Segments.MOST_COMPONENTS) {
      throw in.corrupted("number of nodes", "as many as there are rows", nodes);
    }
    float[] rows = new float[(int) components];
    in.readFloats(rows);
    for (int i = 0; i < rows.length; i++) {
      if (!Float.isFinite(rows[i])) {
        throw in.corrupted("row of node " + i / dimension, "finite numbers", rows[i]);
      }
    }
    return rows;
  }
}
