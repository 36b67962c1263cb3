package dev.ragged.bench;

import dev.ragged.Ragged;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how close an ingest with MiniLM comes to the model's own throughput: the wall time of
 * the model alone on the same texts, the longest first, one per call, on as many threads, against
 * that of ingesting the folder. The two take turns at going first.
 */
public final class IngestThroughput {
  private final Path folder;
  private final Embedder model;
  private final PrintStream out;

  private IngestThroughput(Path folder, Embedder model, PrintStream out) {
    this.folder = folder;
    this.model = model;
    this.out = out;
  }

  /** Takes the folder, then {@code rounds=} and {@code workers=} for the most workers. */
  public static void main(String[] words)
      throws IOException, InterruptedException, ExecutionException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(
            Map.of("rounds", 5, "workers", 2), Arrays.copyOfRange(words, 1, words.length));
    try (Embedder model = DjlEmbedder.miniLm()) {
      IngestThroughput measure = new IngestThroughput(Path.of(words[0]), model, System.out);
      Collection<String> texts = measure.warmUp();
      for (int workers = 1; workers <= arguments.get("workers"); workers++) {
        measure.measure(texts, workers, arguments.get("rounds"));
      }
    }
  }

  /** Returns the texts of the chunks. */
  private Collection<String> warmUp() throws IOException {
    BorrowedModel borrowed = new BorrowedModel(model, model.parallelism());
    IngestReport report = ingest(borrowed);
    out.printf("warm-up: %s%n", report.summary());
    return borrowed.texts();
  }

  private void measure(Collection<String> texts, int workers, int rounds)
      throws IOException, InterruptedException, ExecutionException {
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      boolean aloneFirst = round % 2 == 0;
      double before = aloneFirst ? alone(texts, workers) : 0;
      IngestReport report = ingest(new BorrowedModel(model, workers));
      double alone = aloneFirst ? before : alone(texts, workers);
      double ingest = report.elapsed().toNanos() / 1e9;
      ratios[round] = alone / ingest;
      out.printf(
          "%d workers, round %d: ingest %.1f chunks/s, model alone %.1f chunks/s, ratio %.3f;"
              + " workers in the model %.1f %% of the ingest%n",
          workers,
          round + 1,
          report.chunks() / ingest,
          texts.size() / alone,
          ratios[round],
          report.embedding().toNanos() / 1e7 / ingest / workers);
    }
    out.printf(
        "%d workers, %,d chunks: median ratio %.3f%n", workers, texts.size(), Median.of(ratios));
  }

  private IngestReport ingest(Embedder embedder) throws IOException {
    try (TemporaryFolder directory = new TemporaryFolder("ingest-throughput");
        Ragged ragged =
            Ragged.builder()
                .directory(directory.path())
                .backend("hnsw")
                .embedder(embedder)
                .build()) {
      return ragged.ingest(DocumentSource.folder(folder));
    }
  }

  private double alone(Collection<String> texts, int workers)
      throws InterruptedException, ExecutionException {
    List<String> sorted = new ArrayList<>(texts);
    sorted.sort(Comparator.comparingInt(String::length).reversed());
    ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>(sorted);
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(threads.submit(() -> embedAll(queue)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      threads.shutdown();
    }
  }

  private void embedAll(ConcurrentLinkedQueue<String> queue) {
    String text = queue.poll();
    while (text != null) {
      model.embed(List.of(text), EmbeddingRole.DOCUMENT);
      text = queue.poll();
    }
  }
}
