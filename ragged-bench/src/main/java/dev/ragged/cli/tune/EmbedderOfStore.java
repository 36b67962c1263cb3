package dev.ragged.cli.tune;

import dev.ragged.Ragged;
import dev.ragged.cli.StoreOptions;
import dev.ragged.config.Settings;
import dev.ragged.error.EmbedderMismatchException;

/** The vectors of a store are of one embedder, and only with that can it be opened. */
final class EmbedderOfStore {
  private EmbedderOfStore() {}

  /**
   * Refuses a change after which the store could not be opened any more. Opens it to find out, if
   * the change is of the embedder.
   *
   * @throws IllegalArgumentException if the store was made with another embedder
   */
  static void requireUnchanged(StoreOptions store, String key, String value) {
    if (!key.equals(Settings.EMBEDDER_TYPE.key())) {
      return;
    }
    try (Ragged ragged =
        Ragged.builder()
            .directory(store.directory())
            .config(store.config().toBuilder().set(key, value).build())
            .build()) {
      var unused = ragged.health();
    } catch (EmbedderMismatchException e) {
      throw new IllegalArgumentException(
          "the store could not be opened with that; nothing was changed: " + e.getMessage(), e);
    }
  }
}
