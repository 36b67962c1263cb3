package dev.ragged.tck;

import dev.ragged.cache.CacheSource;
import dev.ragged.document.Metadata;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchCosts;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results of searches that nobody made. */
public final class Passages {
  private Passages() {}

  /** Returns a result whose hit <i>i</i> has text <i>i</i>; scores fall from 1. */
  public static SearchResult of(String... texts) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      hits.add(hit(i, texts[i], 1.0 / (1 + i)));
    }
    return result(hits);
  }

  /** Returns a result with these hits. */
  public static SearchResult result(List<Hit> hits) {
    SearchCosts costs =
        new SearchCosts(
            CacheSource.LOADED,
            hits.size(),
            hits.size(),
            0,
            0,
            false,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);
    return new SearchResult(hits, 1, costs, List.of(), Optional.empty());
  }

  /** Returns a hit of document {@code doc-<number>}. */
  public static Hit hit(int number, String text, double score) {
    return new Hit(
        new ChunkId(new DocumentKey("doc-" + number, Optional.empty()), 0),
        "",
        text,
        "",
        text,
        0,
        text.length(),
        Metadata.empty(),
        score,
        List.of(),
        Optional.empty());
  }
}
