package dev.ragged.spi;

import java.util.Objects;
import java.util.UUID;

/**
 * One state of a corpus: two are equal only if every answer is. Immutable.
 *
 * <p>The commit makes the difference where the number does not: a store that is restored from a
 * backup counts from there again, with other contents.
 *
 * @param store which store
 * @param generation its number; any change that can change an answer raises it
 * @param commit drawn at random for the commit that led to this state
 */
public record StoreState(UUID store, long generation, UUID commit) {
  public StoreState {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(commit, "commit");
  }

  /** Returns the state after one more commit. */
  public StoreState next() {
    return new StoreState(store, generation + 1, UUID.randomUUID());
  }
}
