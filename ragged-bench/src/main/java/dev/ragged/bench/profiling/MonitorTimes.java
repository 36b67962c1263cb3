package dev.ragged.bench.profiling;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.Uncached;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Measures what the monitor that is always on costs a search: two stores with the same documents,
 * one with the monitor and one without, asked the same questions in turn. Times are CPU times of
 * the thread, which others on the machine disturb less than the clock's.
 */
public final class MonitorTimes {
  private static final int WORDS = 3_000;
  private static final int BATCH = 20;

  private final Random random = new Random(7);

  private MonitorTimes() {}

  /** Takes {@code documents=}, and {@code batches=} of {@value #BATCH} questions each. */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments = new Arguments(Map.of("documents", 5_000, "batches", 200), words);
    new MonitorTimes().measure(arguments.get("documents"), arguments.get("batches"));
  }

  private void measure(int documents, int batches) {
    List<Document> all = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      all.add(Document.builder("doc" + i).text(sentence(40)).build());
    }
    try (Ragged off = open(all, false);
        Ragged on = open(all, true)) {
      double[] without = new double[batches];
      double[] with = new double[batches];
      double[] share = new double[batches];
      // The first half warms up.
      for (int i = -batches; i < batches; i++) {
        List<SearchRequest> questions = questions();
        boolean first = i % 2 == 0;
        double a = micros(first ? off : on, questions);
        double b = micros(first ? on : off, questions);
        if (i >= 0) {
          without[i] = first ? a : b;
          with[i] = first ? b : a;
          share[i] = 100 * (with[i] / without[i] - 1);
        }
      }
      System.out.printf(
          "a search: %.1f microseconds without, %.1f with the monitor; median difference of %d"
              + " pairs %+.2f %% (quartiles %+.2f, %+.2f)%n",
          quantile(without, 0.5),
          quantile(with, 0.5),
          batches,
          quantile(share, 0.5),
          quantile(share, 0.25),
          quantile(share, 0.75));
    }
  }

  private static Ragged open(List<Document> documents, boolean monitor) {
    RaggedBuilder builder =
        Uncached.builder()
            .inMemory()
            .backend("exact")
            .embedder(LexicalEmbedder.create(384))
            .set(Settings.PROFILING_MONITOR, monitor);
    Ragged ragged = builder.build();
    ragged.ingest(DocumentSource.of(documents));
    return ragged;
  }

  private String sentence(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("word").append((int) (WORDS * Math.pow(random.nextDouble(), 2))).append(' ');
    }
    return text.toString().strip();
  }

  private List<SearchRequest> questions() {
    List<SearchRequest> questions = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      questions.add(SearchRequest.builder(sentence(4)).mode(SearchMode.HYBRID).k(10).build());
    }
    return questions;
  }

  private static double micros(Ragged ragged, List<SearchRequest> questions) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int hits = 0;
    for (SearchRequest question : questions) {
      hits += ragged.search(question).hits().size();
    }
    if (hits == 0) {
      throw new IllegalStateException("nothing was found");
    }
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return (end - start) / 1e3 / questions.size();
  }

  private static double quantile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (part * (sorted.length - 1))];
  }
}
