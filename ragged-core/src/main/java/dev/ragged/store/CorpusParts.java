package dev.ragged.store;

import dev.ragged.sqlite.StoreConnections;
import java.util.Optional;

/**
 * What an open corpus is made of.
 *
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
    Optional<DirectoryLock> lock,
    Resources resources,
    String place) {}
