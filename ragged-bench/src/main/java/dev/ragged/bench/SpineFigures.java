package dev.ragged.bench;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.filter.Filter;
import dev.ragged.index.VectorKernels;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Measures what the library itself costs, without a model: ingest of given vectors, search without
 * query embedding, reopening. Synthetic documents of one chunk each, words by Zipf's law, vectors
 * in clusters. Prints medians over the rounds, after one that warms up.
 */
public final class SpineFigures {
  private static final int K = 10;
  private static final int WARM_UP = 200;

  private final PrintStream out;
  private final Arguments arguments;
  private final Embedder embedder;
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  private SpineFigures(PrintStream out, Arguments arguments, Embedder embedder) {
    this.out = out;
    this.arguments = arguments;
    this.embedder = embedder;
  }

  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    List<String> rest = new ArrayList<>(Arrays.asList(words));
    Path root = Path.of(rest.isEmpty() ? "target/spine" : rest.remove(0));
    Arguments arguments =
        new Arguments(
            Map.of("chunks", 10_000, "queries", 500, "rounds", 3, "words", 100),
            rest.toArray(String[]::new));
    PrintStream out = System.out;
    out.printf(
        "%s, java %s, kernels %s%n", arguments, Runtime.version(), VectorKernels.best().name());
    SpineFigures figures = new SpineFigures(out, arguments, new GivenVectors(384, 1_000, 42));
    for (int round = 0; round <= arguments.get("rounds"); round++) {
      for (String backend : List.of("exact", "hnsw")) {
        figures.round(Files.createTempDirectory(Files.createDirectories(root), "store"), backend);
      }
      if (round == 0) {
        figures.figures.clear();
      }
    }
    figures.print();
  }

  private void add(String name, double value) {
    figures.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
  }

  private void print() {
    figures.forEach(
        (name, values) ->
            out.printf(
                "%s %,.2f%n",
                name, Median.of(values.stream().mapToDouble(Double::doubleValue).toArray())));
  }

  private void round(Path directory, String backend) {
    try (Ragged ragged = open(directory, backend)) {
      IngestReport report = ragged.ingest(DocumentSource.of("synthetic", documents()));
      add(backend + ": ingest, chunks/s", report.chunks() * 1e9 / report.elapsed().toNanos());
      awaitIndex(ragged);
    }
    long start = System.nanoTime();
    try (Ragged ragged = open(directory, backend)) {
      ragged.search(request(new Random(1), SearchMode.HYBRID, false));
      add(backend + ": reopen and first answer, ms", (System.nanoTime() - start) / 1e6);
      awaitIndex(ragged);
      for (SearchMode mode : SearchMode.values()) {
        search(ragged, backend, mode, false);
        search(ragged, backend, mode, true);
      }
    }
  }

  private static void awaitIndex(Ragged ragged) {
    while (!ragged.statistics().corpus().index().ready()) {
      Thread.onSpinWait();
    }
  }

  private Ragged open(Path directory, String backend) {
    return Uncached.builder().directory(directory).backend(backend).embedder(embedder).build();
  }

  private List<Document> documents() {
    Random random = new Random(7);
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < arguments.get("chunks"); i++) {
      documents.add(
          Document.builder("doc-" + i)
              .text(ZipfText.next(random, arguments.get("words")))
              .metadata(Map.of("percent", i % 100, "tag", "tag-" + i % 7))
              .build());
    }
    return documents;
  }

  private static SearchRequest request(Random random, SearchMode mode, boolean filtered) {
    SearchRequest.Builder builder = SearchRequest.builder(ZipfText.next(random, 8)).mode(mode).k(K);
    if (filtered) {
      builder.filter(Filter.eq("percent", random.nextInt(100)));
    }
    return builder.build();
  }

  private void search(Ragged ragged, String backend, SearchMode mode, boolean filtered) {
    Random random = new Random(3);
    double[] millis = new double[arguments.get("queries")];
    for (int i = -WARM_UP; i < millis.length; i++) {
      SearchRequest request = request(random, mode, filtered);
      long start = System.nanoTime();
      SearchResult result = ragged.search(request);
      long nanos = System.nanoTime() - start - result.costs().embed().toNanos();
      if (i >= 0) {
        millis[i] = nanos / 1e6;
      }
    }
    Arrays.sort(millis);
    String name =
        backend
            + ": search "
            + mode.name().toLowerCase(Locale.ROOT)
            + (filtered ? " with a 1 % filter" : "");
    for (int percent : new int[] {50, 95, 99}) {
      add(name + ", p" + percent + " in ms", at(millis, percent / 100.0));
    }
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
