package dev.ragged.retrieval;

import dev.ragged.document.Chunk;
import dev.ragged.index.Budget;
import dev.ragged.index.VectorBatch;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges what the signals propose for one request, chooses the hits, and reads them. */
final class Ranker {
  /** Candidates to choose from per hit when hits shall differ. */
  static final int DIVERSITY_POOL = 4;

  private static final VectorBatch NO_VECTORS = new VectorBatch(List.of(), 0, false);

  private Ranker() {}

  /**
   * Returns the answer to {@code question}.
   *
   * @param left what the request's budget leaves
   * @param embed time that was taken to embed the question
   * @param retrieve time that was taken to find the signals' candidates
   */
  static SearchResult rank(
      CorpusReader reader,
      Question question,
      Scope scope,
      List<Signal> signals,
      Budget left,
      Duration embed,
      Duration retrieve) {
    long start = System.nanoTime();
    SearchRequest request = question.request();
    Passages passages = new Passages(reader, scope);
    List<Ranked> fused = RankFusion.fuse(signals);
    List<Ranked> good =
        Reranking.apply(
            fused.stream().filter(ranked -> ranked.score() >= request.minScore()).toList(),
            question,
            passages::read);
    List<Ranked> pool = pool(request, good);
    VectorBatch vectors =
        pool.isEmpty()
            ? NO_VECTORS
            : reader.vectors(pool.stream().map(Ranked::chunk).toList(), left.deadline());
    List<Ranked> chosen = choose(request, good, pool, vectors);
    List<Hit> hits = hits(passages, chosen, request);
    SearchCosts costs =
        new SearchCosts(
            signals.stream().mapToLong(signal -> signal.candidates().matching()).max().orElse(0),
            fused.size(),
            signals.stream().mapToLong(signal -> signal.candidates().distances()).sum(),
            signals.stream().mapToLong(signal -> signal.candidates().recomputed()).sum()
                + vectors.recomputed(),
            signals.stream().anyMatch(signal -> signal.candidates().truncated())
                || vectors.truncated(),
            embed,
            retrieve,
            Duration.ofNanos(System.nanoTime() - start));
    return new SearchResult(
        hits,
        reader.generation(),
        costs,
        request.explain() ? explain(request, signals, vectors) : List.of(),
        Optional.empty());
  }

  /** Returns what is compared with each other to choose hits that differ. */
  private static List<Ranked> pool(SearchRequest request, List<Ranked> good) {
    int most = (int) Math.min((long) request.k() * DIVERSITY_POOL, good.size());
    return request.diversity().isEmpty() ? List.of() : good.subList(0, most);
  }

  private static List<Ranked> choose(
      SearchRequest request, List<Ranked> good, List<Ranked> pool, VectorBatch vectors) {
    if (pool.isEmpty() || vectors.truncated()) {
      return good.subList(0, Math.min(request.k(), good.size()));
    }
    return MarginalRelevance.pick(
        pool,
        vectors.list().toArray(float[][]::new),
        request.k(),
        request.diversity().getAsDouble());
  }

  private static List<Hit> hits(Passages passages, List<Ranked> chosen, SearchRequest request) {
    Map<ChunkId, StoredChunk> byId = new HashMap<>();
    passages
        .read(chosen.stream().map(Ranked::chunk).toList())
        .forEach(chunk -> byId.put(chunk.id(), chunk));
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
        ranked.parts(),
        ranked.personal());
  }

  private static List<String> explain(
      SearchRequest request, List<Signal> signals, VectorBatch vectors) {
    List<String> lines = new ArrayList<>();
    for (Signal signal : signals) {
      lines.add(signal.name() + ": " + signal.candidates().plan());
    }
    if (signals.size() > 1) {
      lines.add("merged by reciprocal rank fusion");
    }
    if (request.diversity().isPresent()) {
      lines.add(
          vectors.truncated()
              ? "not diversified: the budget ended before the vectors were there"
              : "diversified by maximal marginal relevance, diversity "
                  + request.diversity().getAsDouble());
    }
    return lines;
  }
}
