package dev.ragged.backend.leann.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.CheckpointFiles;
import dev.ragged.index.IndexFormat;
import dev.ragged.index.Similarity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodesTest {
  private static final Checkpoint CHECKPOINT = new Checkpoint(1, 1);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  @Test
  void bytesPerVector_384Dimensions_isWhatTheCodecPromises() {
    Map<VectorCodec, Integer> promised =
        Map.of(
            VectorCodec.RABITQ_1, 52,
            VectorCodec.RABITQ_2, 100,
            VectorCodec.RABITQ_4, 196,
            VectorCodec.INT8, 388);
    promised.forEach(
        (kind, bytes) -> {
          Codec codec = Codec.train(kind, 384, Similarity.COSINE, 1, new float[0][]);
          assertThat(codec.bytesPerVector()).isEqualTo(bytes);
          float[][] rows = SampleVectors.gaussian(1, 10, 384, Similarity.COSINE);
          Codes codes = SampleVectors.encode(codec, rows);
          // One more float in memory, and what a register may read too far.
          assertThat(codes.bytes()).isBetween(10L * bytes, 10L * (bytes + 4) + 64);
        });
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void add_identicalRows_getIdenticalCodes(VectorCodec kind) {
    float[][] rows = SampleVectors.clustered(1, 300, 50, Similarity.COSINE);
    Codec codec = SampleVectors.codec(kind, rows, Similarity.COSINE);
    Codes codes = SampleVectors.encode(codec, rows[4], rows[5], rows[4].clone());
    assertSame(codes, 2, codes, 0);
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void selectAndConcat_anyNodes_keepTheirCodes(VectorCodec kind) {
    for (int dimension : new int[] {1, 17, 100}) {
      float[][] rows = SampleVectors.clustered(1, 300, dimension, Similarity.EUCLIDEAN);
      Codec codec = SampleVectors.codec(kind, rows, Similarity.EUCLIDEAN);
      Codes codes = SampleVectors.encode(codec, rows);
      int[] nodes = new Random(3).ints(140, 0, 300).toArray();
      Codes selected = codes.select(nodes);
      Codes joined = Codes.concat(List.of(selected, codes.select(new int[0]), codes));
      assertThat(selected.size()).isEqualTo(140);
      assertThat(joined.size()).isEqualTo(440);
      for (int i = 0; i < 140; i++) {
        assertSame(selected, i, codes, nodes[i]);
        assertSame(joined, i, codes, nodes[i]);
      }
      for (int i = 0; i < 300; i++) {
        assertSame(joined, 140 + i, codes, i);
      }
    }
  }

  @Test
  void concat_codesOfAnotherCodec_areRefused() {
    float[][] rows = SampleVectors.gaussian(1, 5, 20, Similarity.COSINE);
    Codec one = Codec.train(VectorCodec.RABITQ_1, 20, Similarity.COSINE, 1, rows);
    Codec other = Codec.train(VectorCodec.RABITQ_1, 20, Similarity.COSINE, 2, rows);
    List<Codes> parts = List.of(SampleVectors.encode(one, rows), SampleVectors.encode(other, rows));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codes.concat(parts))
        .withMessageContaining("codec");
  }

  @Test
  void writer_moreOrFewerRowsThanAnnounced_areRefused() {
    float[][] rows = SampleVectors.gaussian(1, 2, 20, Similarity.COSINE);
    Codec codec = SampleVectors.codec(VectorCodec.RABITQ_1, rows, Similarity.COSINE);
    CodesWriter writer = codec.writer(1);
    assertThatIllegalStateException().isThrownBy(writer::finish).withMessageContaining("found=0");
    writer.add(rows[0]);
    assertThatIllegalStateException()
        .isThrownBy(() -> writer.add(rows[1]))
        .withMessageContaining("count=1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.writer(Integer.MAX_VALUE))
        .withMessageContaining("count=");
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void readFrom_whatWasWritten_isTheSame(VectorCodec kind) {
    for (int size : new int[] {0, 1, 128, 300}) {
      float[][] rows = SampleVectors.clustered(1, 300, 39, Similarity.EUCLIDEAN);
      Codec codec = SampleVectors.codec(kind, rows, Similarity.EUCLIDEAN);
      Codes codes = SampleVectors.encode(codec, rows).select(IntStream.range(0, size).toArray());
      save(codec, codes);
      Codes back = load(39, Similarity.EUCLIDEAN);
      assertThat(back.codec()).isEqualTo(codec).hasSameHashCodeAs(codec);
      assertThat(back.size()).isEqualTo(size);
      for (int i = 0; i < size; i++) {
        assertSame(back, i, codes, i);
      }
      float[] closeness = new float[size];
      float[] expected = new float[size];
      float[] margin = new float[size];
      codec.query(rows[7]).estimate(codes, 0, size, expected, margin);
      back.codec().query(rows[7]).estimate(back, 0, size, closeness, margin);
      assertThat(closeness).isEqualTo(expected);
    }
  }

  @Test
  void readFrom_codecOfAnotherShape_isRefused() {
    float[][] rows = SampleVectors.gaussian(1, 5, 20, Similarity.COSINE);
    Codec codec = SampleVectors.codec(VectorCodec.RABITQ_2, rows, Similarity.COSINE);
    save(codec, SampleVectors.encode(codec, rows));
    assertThatThrownBy(() -> load(21, Similarity.COSINE))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("dimension");
    assertThatThrownBy(() -> load(20, Similarity.EUCLIDEAN))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("similarity");
  }

  @Test
  void readFrom_payloadThatIsNoCodes_isRefused() {
    Codec codec = Codec.train(VectorCodec.RABITQ_1, 32, Similarity.COSINE, 1, new float[0][]);
    assertRefused(codec, "number of codes", 1_000_000, 7, 7);
    assertRefused(codec, "number of codes", -1, 7, 7);
    // A norm with all bits of the exponent is no number.
    assertRefused(codec, "correction of node 0", 1, 7, -1);
    assertThatThrownBy(
            () -> {
              files()
                  .save(
                      CHECKPOINT,
                      out -> {
                        out.writeByte((byte) 3);
                        out.writeBytes(new byte[200]);
                      });
              load(32, Similarity.COSINE);
            })
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("bits of the codec");
  }

  private void assertRefused(Codec codec, String what, int... numbers) {
    files()
        .save(
            CHECKPOINT,
            out -> {
              codec.writeTo(out);
              for (int number : numbers) {
                out.writeInt(number);
              }
            });
    assertThatThrownBy(() -> load(32, Similarity.COSINE))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void matches_sameRowAndSmallNoise_areAccepted_othersRefused(VectorCodec kind) {
    for (Similarity similarity : Similarity.values()) {
      float[][] rows = SampleVectors.clustered(1, 300, 384, similarity);
      float[][] others = SampleVectors.clustered(2, 300, 384, similarity);
      Codes codes = SampleVectors.encode(SampleVectors.codec(kind, rows, similarity), rows);
      Random random = new Random(5);
      for (int i = 0; i < 300; i++) {
        assertThat(codes.matches(i, rows[i])).isTrue();
        assertThat(codes.matches(i, noisy(random, rows[i], 0.994))).isTrue();
        assertThat(codes.matches(i, noisy(random, rows[i], 0.85))).isFalse();
        assertThat(codes.matches(i, rows[(i + 1) % 300])).isFalse();
        assertThat(codes.matches(i, others[i])).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void matches_zeroRow_isItself(VectorCodec kind) {
    Codec codec = Codec.train(kind, 9, Similarity.EUCLIDEAN, 1, new float[0][]);
    Codes codes = SampleVectors.encode(codec, new float[9]);
    assertThat(codes.matches(0, new float[9])).isTrue();
    assertThat(codes.matches(0, new float[] {1, 0, 0, 0, 0, 0, 0, 0, 0})).isFalse();
  }

  /** Returns a vector of the same length with about the given cosine. */
  private static float[] noisy(Random random, float[] row, double cosine) {
    double length =
        Math.sqrt(-SampleVectors.closeness(row, new float[row.length], Similarity.EUCLIDEAN));
    double noise = length * Math.sqrt(1 / (cosine * cosine) - 1) / Math.sqrt(row.length);
    float[] moved = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      moved[i] = (float) (cosine * (row[i] + noise * random.nextGaussian()));
    }
    return moved;
  }

  private static void assertSame(Codes actual, int node, Codes expected, int expectedNode) {
    byte[] levels = new byte[actual.codec().dimension()];
    byte[] expectedLevels = new byte[levels.length];
    actual.levels(node, levels);
    expected.levels(expectedNode, expectedLevels);
    assertThat(levels).isEqualTo(expectedLevels);
    assertThat(actual.correction(node)).isEqualTo(expected.correction(expectedNode));
    assertThat(actual.factor(node)).isEqualTo(expected.factor(expectedNode));
  }

  private CheckpointFiles files() {
    return new CheckpointFiles(directory, new UUID(1, 2), new IndexFormat("codes", 1));
  }

  private void save(Codec codec, Codes codes) {
    files()
        .save(
            CHECKPOINT,
            out -> {
              codec.writeTo(out);
              codes.writeTo(out);
            });
  }

  private Codes load(int dimension, Similarity similarity) {
    return files()
        .load(CHECKPOINT, in -> Codes.readFrom(in, Codec.readFrom(in, dimension, similarity)));
  }
}
