package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreTooNewException;
import dev.ragged.tck.TestVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorTableFileTest {
  private static final UUID STORE = new UUID(1, 2);
  private static final Checkpoint CHECKPOINT = new Checkpoint(5, 6);
  private static final int DIMENSION = 4;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  @Test
  void load_whatWasSaved_hasTheSameRowsBitForBit() {
    VectorTable table = new VectorTable(DIMENSION, Similarity.COSINE);
    table.add(new int[] {70_000, 3, 9}, new TestVectors(1, DIMENSION).next(3));
    table.save(directory, STORE, CHECKPOINT);
    VectorTable back = load(DIMENSION, Similarity.COSINE);
    assertThat(back.ordinals()).isEqualTo(table.ordinals());
    int[] ordinals = {3, 9, 70_000};
    assertThat(back.vectors(ordinals)).isDeepEqualTo(table.vectors(ordinals));
    assertThat(VectorTable.bytesOnDisk(directory, STORE, CHECKPOINT))
        .isEqualTo(92 + 12 + 3 * (4 + 4 * DIMENSION) + 4 + 8);
  }

  @Test
  void load_otherDimensionOrSimilarity_isCorrupted() {
    new VectorTable(DIMENSION, Similarity.COSINE).save(directory, STORE, CHECKPOINT);
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> load(DIMENSION + 1, Similarity.COSINE))
        .withMessageContaining("dimension: expected 5, found 4");
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> load(DIMENSION, Similarity.EUCLIDEAN))
        .withMessageContaining("similarity");
  }

  @Test
  void load_countBeyondTheFile_isCorrupted() {
    write(Integer.MAX_VALUE, new int[] {0}, 1);
    assertLoadFails("number of vectors");
  }

  @Test
  void load_ordinalsNotAscending_isCorrupted() {
    for (int[] ordinals : new int[][] {{1, 1}, {2, 1}, {-1, 0}, {0, Integer.MAX_VALUE}}) {
      write(2, ordinals, 1);
      assertLoadFails("ordinal");
    }
  }

  @Test
  void load_rowNotFinite_isCorrupted() {
    write(1, new int[] {8}, Float.NaN);
    assertLoadFails("vector of ordinal 8");
  }

  @Test
  void discardOthers_leavesOne() throws IOException {
    VectorTable table = new VectorTable(DIMENSION, Similarity.COSINE);
    table.save(directory, STORE, new Checkpoint(1, 1));
    table.save(directory, STORE, CHECKPOINT);
    VectorTable.discardOthers(directory, STORE, CHECKPOINT);
    assertThat(names()).containsExactly("vectors-5-0000000000000006.idx");
  }

  @Test
  void openIndex_unfinishedFileInFolder_isSwept() throws IOException {
    new VectorTable(DIMENSION, Similarity.COSINE).save(directory, STORE, CHECKPOINT);
    Files.writeString(directory.resolve("vectors-6-0000000000000006.idx.tmp"), "half");
    open().close();
    assertThat(names()).containsExactly("vectors-5-0000000000000006.idx");
  }

  @Test
  void openIndex_newerFormat_touchesNothing() throws IOException {
    new CheckpointFiles(directory, STORE, new IndexFormat("vectors", 2))
        .save(CHECKPOINT, out -> out.writeInt(1));
    Files.writeString(directory.resolve("vectors-6-0000000000000006.idx.tmp"), "half");
    List<String> before = names();
    assertThatExceptionOfType(StoreTooNewException.class).isThrownBy(this::open);
    assertThat(names()).isEqualTo(before);
  }

  private VectorIndex open() {
    return new ExactIndexProvider()
        .open(
            new IndexContext(
                Optional.of(directory),
                STORE,
                DIMENSION,
                Similarity.COSINE,
                Optional.of(CHECKPOINT),
                ordinals -> new float[0][],
                Runnable::run,
                0));
  }

  private VectorTable load(int dimension, Similarity similarity) {
    return VectorTable.load(directory, STORE, CHECKPOINT, dimension, similarity);
  }

  private void write(int count, int[] ordinals, float component) {
    new CheckpointFiles(directory, STORE, new IndexFormat("vectors", 1))
        .save(
            CHECKPOINT,
            out -> {
              out.writeInt(DIMENSION);
              out.writeInt(0);
              out.writeInt(count);
              for (int ordinal : ordinals) {
                out.writeInt(ordinal);
              }
              for (int i = 0; i < ordinals.length * DIMENSION; i++) {
                out.writeInt(Float.floatToRawIntBits(component));
              }
            });
  }

  private void assertLoadFails(String field) {
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> load(DIMENSION, Similarity.COSINE))
        .withMessageContaining(field);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }
}
