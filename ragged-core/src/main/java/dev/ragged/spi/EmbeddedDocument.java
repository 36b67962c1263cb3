package dev.ragged.spi;

import dev.ragged.document.Chunk;
import dev.ragged.document.Document;
import java.util.List;
import java.util.Objects;

/**
 * A document ready to be stored. Immutable; the vectors are handed over and not copied.
 *
 * @param document the document
 * @param origin where it came from and what it was made from
 * @param chunks its chunks in reading order, at least one
 * @param vectors one vector per chunk, of the corpus's dimension
 */
public record EmbeddedDocument(
    Document document, Origin origin, List<Chunk> chunks, List<float[]> vectors) {
  public EmbeddedDocument {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(origin, "origin");
    chunks = List.copyOf(chunks);
    vectors = List.copyOf(vectors);
    if (chunks.isEmpty() || chunks.size() != vectors.size()) {
      throw new IllegalArgumentException(
          "a document needs one vector per chunk and at least one chunk: id=\""
              + document.id()
              + "\", chunks="
              + chunks.size()
              + ", vectors="
              + vectors.size());
    }
  }
}
