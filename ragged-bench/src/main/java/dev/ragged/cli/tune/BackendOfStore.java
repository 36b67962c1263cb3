package dev.ragged.cli.tune;

import dev.ragged.Ragged;
import dev.ragged.cli.StoreOptions;
import dev.ragged.config.Settings;

/** The index of a store is moved to another backend, rather than made anew by the next call. */
final class BackendOfStore {
  private BackendOfStore() {}

  /**
   * Refuses another backend than that of the index. Opens the store to find out, if the change is
   * of the backend.
   *
   * @throws IllegalArgumentException if the index is another backend's
   */
  static void requireSame(StoreOptions store, String key, String value) {
    if (!key.equals(Settings.BACKEND_TYPE.key()) || value.equals(Settings.AUTO)) {
      return;
    }
    try (Ragged ragged = store.open()) {
      String active = ragged.migration().status().active();
      if (!active.equals(value)) {
        throw new IllegalArgumentException(
            "the index of this store is of the backend "
                + active
                + ", and the next call would make it anew; nothing was changed: 'ragged backend"
                + " migrate "
                + value
                + "' moves it");
      }
    }
  }
}
