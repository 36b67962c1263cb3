package dev.ragged.spi;

import dev.ragged.document.Chunk;
import dev.ragged.document.Metadata;
import java.util.Objects;

/**
 * A chunk as read back. Immutable.
 *
 * @param id its name
 * @param title its document's title, or empty
 * @param chunk its text and place
 * @param metadata its document's metadata and its own
 */
public record StoredChunk(ChunkId id, String title, Chunk chunk, Metadata metadata) {
  public StoredChunk {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(chunk, "chunk");
    Objects.requireNonNull(metadata, "metadata");
  }
}
