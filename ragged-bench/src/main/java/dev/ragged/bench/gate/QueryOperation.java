package dev.ragged.bench.gate;

import dev.ragged.Ragged;
import dev.ragged.bench.Uncached;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Metric;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Asks 50 questions, one after the other, of a store without caches: mean time of one. */
final class QueryOperation implements TimedOperation {
  private static final int QUESTIONS = 50;

  private final List<SearchRequest> questions;
  private final Ragged ragged;

  QueryOperation(ForkTask task) {
    ForkData data = new ForkData(task.seed());
    this.questions = data.questions(QUESTIONS);
    this.ragged =
        Uncached.builder()
            .inMemory()
            .backend(task.backend())
            .embedder(LexicalEmbedder.create())
            .build();
    ragged.ingest(DocumentSource.of(data.documents(task.documents())));
  }

  @Override
  public Metric metric() {
    return Metric.timed("query_latency", "ms", Better.LOWER);
  }

  @Override
  public double window() {
    long start = System.nanoTime();
    int hits = 0;
    for (SearchRequest question : questions) {
      hits += ragged.search(question).hits().size();
    }
    double millis = (System.nanoTime() - start) / 1e6 / questions.size();
    if (hits == 0) {
      throw new IllegalStateException("nothing was found");
    }
    return millis;
  }

  /** Returns a hash of the ids of all hits in their order. */
  String answers() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SearchRequest question : questions) {
        for (Hit hit : ragged.search(question).hits()) {
          digest.update((hit.chunkId() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public void close() {
    ragged.close();
  }
}
