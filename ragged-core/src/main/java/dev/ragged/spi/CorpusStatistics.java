package dev.ragged.spi;

import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.index.IndexStatistics;
import java.util.Objects;

/**
 * Figures about a corpus at one moment. Immutable.
 *
 * @param documents number of documents, of all owners
 * @param chunks number of chunks, of all owners
 * @param generation number of the present state
 * @param sequence number of the last change
 * @param waitingVectors vectors that are in the store because no index checkpoint has them yet
 * @param bytesOnDisk bytes of the store without the index; 0 in memory
 * @param embedder what its vectors were made with
 * @param index state of the vector index
 */
public record CorpusStatistics(
    long documents,
    long chunks,
    long generation,
    long sequence,
    long waitingVectors,
    long bytesOnDisk,
    EmbedderFingerprint embedder,
    IndexStatistics index) {
  public CorpusStatistics {
    Objects.requireNonNull(embedder, "embedder");
    Objects.requireNonNull(index, "index");
  }
}
