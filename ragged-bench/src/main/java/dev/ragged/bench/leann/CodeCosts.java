package dev.ragged.bench.leann;

import dev.ragged.backend.leann.codes.CodeQuery;
import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.codes.CodesWriter;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.index.Similarity;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** What encoding and estimating cost on one thread: the fastest of some rounds of each. */
final class CodeCosts {
  private static final int CODES = 100_000;
  private static final int ENCODED = 2_000;
  private static final int LISTS = 2_000;
  private static final int LIST = 20;
  private static final int ROUNDS = 40;

  private final float[][] rows;
  private final float[][] queries;
  private final Similarity similarity;

  CodeCosts(float[][] rows, float[][] queries, Similarity similarity) {
    this.rows = rows;
    this.queries = queries;
    this.similarity = similarity;
  }

  void print(PrintStream out, VectorCodec kind, long seed) {
    float[][] sample = Arrays.copyOf(rows, Math.min(rows.length, 4_096));
    Codec codec = Codec.train(kind, rows[0].length, similarity, seed, sample);
    double encode = nanos(() -> encode(codec, ENCODED)) / ENCODED;
    Codes some = encode(codec, rows.length);
    Codes codes = some.select(IntStream.range(0, CODES).map(i -> i % rows.length).toArray());
    CodeQuery query = codec.query(queries[0]);
    double prepare =
        nanos(
                () -> {
                  for (float[] vector : queries) {
                    query.set(vector);
                  }
                })
            / queries.length;
    float[] closeness = new float[CODES];
    float[] margin = new float[CODES];
    double scan = nanos(() -> query.estimate(codes, 0, CODES, closeness, margin));
    Random random = new Random(seed);
    int[][] lists = new int[LISTS][];
    Arrays.setAll(lists, i -> random.ints(LIST, 0, CODES).toArray());
    double walk =
        nanos(
                () -> {
                  for (int[] nodes : lists) {
                    query.estimate(codes, nodes, LIST, closeness);
                  }
                })
            / (LISTS * LIST);
    out.printf(
        "%s: encode %.1f us, query %.1f us, scan of %d %.2f ms," + " random %.1f ns per code%n",
        kind, encode / 1e3, prepare / 1e3, CODES, scan / 1e6, walk);
  }

  private Codes encode(Codec codec, int count) {
    CodesWriter writer = codec.writer(count);
    for (int i = 0; i < count; i++) {
      writer.add(rows[i % rows.length]);
    }
    return writer.finish();
  }

  private static double nanos(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
