package dev.ragged.retrieval;

import dev.ragged.cache.CacheSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an answer was found, and what that took.
 *
 * @param source whether a cache had it
 * @param embed time to embed the question
 * @param retrieve time to find candidates and read them, or to look them up
 */
record Spent(CacheSource source, Duration embed, Duration retrieve) {
  SearchCosts costs(Found.Figures found, long rankNanos) {
    Found.Figures figures = source.isHit() ? found.ofHit() : found;
    return new SearchCosts(
        source,
        figures.matching(),
        figures.candidates(),
        figures.distances(),
        figures.recomputed(),
        figures.truncated(),
        embed,
        retrieve,
        Duration.ofNanos(rankNanos));
  }

  /** Returns {@code explanation}, unless it is not wanted, with where the answer came from. */
  List<String> explained(List<String> explanation) {
    if (explanation.isEmpty() || !source.isHit()) {
      return explanation;
    }
    List<String> lines = new ArrayList<>(explanation);
    lines.add(
        source == CacheSource.HEAP
            ? "found before, and kept in the heap"
            : "found before, and kept on disk");
    return lines;
  }
}
