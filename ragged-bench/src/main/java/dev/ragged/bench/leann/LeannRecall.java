package dev.ragged.bench.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.backend.leann.options.Traversal;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.bench.Arguments;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorKernels;
import dev.ragged.index.VectorQuery;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Measures what the whole index finds and what it keeps: recall of the first {@code k},
 * recomputations of a cold query and the calls to the model that they take, and bytes, for random
 * parts of real vectors; and holds the answers of every mode against themselves, alone and in
 * batches, cold and warm, on one thread and on eight. Ends with an error if they differ in one bit.
 *
 * <p>Arguments: a folder with base.fvecs and query.fvecs, then {@code name=value}; a storage mode
 * with 0 leaves it out, and {@code skip} leaves out the first queries.
 */
public final class LeannRecall {
  private static final int BATCH = 10;
  private static final int THREADS = 8;
  private static final int[] SIZES = {1_000, 3_000, 10_000, Integer.MAX_VALUE};

  private final PrintStream out;
  private final float[][] rows;
  private final float[][] queries;
  private final int k;
  private final ExactNeighbors truth;

  private LeannRecall(PrintStream out, float[][] rows, float[][] queries, int k) {
    this.out = out;
    this.rows = rows;
    this.queries = queries;
    this.k = k;
    this.truth = new ExactNeighbors(rows, queries, k);
  }

