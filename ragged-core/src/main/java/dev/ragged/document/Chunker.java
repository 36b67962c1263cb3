package dev.ragged.document;

import java.util.List;

/**
 * Cuts a document into chunks. Implementations are thread-safe and deterministic: the same document
 * gives the same chunks.
 */
public interface Chunker {
  /**
   * Returns the chunks of {@code document} in reading order, positions 0, 1, 2 and so on; at least
   * one. Every letter or digit of the text is in at least one chunk.
   */
  List<Chunk> chunk(Document document);

  /**
   * Returns a short text that names this chunker and every setting that changes its output. When it
   * differs from the one a document was ingested with, the document is chunked anew.
   */
  String fingerprint();
}
