package dev.ragged.backend.leann.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.graph.Adjacency;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.CheckpointFiles;
import dev.ragged.index.IndexFileWriter;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFormatTest {
  private static final int DIMENSION = FormatFiles.DIMENSION;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path temp;

  private static SegmentFormat format(LeannOptions options) {
    return new SegmentFormat(DIMENSION, Similarity.COSINE, options);
  }

  private Segment throughFile(Segment segment, LeannOptions options) {
    return new FormatFiles(temp, SegmentFormat.FORMAT)
        .throughFile(out -> format(options).write(out, segment), format(options)::read);
  }

  /** Returns a segment that went through a merge, which is when kept rows get a graph. */
  private static Segment merged(LeannOptions options, int count) {
    Segment segment = FormatFiles.segment(options, count, OptionalDouble.empty());
    int[] ordinals = segment.ordinals();
    float[][] rows = FormatFiles.rows(count);
    return new SegmentMerger(
            options,
            FormatFiles.context(Similarity.COSINE),
            (made, atHand) -> OptionalDouble.of(0.25),
            lost ->
                Arrays.stream(lost)
                    .mapToObj(ordinal -> rows[Arrays.binarySearch(ordinals, ordinal)])
                    .toArray(float[][]::new))
        .merge(List.of(segment), OrdinalSet.of(ordinals), 1, () -> false)
        .orElseThrow();
  }

  private static List<LeannOptions> everyKind() {
    return List.of(
        LeannOptions.recompute().build(),
        LeannOptions.codes().build(),
        LeannOptions.codes(VectorCodec.INT8).build(),
        LeannOptions.full(VectorCodec.RABITQ_4).build(),
        LeannOptions.full(VectorCodec.FLOAT32).build(),
        LeannOptions.full(VectorCodec.INT8).build());
  }

  private static void requireSame(Segment read, Segment written) {
    assertThat(read.ordinals()).isEqualTo(written.ordinals());
    assertThat(read.rows()).isEqualTo(written.rows());
    assertThat(read.codes() == null).isEqualTo(written.codes() == null);
    if (written.codes() != null) {
      Codes codes = Objects.requireNonNull(read.codes());
      assertThat(codes.codec()).isEqualTo(written.codes().codec());
      assertThat(codes.size()).isEqualTo(written.size());
    }
    assertThat(read.graph() == null).isEqualTo(written.graph() == null);
    if (written.graph() != null) {
      Adjacency graph = Objects.requireNonNull(read.graph());
      int[] one = new int[graph.maxDegree()];
      int[] other = new int[written.graph().maxDegree()];
      for (int node = 0; node < written.size(); node++) {
        int count = written.graph().neighbors(node, other);
        assertThat(graph.neighbors(node, one)).isEqualTo(count);
        assertThat(Arrays.copyOf(one, count)).isEqualTo(Arrays.copyOf(other, count));
      }
    }
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    for (LeannOptions options : everyKind()) {
      for (int count : new int[] {1, 2, 33, 500}) {
        Segment segment = FormatFiles.segment(options, count, OptionalDouble.of(0.987_654));
        Segment read = throughFile(segment, options);
        requireSame(read, segment);
        assertThat(read.recall()).hasValue(0.987_654);
        Segment merged = merged(options, count);
        requireSame(throughFile(merged, options), merged);
      }
    }
  }

  @Test
  void read_notMeasured_hasNoRecall() {
    LeannOptions options = LeannOptions.codes().build();
    Segment segment = FormatFiles.segment(options, 5, OptionalDouble.empty());
    assertThat(throughFile(segment, options).recall()).isEmpty();
  }

  @Test
  void read_sectionsOfOtherOptions_areCorrupted() {
    for (LeannOptions written : everyKind()) {
      for (LeannOptions read : everyKind()) {
        boolean alike =
            written.keepsRows() == read.keepsRows() && written.keepsCodes() == read.keepsCodes();
        if (!alike) {
          Segment segment = FormatFiles.segment(written, 20, OptionalDouble.empty());
          assertThatExceptionOfType(StoreCorruptedException.class)
              .isThrownBy(
                  () ->
                      new FormatFiles(temp, SegmentFormat.FORMAT)
                          .throughFile(
                              out -> format(written).write(out, segment), format(read)::read))
              .withMessageContaining("sections");
        }
      }
    }
  }

  private void requireCorrupted(
      LeannOptions options, String what, CheckpointFiles.Content content) {
    assertThatExceptionOfType(StoreCorruptedException.class)
        .as(what)
        .isThrownBy(
            () ->
                new FormatFiles(temp, SegmentFormat.FORMAT)
                    .throughFile(content, format(options)::read))
        .withMessageContaining(what);
  }

  @Test
  void read_badPayload_isCorrupted() {
    LeannOptions floats = LeannOptions.full(VectorCodec.FLOAT32).build();
    requireCorrupted(floats, "payload", out -> {});
    requireCorrupted(floats, "dimension", out -> write(out, 1, 0, 2, -1, 1));
    requireCorrupted(floats, "similarity", out -> write(out, DIMENSION, 1, 2, -1, 1));
    for (int sections : new int[] {0, 1, 3, 4, 8, -1}) {
      requireCorrupted(floats, "sections", out -> write(out, DIMENSION, 0, sections, -1, 1));
    }
    for (int recall : new int[] {-2, 1_000_001}) {
      requireCorrupted(floats, "recall", out -> write(out, DIMENSION, 0, 2, recall, 1));
    }
    for (int nodes : new int[] {-1, Integer.MAX_VALUE}) {
      requireCorrupted(floats, "number of nodes", out -> write(out, DIMENSION, 0, 2, -1, nodes));
    }
    requireCorrupted(
        floats,
        "ordinal",
        out -> {
          write(out, DIMENSION, 0, 2, -1, 2);
          out.writeBytes(new byte[] {1, 0});
        });
    // Two ordinals, and one row.
    requireCorrupted(
        floats,
        "rows",
        out -> {
          write(out, DIMENSION, 0, 2, -1, 2);
          out.writeBytes(new byte[] {1, 1});
          out.writeFloats(new float[DIMENSION]);
        });
    float[] infinite = new float[DIMENSION];
    infinite[3] = Float.POSITIVE_INFINITY;
    requireCorrupted(
        floats,
        "row of node 0",
        out -> {
          write(out, DIMENSION, 0, 2, -1, 1);
          out.writeByte((byte) 1);
          out.writeFloats(infinite);
        });
    requireCorrupted(
        floats,
        "unread payload",
        out -> {
          write(out, DIMENSION, 0, 2, -1, 1);
          out.writeByte((byte) 1);
          out.writeFloats(new float[DIMENSION + 1]);
        });
  }

  @Test
  void read_codesOfAnotherNumber_areCorrupted() {
    LeannOptions options = LeannOptions.codes().build();
    Codes codes =
        Objects.requireNonNull(FormatFiles.segment(options, 7, OptionalDouble.empty()).codes());
    requireCorrupted(
        options,
        "number of codes",
        out -> {
          write(out, DIMENSION, 0, 1, -1, 2);
          out.writeBytes(new byte[] {1, 1});
          codes.codec().writeTo(out);
          codes.writeTo(out);
        });
  }

  private static void write(IndexFileWriter out, int... numbers) throws IOException {
    for (int number : numbers) {
      out.writeInt(number);
    }
  }
}
