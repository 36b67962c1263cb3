package dev.ragged;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.document.PersonaId;
import dev.ragged.retrieval.SearchCaches;
import java.util.List;
import java.util.Objects;

/**
 * What searches keep for the next ones: the vectors of questions, and what was found. A result is
 * kept for one state of the documents, so it is never an old one. Thread-safe.
 */
public final class Caches {
  private final SearchCaches searches;

  Caches(SearchCaches searches) {
    this.searches = searches;
  }

  /** Returns figures of each cache that is on, by name: {@code results}, {@code embeddings}. */
  public List<CacheStatistics> statistics() {
    return searches.statistics();
  }

  /**
   * Empties all caches, in the heap and on disk; figures go on.
   *
   * @throws dev.ragged.error.StoreException if a file cannot be deleted
   */
  public void clear() {
    searches.clear();
  }

  /** Drops what searches of {@code persona} left; it was in the heap only. */
  public void clear(PersonaId persona) {
    searches.forget(Objects.requireNonNull(persona, "persona"));
  }

  void close() {
    searches.close();
  }
}
