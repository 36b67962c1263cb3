package dev.ragged.persona;

/** Opens a memory for a store. Thread-safe. */
@FunctionalInterface
public interface MemoryProvider {
  /**
   * Opens the memory of the store that {@code context} describes; it is created if it is not there.
   *
   * @throws dev.ragged.error.StoreException if it is damaged, too new or not accessible
   */
  Memory open(MemoryContext context);
}
