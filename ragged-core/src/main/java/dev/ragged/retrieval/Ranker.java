package dev.ragged.retrieval;

import dev.ragged.document.Chunk;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges what the signals propose for one request, chooses the hits, and reads them. */
final class Ranker {
  /** Candidates to choose from per hit when hits shall differ. */
  static final int DIVERSITY_POOL = 4;

  private Ranker() {}

  /**
   * Returns the answer to {@code request}.
   *
   * @param embed time that was taken to embed the question
   * @param retrieve time that was taken to find the signals' candidates
   */
  static SearchResult rank(
      CorpusReader reader,
      SearchRequest request,
      Scope scope,
      List<Signal> signals,
      Duration embed,
      Duration retrieve) {
    long start = System.nanoTime();
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
            signals.stream().anyMatch(signal -> signal.candidates().truncated()),
            embed,
            retrieve,
            Duration.ofNanos(System.nanoTime() - start));
    return new SearchResult(
        hits,
        reader.generation(),
        costs,
        request.explain() ? explain(request, signals) : List.of());
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
