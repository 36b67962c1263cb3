package dev.ragged.backend.leann.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.CheckpointFiles;
import dev.ragged.index.IndexFileWriter;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFormatTest {
  private static final int DIMENSION = FormatFiles.DIMENSION;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path temp;

  private static ManifestFormat format(LeannOptions options) {
    return new ManifestFormat(DIMENSION, Similarity.COSINE, options);
  }

  private static List<LeannOptions> everyKind() {
    List<LeannOptions> all = new ArrayList<>(List.of(LeannOptions.recompute().build()));
    for (VectorCodec codec : VectorCodec.values()) {
      all.add(LeannOptions.full(codec).build());
      if (codec != VectorCodec.FLOAT32) {
        all.add(LeannOptions.codes(codec).build());
      }
    }
    return all;
  }

  private Manifest throughFile(Manifest manifest, LeannOptions written, LeannOptions read) {
    return new FormatFiles(temp, ManifestFormat.FORMAT)
        .throughFile(out -> format(written).write(out, manifest), format(read)::read);
  }

  private static Manifest manifest() {
    return new Manifest(
        List.of(
            new Manifest.Entry(new Checkpoint(0, -1), 1, OrdinalSet.empty()),
            new Manifest.Entry(new Checkpoint(Long.MAX_VALUE, 5), 900, OrdinalSet.of(0, 7, 899))),
        FormatFiles.canary(600));
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    for (LeannOptions options : everyKind()) {
      Manifest manifest = manifest();
      Manifest read = throughFile(manifest, options, options);
      assertThat(read.entries()).isEqualTo(manifest.entries());
      assertThat(read.canary().size()).isEqualTo(manifest.canary().size()).isPositive();
    }
    LeannOptions options = LeannOptions.codes().build();
    Manifest empty = throughFile(new Manifest(List.of(), Canary.NONE), options, options);
    assertThat(empty.entries()).isEmpty();
    assertThat(empty.canary().size()).isZero();
  }

  @Test
  void read_anyOtherStorageOrCodec_isRefusedByName() {
    for (LeannOptions written : everyKind()) {
      for (LeannOptions read : everyKind()) {
        boolean same = written.storage() == read.storage() && written.codec() == read.codec();
        if (!same) {
          boolean otherMode = written.storage() != read.storage();
          assertThatExceptionOfType(StoreCorruptedException.class)
              .isThrownBy(() -> throughFile(manifest(), written, read))
              .withMessageContaining(otherMode ? "storage mode" : "codec")
              .withMessageContaining(
                  "built with " + (otherMode ? written.storage() : written.codec()))
              .withMessageContaining("opened with " + (otherMode ? read.storage() : read.codec()));
        }
      }
    }
  }

  private void requireCorrupted(String what, CheckpointFiles.Content content) {
    assertThatExceptionOfType(StoreCorruptedException.class)
        .as(what)
        .isThrownBy(
            () ->
                new FormatFiles(temp, ManifestFormat.FORMAT)
                    .throughFile(content, format(LeannOptions.codes().build())::read))
        .withMessageContaining(what);
  }

  @Test
  void read_badPayload_isCorrupted() {
    requireCorrupted("payload", out -> {});
    requireCorrupted("dimension", out -> header(out, DIMENSION + 1, 0, 1, 0));
    requireCorrupted("similarity", out -> header(out, DIMENSION, 1, 1, 0));
    requireCorrupted("similarity", out -> header(out, DIMENSION, 2, 1, 0));
    requireCorrupted("storage mode", out -> header(out, DIMENSION, 0, 3, 0));
    requireCorrupted("storage mode", out -> header(out, DIMENSION, 0, -1, 0));
    requireCorrupted("codec", out -> header(out, DIMENSION, 0, 1, 5));
    requireCorrupted("number of segments", out -> entries(out, -1));
    requireCorrupted("number of segments", out -> entries(out, Integer.MAX_VALUE));
    requireCorrupted("checkpoint sequence", out -> entry(out, -1, 10, 0));
    requireCorrupted("number of nodes", out -> entry(out, 1, 0, 0));
    requireCorrupted("number of nodes", out -> entry(out, 1, -5, 0));
    requireCorrupted("number of nodes", out -> entry(out, 1, 1, 2, 1, 1));
    requireCorrupted("number of removed nodes", out -> entry(out, 1, 10, -1));
    requireCorrupted("number of removed nodes", out -> entry(out, 1, 10, 1 << 30));
    requireCorrupted("removed node", out -> entry(out, 1, 10, 2, 1, 0));
    requireCorrupted("removed node", out -> entry(out, 1, 10, 1, 11));
    requireCorrupted(
        "canary",
        out -> {
          entry(out, 1, 10, 0);
          out.writeInt(3);
        });
    requireCorrupted(
        "unread payload",
        out -> {
          entry(out, 1, 10, 0);
          out.writeInt(0);
          out.writeByte((byte) 0);
        });
  }

  private static void header(IndexFileWriter out, int... numbers) throws IOException {
    for (int number : numbers) {
      out.writeInt(number);
    }
    out.writeInt(0);
    out.writeInt(0);
  }

  private static void entries(IndexFileWriter out, int count) throws IOException {
    for (int number : new int[] {DIMENSION, 0, 1, 0, count}) {
      out.writeInt(number);
    }
  }

  private static void entry(
      IndexFileWriter out, long sequence, int nodes, int removed, int... bytes) throws IOException {
    entries(out, 1);
    out.writeLong(sequence);
    out.writeLong(7);
    out.writeInt(nodes);
    out.writeInt(removed);
    for (int value : bytes) {
      out.writeByte((byte) value);
    }
  }
}
