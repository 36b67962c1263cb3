package dev.ragged.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.ragged.Ragged;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
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
 * that of ingesting the folder. The two take turns at going first. Where the workers are as many as
 * the CPUs, the ratio of CPU times is the upper bound of that, and disturbed less by other work.
 */
public final class IngestThroughput {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Wall time, and CPU time of the whole process. */
  private record Cost(double seconds, double cpuSeconds) {
    static final Cost NONE = new Cost(0, 0);
  }

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
    double[] cpuRatios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      boolean aloneFirst = round % 2 == 0;
      Cost before = aloneFirst ? alone(texts, workers) : Cost.NONE;
      long cpu = SYSTEM.getProcessCpuTime();
      IngestReport report = ingest(new BorrowedModel(model, workers));
      Cost ingest = new Cost(report.elapsed().toNanos() / 1e9, cpuSince(cpu));
      Cost alone = aloneFirst ? before : alone(texts, workers);
      ratios[round] = alone.seconds / ingest.seconds;
      cpuRatios[round] = alone.cpuSeconds / ingest.cpuSeconds;
      out.printf(
          "workers=%d round %d: ingest %.1f chunks/s, model alone %.1f chunks/s, ratio %.3f; ratio"
              + " of CPU time %.3f; workers in the model for %.1f %% of the ingest%n",
          workers,
          round + 1,
          report.chunks() / ingest.seconds,
          texts.size() / alone.seconds,
          ratios[round],
          cpuRatios[round],
          report.embedding().toNanos() / 1e7 / ingest.seconds / workers);
    }
    out.printf(
        "workers=%d, %,d chunks: median ratio %.3f, of CPU time %.3f%n",
        workers, texts.size(), Median.of(ratios), Median.of(cpuRatios));
  }

  private static double cpuSince(long cpu) {
    return (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
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

  private Cost alone(Collection<String> texts, int workers)
      throws InterruptedException, ExecutionException {
    List<String> sorted = new ArrayList<>(texts);
    sorted.sort(Comparator.comparingInt(String::length).reversed());
    ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>(sorted);
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      long cpu = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(threads.submit(() -> embedAll(queue)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return new Cost((System.nanoTime() - start) / 1e9, cpuSince(cpu));
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
