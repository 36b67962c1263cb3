package dev.ragged.bench.leann;

import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import dev.ragged.index.Vectors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Measures the codecs on real vectors: recall and recomputations for random parts of the set. What
 * they cost is {@code CodeBenchmark}'s. Arguments: a folder with base.fvecs and query.fvecs, and
 * {@code euclidean} if they are to be compared by distance rather than angle.
 */
public final class CodecFigures {
  private static final long SEED = 42;
  private static final int[] SIZES = {1_000, 3_000, 10_000, Integer.MAX_VALUE};

  private static final Set<VectorCodec> CODES =
      EnumSet.complementOf(EnumSet.of(VectorCodec.FLOAT32));

  private CodecFigures() {}

  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    Path folder = Path.of(words[0]);
    Similarity similarity =
        List.of(words).contains("euclidean") ? Similarity.EUCLIDEAN : Similarity.COSINE;
    float[][] rows = prepared(folder.resolve("base.fvecs"), similarity);
    float[][] queries = prepared(folder.resolve("query.fvecs"), similarity);
    Collections.shuffle(Arrays.asList(rows), new Random(SEED));
    out.printf(
        "%s, %s, java %s, kernels %s%n",
        folder, similarity, Runtime.version(), VectorKernels.best().name());
    for (int size : SIZES) {
      if (size < rows.length || size == Integer.MAX_VALUE) {
        float[][] part = Arrays.copyOf(rows, Math.min(size, rows.length));
        RecallFigures recall = new RecallFigures(part, queries, similarity);
        for (VectorCodec kind : CODES) {
          recall.print(out, kind, SEED);
        }
      }
    }
  }

  private static float[][] prepared(Path file, Similarity similarity) throws IOException {
    float[][] vectors = VectorFile.read(file);
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = Vectors.prepare(vectors[i], vectors[i].length, similarity, "vector " + i);
    }
    return vectors;
  }
}
