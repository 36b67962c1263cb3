package dev.ragged.memory.graph;

import dev.ragged.spi.DocumentKey;
import java.time.Instant;
import java.util.Objects;

/**
 * A document that a persona was shown. Immutable.
 *
 * @param document the document, which may have been deleted since
 * @param accesses interactions that showed it, at least 1
 * @param lastAt when the last of them was asked
 */
public record DocumentNode(DocumentKey document, long accesses, Instant lastAt)
    implements GraphElement {
  public DocumentNode {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(lastAt, "lastAt");
  }
}
