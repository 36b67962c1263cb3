package dev.ragged.spi;

import java.util.Objects;

/**
 * The ledger entry of a document: if all three are the same at the next ingest, nothing needs to be
 * done. Immutable.
 *
 * @param source name of the source it came from, for example a folder
 * @param contentHash hexadecimal SHA-256 of what was read
 * @param pipeline fingerprint of how it was cut into chunks
 */
public record Origin(String source, String contentHash, String pipeline) {
  public Origin {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(contentHash, "contentHash");
    Objects.requireNonNull(pipeline, "pipeline");
  }
}
