package dev.ragged.backend.leann.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.backend.leann.graph.AllocatedBytes;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.index.Similarity;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeQueryTest {
  private static final int[] DIMENSIONS = {1, 3, 17, 100, 384, 768};

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void estimate_gaussianRows_errorIsUnbiasedAndAsLargeAsTheMargin(VectorCodec kind) {
    // What little error there is in one dimension is that of the stored norm: see below.
    for (int dimension : new int[] {3, 17, 100, 384, 768}) {
      for (Similarity similarity : Similarity.values()) {
        float[][] rows = SampleVectors.gaussian(5, 440, dimension, similarity);
        assertCalibrated(kind, rows, similarity);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void estimate_clusteredRows_errorIsUnbiasedAndAsLargeAsTheMargin(VectorCodec kind) {
    // What little error there is in one dimension is that of the stored norm: see below.
    for (int dimension : new int[] {3, 17, 100, 384, 768}) {
      for (Similarity similarity : Similarity.values()) {
        float[][] rows = SampleVectors.clustered(6, 440, dimension, similarity);
        assertCalibrated(kind, rows, similarity);
      }
    }
  }

  /** The first rows are the queries; several rotations, as one decides a small dimension. */
  private static void assertCalibrated(VectorCodec kind, float[][] rows, Similarity similarity) {
    int dimension = rows[0].length;
    double sum = 0;
    double squares = 0;
    long count = 0;
    float[] closeness = new float[400];
    float[] margin = new float[400];
    for (int seed = 0; seed < (dimension < 100 ? 12 : 2); seed++) {
      Codec codec = Codec.train(kind, dimension, similarity, seed, rows);
      Codes codes = SampleVectors.encode(codec, Arrays.copyOfRange(rows, 40, 440));
      for (int q = 0; q < 40; q++) {
        codec.query(rows[q]).estimate(codes, 0, 400, closeness, margin);
        for (int i = 0; i < 400; i++) {
          double exact = SampleVectors.closeness(rows[q], rows[40 + i], similarity);
          double z = (closeness[i] - exact) / margin[i];
          sum += z;
          squares += z * z;
          count++;
        }
      }
    }
    String what = kind + ", dimension=" + dimension + ", " + similarity;
    assertThat(sum / count).as("mean error, %s", what).isCloseTo(0, within(0.1));
    // In few dimensions the error cannot point anywhere but where the code leaves room: smaller.
    assertThat(Math.sqrt(squares / count))
        .as("error by margin, %s", what)
        .isBetween(dimension < 10 ? 0.4 : 0.9, 1.1);
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void estimate_oneDimension_isTheTruth(VectorCodec kind) {
    float[][] rows = SampleVectors.gaussian(7, 300, 1, Similarity.EUCLIDEAN);
    Codec codec = SampleVectors.codec(kind, rows, Similarity.EUCLIDEAN);
    Codes codes = SampleVectors.encode(codec, rows);
    float[] closeness = new float[300];
    float[] margin = new float[300];
    codec.query(rows[0]).estimate(codes, 0, 300, closeness, margin);
    for (int i = 0; i < 300; i++) {
      double exact = SampleVectors.closeness(rows[0], rows[i], Similarity.EUCLIDEAN);
      assertThat((double) closeness[i]).isCloseTo(exact, within(0.001 * (1 - exact)));
    }
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void estimate_anyForm_hasTheSameBits(VectorCodec kind) {
    for (int dimension : DIMENSIONS) {
      float[][] rows = SampleVectors.clustered(8, 300, dimension, Similarity.EUCLIDEAN);
      Codec codec = SampleVectors.codec(kind, rows, Similarity.EUCLIDEAN);
      Codes codes = SampleVectors.encode(codec, rows);
      CodeQuery query = codec.query(rows[0]);
      float[] closeness = new float[300];
      float[] margin = new float[300];
      query.estimate(codes, 0, 300, closeness, margin);
      for (int from : new int[] {0, 1, 127, 128, 200, 299}) {
        for (int to : new int[] {from, from + 1, 130, 256, 300}) {
          int count = Math.max(0, Math.min(to, 300) - from);
          float[] some = new float[count];
          float[] margins = new float[count];
          query.estimate(codes, from, Math.max(from, Math.min(to, 300)), some, margins);
          assertThat(some).isEqualTo(Arrays.copyOfRange(closeness, from, from + count));
          assertThat(margins).isEqualTo(Arrays.copyOfRange(margin, from, from + count));
        }
      }
      int[] nodes = new Random(9).ints(400, 0, 300).toArray();
      float[] listed = new float[400];
      float[] alone = new float[400];
      float[] listedMargins = new float[400];
      query.estimate(codes, nodes, 400, alone);
      query.estimate(codes, nodes, 400, listed, listedMargins);
      for (int i = 0; i < 400; i++) {
        assertThat(alone[i]).isEqualTo(closeness[nodes[i]]);
        assertThat(listed[i]).isEqualTo(closeness[nodes[i]]);
        assertThat(listedMargins[i]).isEqualTo(margin[nodes[i]]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void set_anotherVector_hasTheBitsOfANewQuery(VectorCodec kind) {
    float[][] rows = SampleVectors.clustered(8, 300, 100, Similarity.COSINE);
    Codec codec = SampleVectors.codec(kind, rows, Similarity.COSINE);
    Codes codes = SampleVectors.encode(codec, rows);
    float[] closeness = new float[290];
    float[] margin = new float[290];
    CodeQuery reused = codec.query(rows[200]);
    for (int q = 0; q < 5; q++) {
      float[] expected = new float[290];
      float[] expectedMargin = new float[290];
      codec.query(rows[q]).estimate(codes, 10, 300, expected, expectedMargin);
      reused.set(rows[q]).estimate(codes, 10, 300, closeness, margin);
      assertThat(closeness).isEqualTo(expected);
      assertThat(margin).isEqualTo(expectedMargin);
    }
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void estimate_rowsAtTheCentroidAndZeroQuery_areExact(VectorCodec kind) {
    int dimension = 33;
    float[] zero = new float[dimension];
    float[] row = SampleVectors.gaussian(4, 1, dimension, Similarity.EUCLIDEAN)[0];
    Codec codec = Codec.train(kind, dimension, Similarity.EUCLIDEAN, 3, new float[0][]);
    Codes codes = SampleVectors.encode(codec, zero, row);
    float[] closeness = new float[2];
    float[] margin = new float[2];
    double squaredLength = -SampleVectors.closeness(zero, row, Similarity.EUCLIDEAN);
    codec.query(row).estimate(codes, 0, 2, closeness, margin);
    assertThat((double) closeness[0]).isCloseTo(-squaredLength, within(1e-5 * squaredLength));
    assertThat(margin[0]).isZero();
    codec.query(zero).estimate(codes, 0, 2, closeness, margin);
    assertThat(closeness[0]).isZero();
    assertThat((double) closeness[1]).isCloseTo(-squaredLength, within(2e-4 * squaredLength));
    assertThat(margin).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void estimate_afterWarmUp_allocatesNothing(VectorCodec kind) {
    float[][] rows = SampleVectors.gaussian(3, 300, 384, Similarity.COSINE);
    Codec codec = SampleVectors.codec(kind, rows, Similarity.COSINE);
    Codes codes = SampleVectors.encode(codec, rows);
    CodeQuery query = codec.query(rows[0]);
    int[] nodes = new Random(2).ints(100, 0, 300).toArray();
    float[] closeness = new float[300];
    float[] margin = new float[300];
    long allocated =
        AllocatedBytes.leastOf(
            () -> {
              for (int i = 0; i < 100; i++) {
                query.set(rows[i]);
                query.estimate(codes, 0, 300, closeness, margin);
                query.estimate(codes, nodes, 100, closeness);
                query.estimate(codes, nodes, 100, closeness, margin);
              }
            });
    assertThat(allocated).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = VectorCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void estimate_codesOfAnotherCodec_areRefused(VectorCodec kind) {
    float[][] rows = SampleVectors.gaussian(3, 10, 20, Similarity.COSINE);
    Codec codec = Codec.train(kind, 20, Similarity.COSINE, 1, rows);
    Codec same = Codec.train(kind, 20, Similarity.COSINE, 1, rows);
    Codec other = Codec.train(kind, 20, Similarity.COSINE, 2, rows);
    CodeQuery query = codec.query(rows[0]);
    query.estimate(SampleVectors.encode(same, rows), new int[1], 1, new float[1]);
    Codes codes = SampleVectors.encode(other, rows);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> query.estimate(codes, new int[1], 1, new float[1]))
        .withMessageContaining("codec");
  }
}
