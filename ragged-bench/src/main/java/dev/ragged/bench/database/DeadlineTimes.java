package dev.ragged.bench.database;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.Budget;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Measures how long a search takes whose embedder never answers, by its deadline. */
public final class DeadlineTimes {
  /** Embeds documents, and no question before it is released. */
  private record Hanging(Embedder embedder, CountDownLatch released) implements Embedder {
    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      if (role == EmbeddingRole.QUERY) {
        try {
          released.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return embedder.embed(texts, role);
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return embedder.fingerprint();
    }
  }

  private DeadlineTimes() {}

  /** Takes {@code documents= searches=}. */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments = new Arguments(Map.of("documents", 2_000, "searches", 100), words);
    PrintStream out = System.out;
    out.printf("%s, java %s%n", arguments, Runtime.version());
    CountDownLatch released = new CountDownLatch(1);
    try (Ragged ragged =
        Ragged.builder()
            .inMemory()
            .embedder(new Hanging(LexicalEmbedder.create(), released))
            .build()) {
      Document[] documents = new Document[arguments.get("documents")];
      for (int i = 0; i < documents.length; i++) {
        documents[i] = Document.of("doc-" + i, "The text number " + i + " is about " + i % 50);
      }
      ragged.ingest(documents);
      for (int millis : new int[] {50, 100, 400}) {
        for (SearchMode mode : List.of(SearchMode.HYBRID, SearchMode.VECTOR)) {
          double[] times = times(ragged, mode, millis, arguments.get("searches"));
          out.printf(
              "deadline %d ms, %s: median %.1f ms, p95 %.1f ms, longest %.1f ms%n",
              millis,
              mode,
              times[times.length / 2],
              times[times.length * 95 / 100],
              times[times.length - 1]);
        }
      }
      released.countDown();
    }
  }

  private static double[] times(Ragged ragged, SearchMode mode, int millis, int searches) {
    double[] times = new double[searches];
    for (int i = 0; i < searches; i++) {
      SearchRequest request =
          SearchRequest.builder("number " + i)
              .mode(mode)
              .budget(Budget.ofTime(Duration.ofMillis(millis)))
              .build();
      long start = System.nanoTime();
      if (!ragged.search(request).truncated()) {
        throw new IllegalStateException("a search found the vector that there is none of");
      }
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }
}
