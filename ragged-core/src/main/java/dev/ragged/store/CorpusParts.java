package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.sqlite.StoreConnections;
import java.util.Optional;

/**
 * What an open corpus is made of.
 *
 * @param roles what the store's indexes were for when it had been opened
 * @param resources closes all of it but the options' embedder
 * @param place the directory, for messages
 */
record CorpusParts(
    CorpusOptions options,
    Optional<StoreDirectory> directory,
    StoreConnections connections,
    StoredTextVectors texts,
    IndexFeed feed,
    View view,
    int nextOrdinal,
    IndexRoles roles,
    Optional<DirectoryLock> lock,
    Resources resources,
    String place) {
  /**
   * Does nothing while the directory is ours to write to.
   *
   * @throws StoreException if it or its lock is gone
   */
  void requireLock() {
    if (lock.isPresent() && !lock.get().isHeld()) {
      throw new StoreException(
          "the store's directory or its lock is gone: "
              + place
              + "; close it and open it again; nothing of this call was stored");
    }
  }
}
