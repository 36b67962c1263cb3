package dev.ragged.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.ragged.Ragged;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
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
 * that of ingesting the files, into an HNSW store. Some files at a time, because the machine may be
 * shared; the two take turns at going first.
 */
public final class IngestThroughput {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Wall time, and CPU time of the whole process. */
  private record Cost(double seconds, double cpuSeconds) {
    static Cost since(long nanos, long cpu) {
      return new Cost((System.nanoTime() - nanos) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
    }
  }

  /** Files and the texts of their chunks. */
  private record Slice(FileSlice files, Collection<String> texts) {}

  private final Embedder model;
  private final PrintStream out;

  private IngestThroughput(Embedder model, PrintStream out) {
    this.model = model;
    this.out = out;
  }

  /**
   * Takes the folder, then {@code files=} of a slice, {@code rounds=}, {@code workers=} at most.
   */
  public static void main(String[] words)
      throws IOException, InterruptedException, ExecutionException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(
            Map.of("files", 16, "rounds", 3, "workers", 2),
            Arrays.copyOfRange(words, 1, words.length));
    try (Embedder model = DjlEmbedder.miniLm()) {
      IngestThroughput measure = new IngestThroughput(model, System.out);
      List<Slice> slices = measure.warmUp(FileSlice.cut(Path.of(words[0]), arguments.get("files")));
      for (int workers = 1; workers <= arguments.get("workers"); workers++) {
        measure.measure(slices, workers, arguments.get("rounds"));
      }
    }
  }

  private List<Slice> warmUp(List<FileSlice> files) throws IOException {
    List<Slice> slices = new ArrayList<>();
    try (TemporaryFolder directory = new TemporaryFolder("ingest-throughput")) {
      for (FileSlice slice : files) {
        BorrowedModel borrowed = new BorrowedModel(model, model.parallelism());
        try (Ragged ragged = open(directory, borrowed)) {
          out.printf("warm-up: %s%n", ragged.ingest(slice).summary());
        }
        slices.add(new Slice(slice, borrowed.texts()));
      }
    }
    return slices;
  }

  private void measure(List<Slice> slices, int workers, int rounds)
      throws IOException, InterruptedException, ExecutionException {
    List<Double> ratios = new ArrayList<>();
    List<Double> cpuRatios = new ArrayList<>();
    List<Double> busy = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      try (TemporaryFolder directory = new TemporaryFolder("ingest-throughput");
          Ragged ragged = open(directory, new BorrowedModel(model, workers))) {
        for (Slice slice : slices) {
          boolean aloneFirst = ratios.size() % 2 == 0;
          Cost before = aloneFirst ? alone(slice.texts, workers) : new Cost(0, 0);
          long cpu = SYSTEM.getProcessCpuTime();
          long start = System.nanoTime();
          IngestReport report = ragged.ingest(slice.files);
          Cost ingest = Cost.since(start, cpu);
          Cost alone = aloneFirst ? before : alone(slice.texts, workers);
          ratios.add(alone.seconds / ingest.seconds);
          cpuRatios.add(alone.cpuSeconds / ingest.cpuSeconds);
          busy.add(report.embedding().toNanos() / 1e9 / ingest.seconds / workers);
          out.printf(
              "workers=%d: %d chunks, ingest %.2f s, model alone %.2f s%n",
              workers, slice.texts.size(), ingest.seconds, alone.seconds);
        }
      }
    }
    out.printf(
        "workers=%d: median of %d ratios %.3f (quartiles %.3f, %.3f); of CPU time %.3f; workers in"
            + " the model for %.3f of the ingest%n",
        workers,
        ratios.size(),
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75),
        quantile(cpuRatios, 0.5),
        quantile(busy, 0.5));
  }

  private static double quantile(List<Double> values, double share) {
    return values.stream().sorted().toList().get((int) (share * values.size()));
  }

  private static Ragged open(TemporaryFolder directory, Embedder embedder) {
    return Uncached.builder()
        .directory(directory.path())
        .backend("hnsw")
        .embedder(embedder)
        .build();
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
      return Cost.since(start, cpu);
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
