package dev.ragged.bench.jmh;

import dev.ragged.Ragged;
import dev.ragged.bench.profiling.SearchLoad;
import dev.ragged.cache.CacheSource;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Searches of a store in memory that keeps results: 1,000 documents, vectors without a model. */
@State(Scope.Benchmark)
public class ResultCacheBenchmark {
  private static final int ASKED = 100;

  private final List<SearchRequest> asked = new ArrayList<>();
  private Ragged ragged;
  private int turn;
  private long fresh;

  /** Asks each question once. */
  @Setup
  public void ask() {
    SearchLoad load = new SearchLoad();
    ragged =
        Ragged.builder().inMemory().backend("exact").embedder(LexicalEmbedder.create(384)).build();
    ragged.ingest(DocumentSource.of(load.documents(1_000)));
    while (asked.size() < ASKED) {
      asked.addAll(load.questions());
    }
    asked.forEach(ragged::search);
    CacheSource source = ragged.search(asked.get(0)).costs().source();
    if (source != CacheSource.HEAP) {
      throw new IllegalStateException("a repeated question must be a hit: source=" + source);
    }
  }

  /** Closes the store. */
  @TearDown
  public void close() {
    ragged.close();
  }

  /** One operation is one search for a question that was asked before. */
  @Benchmark
  public SearchResult repeated() {
    turn = (turn + 1) % asked.size();
    return ragged.search(asked.get(turn));
  }

  /** One operation is one search for a question that nobody has asked. */
  @Benchmark
  public SearchResult fresh() {
    turn = (turn + 1) % asked.size();
    return ragged.search(
        SearchRequest.builder(asked.get(turn).text() + " " + fresh++).k(10).build());
  }
}
