package dev.ragged;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.document.PersonaId;
import dev.ragged.persona.Memory;
import dev.ragged.retrieval.SearchCaches;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What searches keep for the next ones: the vectors of questions, what was found, and what a memory
 * keeps of personas. A result is kept for one state of the documents, so it is never an old one.
 * Thread-safe.
 */
public final class Caches {
  private final SearchCaches searches;
  private final Optional<Memory> memory;

  Caches(SearchCaches searches, Optional<Memory> memory) {
    this.searches = searches;
    this.memory = memory;
  }

  /**
   * Returns figures of each cache that is on, by name: {@code results}, {@code embeddings}, then
   * those of the memory, if there is one.
   */
  public List<CacheStatistics> statistics() {
    List<CacheStatistics> all = new ArrayList<>(searches.statistics());
    memory.ifPresent(kept -> all.addAll(kept.cacheStatistics()));
    return List.copyOf(all);
  }

  /**
   * Empties all caches, in the heap and on disk; figures go on.
   *
   * @throws dev.ragged.error.StoreException if a file cannot be deleted
   */
  public void clear() {
    memory.ifPresent(Memory::clearCaches);
    searches.clear();
  }

  /** Drops what is kept of {@code persona} and its searches; it was in the heap only. */
  public void clear(PersonaId persona) {
    Objects.requireNonNull(persona, "persona");
    memory.ifPresent(kept -> kept.clearCaches(persona));
    searches.forget(persona);
  }

  void close() {
    searches.close();
  }
}
