package dev.ragged.retrieval;

import dev.ragged.spi.ChunkId;
import dev.ragged.spi.StoredChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lets a question's reranker order the best of what was found, and checks that it only orders. */
final class Reranking {
  private Reranking() {}

  /**
   * Returns {@code found} with its best in the reranker's order, the others behind them.
   *
   * @param found best first
   * @param fetch reads chunks
   */
  static List<Ranked> apply(
      List<Ranked> found, Question question, Function<List<ChunkId>, List<StoredChunk>> fetch) {
    Reranker reranker = question.reranker();
    if (reranker == Reranker.NONE || found.isEmpty()) {
      return found;
    }
    int size = Math.min(reranker.pool(question.request().k()), found.size());
    List<Passage> passages = passages(found.subList(0, size), fetch);
    List<Passage> ordered = reranker.rerank(passages);
    requireSame(passages, ordered, reranker);
    List<Ranked> result = new ArrayList<>(found.size());
    for (Passage passage : ordered) {
      result.add(
          new Ranked(passage.chunk().id(), passage.score(), passage.parts(), passage.personal()));
    }
    result.addAll(found.subList(size, found.size()));
    return result;
  }

  private static List<Passage> passages(
      List<Ranked> best, Function<List<ChunkId>, List<StoredChunk>> fetch) {
    Map<ChunkId, Ranked> byId = new HashMap<>();
    best.forEach(ranked -> byId.put(ranked.chunk(), ranked));
    List<Passage> passages = new ArrayList<>(best.size());
    for (StoredChunk chunk : fetch.apply(best.stream().map(Ranked::chunk).toList())) {
      Ranked ranked = Objects.requireNonNull(byId.get(chunk.id()));
      passages.add(new Passage(chunk, ranked.score(), ranked.parts(), Optional.empty()));
    }
    return passages;
  }

  private static void requireSame(List<Passage> given, List<Passage> ordered, Reranker reranker) {
    Set<ChunkId> left = new HashSet<>();
    given.forEach(passage -> left.add(passage.chunk().id()));
    boolean sound = given.size() == ordered.size();
    for (Passage passage : ordered) {
      sound &= left.remove(passage.chunk().id()) && passage.score() >= 0 && passage.score() <= 1;
    }
    if (!sound) {
      throw new IllegalStateException(
          "a reranker must return the passages that it was given, with scores within 0..1:"
              + " reranker="
              + reranker.getClass().getName()
              + ", given="
              + given.size()
              + ", returned="
              + ordered.size());
    }
  }
}
