package dev.ragged.bench.jmh;

import dev.ragged.backend.leann.codes.CodeQuery;
import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.codes.CodesWriter;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.bench.ClusteredVectors;
import dev.ragged.index.Similarity;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Codes of 10,000 vectors of 384 dimensions: making them, and estimating by them. */
@State(Scope.Benchmark)
public class CodeBenchmark {
  private static final int CODES = 10_000;
  private static final int SAMPLE = 4_096;
  private static final int LIST = 20;
  private static final long SEED = 42;

  /** How a vector becomes a code. */
  @Param({"RABITQ_1", "RABITQ_4", "INT8"})
  public VectorCodec kind;

  private final float[] closeness = new float[CODES];
  private final float[] margin = new float[CODES];
  private final int[][] lists = new int[CODES][];
  private float[][] vectors;
  private Codec codec;
  private Codes codes;
  private CodeQuery query;
  private int turn;

  /** Makes the codes. */
  @Setup
  public void encodeAll() {
    vectors = new ClusteredVectors(100, 384, SEED).next(CODES);
    codec = Codec.train(kind, 384, Similarity.COSINE, SEED, Arrays.copyOf(vectors, SAMPLE));
    CodesWriter writer = codec.writer(CODES);
    for (float[] vector : vectors) {
      writer.add(vector);
    }
    codes = writer.finish();
    query = codec.query(vectors[0]);
    Random random = new Random(SEED);
    Arrays.setAll(lists, i -> random.ints(LIST, 0, CODES).toArray());
  }

  /** One operation is one vector made a code. */
  @Benchmark
  public Codes encode() {
    CodesWriter writer = codec.writer(1);
    writer.add(vectors[next()]);
    return writer.finish();
  }

  /** One operation is one question made ready to be estimated by. */
  @Benchmark
  public CodeQuery prepare() {
    return query.set(vectors[next()]);
  }

  /** One operation is the estimates of 20 codes at random places, as a walk asks for them. */
  @Benchmark
  public float[] estimateTwenty() {
    query.estimate(codes, lists[next()], LIST, closeness);
    return closeness;
  }

  /** One operation is the estimates of all 10,000 codes, with their margins, as a scan does. */
  @Benchmark
  public float[] scan() {
    query.estimate(codes, 0, CODES, closeness, margin);
    return closeness;
  }

  private int next() {
    turn = (turn + 1) % CODES;
    return turn;
  }
}
