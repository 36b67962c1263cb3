package dev.ragged.retrieval;

import dev.ragged.document.Chunk;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoredChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Answers searches: embeds the question, asks the corpus for candidates, merges and reads them.
 * Thread-safe.
 */
public final class Searcher {
  /**
   * Candidates asked of each signal when two are merged, at least: a constant, so that a larger
   * {@code k} does not change the order of the first hits.
   */
  private static final int MIN_DEPTH = 100;

  /** Candidates to choose from per hit when hits shall differ. */
  private static final int DIVERSITY_POOL = 4;

  private final Corpus corpus;
  private final Embedder embedder;

  /**
   * Creates a searcher.
   *
   * @param embedder keeps its contract on every call
   */
  public Searcher(Corpus corpus, Embedder embedder) {
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.embedder = Objects.requireNonNull(embedder, "embedder");
  }

  /** Returns the best hits for {@code request} among what {@code scope} sees. */
  public SearchResult search(SearchRequest request, Scope scope) {
    long start = System.nanoTime();
    float[] vector = request.mode() == SearchMode.LEXICAL ? new float[0] : embed(request.text());
    long embedded = System.nanoTime();
    try (CorpusReader reader = corpus.reader()) {
      List<Signal> signals =
          signals(reader, request, vector, new Selection(scope, request.filter()));
      long retrieved = System.nanoTime();
      List<Ranked> fused = RankFusion.fuse(signals);
      List<Ranked> chosen = choose(reader, request, fused);
      List<Hit> hits =
          hits(reader.fetch(chosen.stream().map(Ranked::chunk).toList(), scope), chosen, request);
      SearchCosts costs =
          new SearchCosts(
              signals.stream().mapToLong(signal -> signal.candidates().matching()).max().orElse(0),
              fused.size(),
              signals.stream().mapToLong(signal -> signal.candidates().distances()).sum(),
              signals.stream().mapToLong(signal -> signal.candidates().recomputed()).sum(),
              Duration.ofNanos(embedded - start),
              Duration.ofNanos(retrieved - embedded),
              Duration.ofNanos(System.nanoTime() - retrieved));
      return new SearchResult(
          hits,
          reader.generation(),
          costs,
          request.explain() ? explain(request, signals) : List.of());
    }
  }

  private float[] embed(String text) {
    return embedder.embed(List.of(text), EmbeddingRole.QUERY).get(0);
  }

  private static List<Signal> signals(
      CorpusReader reader, SearchRequest request, float[] vector, Selection selection) {
    int wanted = wanted(request);
    List<Signal> signals = new ArrayList<>(2);
    if (request.mode() != SearchMode.LEXICAL) {
      signals.add(
          new Signal(
              "vector", reader.vectorCandidates(vector, wanted, selection, request.effort())));
    }
    if (request.mode() != SearchMode.VECTOR) {
      signals.add(
          // Merged by rank, matches without weight would count like others.
          new Signal(
              "lexical",
              reader.lexicalCandidates(
                  request.text(), wanted, selection, request.mode() == SearchMode.LEXICAL)));
    }
    return signals;
  }

  private static int wanted(SearchRequest request) {
    long wanted = request.k();
    if (request.diversity().isPresent()) {
      wanted *= DIVERSITY_POOL;
    }
    if (request.mode() == SearchMode.HYBRID) {
      wanted = Math.max(wanted, MIN_DEPTH);
    }
    return (int) Math.min(wanted, Integer.MAX_VALUE);
  }

  private static List<Ranked> choose(
      CorpusReader reader, SearchRequest request, List<Ranked> fused) {
    List<Ranked> good =
        fused.stream().filter(ranked -> ranked.score() >= request.minScore()).toList();
    if (request.diversity().isEmpty()) {
      return good.subList(0, Math.min(request.k(), good.size()));
    }
    int pool = (int) Math.min((long) request.k() * DIVERSITY_POOL, good.size());
    List<Ranked> candidates = good.subList(0, pool);
    float[][] vectors = reader.vectors(candidates.stream().map(Ranked::chunk).toList());
    return MarginalRelevance.pick(
        candidates, vectors, request.k(), request.diversity().getAsDouble());
  }

  private static List<Hit> hits(
      List<StoredChunk> chunks, List<Ranked> chosen, SearchRequest request) {
    Map<ChunkId, StoredChunk> byId = new HashMap<>();
    chunks.forEach(chunk -> byId.put(chunk.id(), chunk));
    Snippets snippets = new Snippets(request.text());
    List<Hit> hits = new ArrayList<>(chosen.size());
    for (Ranked ranked : chosen) {
      StoredChunk stored = byId.get(ranked.chunk());
      if (stored != null) {
        hits.add(hit(stored, ranked, snippets));
      }
    }
    return hits;
  }

  private static Hit hit(StoredChunk stored, Ranked ranked, Snippets snippets) {
    Chunk chunk = stored.chunk();
    return new Hit(
        stored.id(),
        stored.title(),
        chunk.text(),
        chunk.context(),
        snippets.cut(chunk.text()),
        chunk.start(),
        chunk.end(),
        stored.metadata(),
        ranked.score(),
        ranked.parts());
  }

  private static List<String> explain(SearchRequest request, List<Signal> signals) {
    List<String> lines = new ArrayList<>();
    for (Signal signal : signals) {
      lines.add(signal.name() + ": " + signal.candidates().plan());
    }
    if (signals.size() > 1) {
      lines.add("merged by reciprocal rank fusion");
    }
    request
        .diversity()
        .ifPresent(
            value -> lines.add("diversified by maximal marginal relevance, diversity " + value));
    return lines;
  }
}
