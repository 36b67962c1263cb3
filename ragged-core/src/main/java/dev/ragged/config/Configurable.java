package dev.ragged.config;

import java.util.List;

/**
 * A part that can be plugged in and has settings of its own. Found by {@link
 * java.util.ServiceLoader}, so that a configuration can be read before the part is used.
 * Thread-safe.
 *
 * <p>A backend's keys begin with {@code backend.}, its name and a dot; an embedder's with {@code
 * embedder.}, its name and a dot; a memory's with {@code memory.}
 */
public interface Configurable {
  /** Returns the settings, the same each time; none unless said otherwise. */
  default List<Setting<?>> settings() {
    return List.of();
  }
}
