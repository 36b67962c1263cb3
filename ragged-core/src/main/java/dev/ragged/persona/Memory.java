package dev.ragged.persona;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.document.PersonaId;
import java.nio.file.Path;
import java.util.List;

/** Remembers what each persona asked, and lets it change the persona's searches. Thread-safe. */
public interface Memory extends AutoCloseable {
  /**
   * Returns the memory of one persona, which need not have one: {@link PersonaMemory#status} says
   * so. Costs nothing.
   */
  PersonaMemory of(PersonaId persona);

  /** Returns what is wrong with the memory, quickly; an empty list if nothing is. */
  List<String> problems();

  /** Reads everything there is and returns what is wrong with it; an empty list if nothing is. */
  List<String> check();

  /** Writes a copy of the present state into {@code directory}, which exists. */
  void backup(Path directory);

  /** Returns figures of each cache of the memory; an empty list if it has none. */
  default List<CacheStatistics> cacheStatistics() {
    return List.of();
  }

  /** Empties all caches of the memory, if it has any; figures go on. Nothing is forgotten by it. */
  default void clearCaches() {}

  /** Drops what the memory's caches hold of {@code persona}, whether it has a memory or not. */
  default void clearCaches(PersonaId persona) {}

  /** Makes everything that was recorded durable and frees all resources. Idempotent. */
  @Override
  void close();
}
