package dev.ragged.bench;

import dev.ragged.Ragged;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.ingest.DocumentSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures what an ingest with MiniLM takes beside the model: the wall time of ingesting a folder
 * against that of the model alone on the same texts, on as many threads, in turn.
 */
public final class IngestOverhead {
  /** Passes everything on and keeps the texts. */
  private record Recording(Embedder model, ConcurrentLinkedQueue<String> texts)
      implements Embedder {
    @Override
    public List<float[]> embed(List<String> batch, EmbeddingRole role) {
      texts.addAll(batch);
      return model.embed(batch, role);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return model.fingerprint();
    }

    @Override
    public int batchSize() {
      return model.batchSize();
    }

    @Override
    public int parallelism() {
      return model.parallelism();
    }

    @Override
    public int maxTokens() {
      return model.maxTokens();
    }

    @Override
    public int countTokens(CharSequence text) {
      return model.countTokens(text);
    }
  }

  private IngestOverhead() {}

  /** Takes the folder, then {@code rounds=}. */
  public static void main(String[] words)
      throws IOException, InterruptedException, ExecutionException {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    Path folder = Path.of(words[0]);
    Arguments arguments =
        new Arguments(Map.of("rounds", 3), Arrays.copyOfRange(words, 1, words.length));
    double[] overheads = new double[arguments.get("rounds")];
    try (Embedder model = DjlEmbedder.miniLm()) {
      for (int round = -1; round < overheads.length; round++) {
        ConcurrentLinkedQueue<String> texts = new ConcurrentLinkedQueue<>();
        double ingest = ingest(folder, new Recording(model, texts));
        int count = texts.size();
        double alone = embed(model, texts);
        double overhead = 1 - alone / ingest;
        out.printf(
            "%s: %,d chunks, ingest %.1f s, model alone %.1f s, overhead %.1f %%%n",
            round < 0 ? "warm-up" : "round " + (round + 1), count, ingest, alone, overhead * 100);
        if (round >= 0) {
          overheads[round] = overhead;
        }
      }
    }
    out.printf("median overhead %.1f %%%n", Median.of(overheads) * 100);
  }

  private static double ingest(Path folder, Embedder embedder) throws IOException {
    Path directory = Files.createTempDirectory("ingest-overhead");
    try (Ragged ragged =
        Uncached.builder().directory(directory).backend("hnsw").embedder(embedder).build()) {
      return ragged.ingest(DocumentSource.folder(folder)).elapsed().toNanos() / 1e9;
    }
  }

  private static double embed(Embedder model, ConcurrentLinkedQueue<String> texts)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(model.parallelism());
    try {
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < model.parallelism(); i++) {
        running.add(threads.submit(() -> embedAll(model, texts)));
      }
      for (Future<?> one : running) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      threads.shutdown();
    }
  }

  private static void embedAll(Embedder model, ConcurrentLinkedQueue<String> texts) {
    String text = texts.poll();
    while (text != null) {
      model.embed(List.of(text), EmbeddingRole.DOCUMENT);
      text = texts.poll();
    }
  }
}