  public static void main(String[] words) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path folder = Path.of(words[0]);
    Arguments arguments =
        new Arguments(
            Map.of(
                "k",
                10,
                "queries",
                500,
                "skip",
                0,
                "largest",
                Integer.MAX_VALUE,
                "codes",
                1,
                "recompute",
                1,
                "full",
                1),
            Arrays.copyOfRange(words, 1, words.length));
    float[][] all = VectorFile.rows(folder, arguments.get("largest"));
    int skipped = arguments.get("skip");
    float[][] queries = VectorFile.queries(folder, skipped + arguments.get("queries"));
    queries = Arrays.copyOfRange(queries, skipped, queries.length);
    System.out.printf(
        "%s, %d queries, java %s, kernels %s%n",
        folder.getFileName(), queries.length, Runtime.version(), VectorKernels.best().name());
    int[] sizes = Arrays.stream(SIZES).map(size -> Math.min(size, all.length)).distinct().toArray();
    for (int size : sizes) {
      new LeannRecall(System.out, Arrays.copyOf(all, size), queries, arguments.get("k"))
          .run(arguments);
    }
  }

  private void run(Arguments arguments) throws Exception {
    out.printf("%n%,d vectors%n", rows.length);
    out.println(
        "| mode | effort | recall@"
            + k
            + " mean / p5 / worst | recomputed cold mean / p95 / most"
            + " | calls mean | bytes per vector: ordinals, codes, rows, graph; on disk"
            + " | self-test |");
    out.println("|---|---|---|---|---|---|---|");
    for (Map.Entry<String, Supplier<LeannOptions.Builder>> mode : modes().entrySet()) {
      StorageMode storage = mode.getValue().get().build().storage();
      if (arguments.get(storage.name().toLowerCase(Locale.ROOT)) > 0) {
        measure(mode.getKey(), mode.getValue());
      }
    }
  }

  private static Map<String, Supplier<LeannOptions.Builder>> modes() {
    Map<String, Supplier<LeannOptions.Builder>> modes = new LinkedHashMap<>();
    for (VectorCodec codec : VectorCodec.values()) {
      if (codec != VectorCodec.FLOAT32) {
        modes.put("CODES " + codec, () -> LeannOptions.codes(codec));
      }
    }
    modes.put("RECOMPUTE", LeannOptions::recompute);
    modes.put("RECOMPUTE naive", () -> LeannOptions.recompute().traversal(Traversal.NAIVE));
    for (VectorCodec codec : List.of(VectorCodec.FLOAT32, VectorCodec.RABITQ_4, VectorCodec.INT8)) {
      modes.put("FULL " + codec, () -> LeannOptions.full(codec));
    }
    return modes;
  }

  private void measure(String name, Supplier<LeannOptions.Builder> options) throws Exception {
    ModelSource model = new ModelSource(rows, 1, 0);
    LeannOptions cold = options.get().vectorCache(0).build();
    List<Neighbors> answers;
    try (BuiltIndex built = BuiltIndex.of(cold, Similarity.COSINE, rows, 2, model)) {
      List<Effort> efforts =
          cold.storage() == StorageMode.RECOMPUTE
              ? List.of(
                  Effort.ofCandidates(10), Effort.FAST, Effort.BALANCED, Effort.ofCandidates(128))
              : List.of(Effort.BALANCED);
      for (Effort effort : efforts) {
        print(name, built, model, effort);
      }
      answers = alone(built.index(), queries(built, Effort.BALANCED));
      requireSame(name + ", batch, cold", answers, built, false);
    }
    try (BuiltIndex built =
        BuiltIndex.of(options.get().build(), Similarity.COSINE, rows, 2, model)) {
      requireSame(name + ", alone, cold, another build", answers, built, true);
      requireSame(name + ", alone, warm", answers, built, true);
      requireSame(name + ", batch, warm", answers, built, false);
      requireSameOnThreads(name, answers, built);
    }
  }

  private void print(String name, BuiltIndex built, ModelSource model, Effort effort) {
    List<VectorQuery> asked = queries(built, effort);
    // The first recomputation of an index also checks the model, which is no part of a search.
    built.index().search(asked.get(0));
    long calls = model.calls();
    List<Neighbors> found = alone(built.index(), asked);
    calls = model.calls() - calls;
    double[] recalls = new double[asked.size()];
    double[] recomputed = new double[asked.size()];
    for (int i = 0; i < recalls.length; i++) {
      recalls[i] = truth.recall(i, found.get(i).list());
      recomputed[i] = found.get(i).cost().recomputed();
    }
    Spread recall = new Spread(recalls);
    Spread cost = new Spread(recomputed);
    out.printf(
        "| %s | %s | %.4f / %.2f / %.2f | %.1f / %.0f / %.0f | %.1f | %s |%n",
        name,
        effort.equals(Effort.BALANCED) ? "balanced" : effort.candidates(),
        recall.mean(),
        recall.at(0.05),
        recall.least(),
        cost.mean(),
        cost.at(0.95),
        cost.most(),
        (double) calls / asked.size(),
        bytes(built.index().statistics()));
  }

  private String bytes(IndexStatistics statistics) {
    Map<String, Double> figures = statistics.figures();
    List<String> parts = new ArrayList<>();
    for (String part : List.of("ordinals", "codes", "rows", "graph")) {
      parts.add("%.1f".formatted(figures.getOrDefault("bytes." + part, 0.0) / rows.length));
    }
    return "%s; %.1f | %.3f"
        .formatted(
            String.join(", ", parts),
            (double) statistics.bytesOnDisk() / rows.length,
            figures.getOrDefault("recall.selfTest", Double.NaN));
  }

  private List<VectorQuery> queries(BuiltIndex built, Effort effort) {
    return Arrays.stream(queries)
        .map(query -> VectorQuery.of(query, k, built.all(), effort))
        .toList();
  }

  private static List<Neighbors> alone(VectorIndex index, List<VectorQuery> asked) {
    return asked.stream().map(index::search).toList();
  }

  private static List<Neighbors> together(VectorIndex index, List<VectorQuery> asked) {
    List<Neighbors> answers = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += BATCH) {
      answers.addAll(index.searchAll(asked.subList(from, Math.min(from + BATCH, asked.size()))));
    }
    return answers;
  }

  private void requireSame(
      String what, List<Neighbors> expected, BuiltIndex built, boolean singly) {
    List<VectorQuery> asked = queries(built, Effort.BALANCED);
    requireSame(
        what, expected, singly ? alone(built.index(), asked) : together(built.index(), asked));
  }

  private void requireSameOnThreads(String name, List<Neighbors> expected, BuiltIndex built)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Neighbors>>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(() -> alone(built.index(), queries(built, Effort.BALANCED))));
      }
      for (Future<List<Neighbors>> one : running) {
        requireSame(name + ", one of " + THREADS + " threads", expected, one.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void requireSame(String what, List<Neighbors> expected, List<Neighbors> answers) {
    for (int i = 0; i < expected.size(); i++) {
      List<Neighbor> one = expected.get(i).list();
      List<Neighbor> other = answers.get(i).list();
      if (!one.equals(other)) {
        throw new IllegalStateException(
            "answers differ: %s, query=%d%n%s%n%s".formatted(what, i, one, other));
      }
    }
  }
}
