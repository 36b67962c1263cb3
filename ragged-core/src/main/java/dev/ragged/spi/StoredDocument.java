package dev.ragged.spi;

import dev.ragged.document.Metadata;
import java.time.Instant;
import java.util.Objects;

/**
 * What the corpus knows of a document, without its text. Immutable.
 *
 * @param key its id and owner
 * @param title its title, or empty
 * @param mediaType how its text is marked up
 * @param metadata its own metadata
 * @param origin its ledger entry
 * @param chunks number of its chunks
 * @param ingestedAt when this version was stored
 */
public record StoredDocument(
    DocumentKey key,
    String title,
    String mediaType,
    Metadata metadata,
    Origin origin,
    int chunks,
    Instant ingestedAt) {
  public StoredDocument {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(ingestedAt, "ingestedAt");
  }
}
