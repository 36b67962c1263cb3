package dev.ragged.persona;

import dev.ragged.config.Configurable;
import dev.ragged.config.RaggedConfig;

/**
 * Opens a memory for a store. Passed to the builder, or found by {@link java.util.ServiceLoader} if
 * the configuration turns memory on. Thread-safe.
 *
 * <p>A provider that has settings is found as a {@link Configurable}, too.
 */
@FunctionalInterface
public interface MemoryProvider extends Configurable {
  /**
   * Opens the memory of the store that {@code context} describes; it is created if it is not there.
   *
   * @throws dev.ragged.error.StoreException if it is damaged, too new or not accessible
   */
  Memory open(MemoryContext context);

  /**
   * Returns the provider that opens memories as {@code config} says, which knows {@link #settings}.
   * Asked only of a provider that was found, not of one that was passed to the builder.
   *
   * @throws IllegalArgumentException if values do not go together; the message names their keys
   */
  default MemoryProvider configured(RaggedConfig config) {
    return this;
  }
}
