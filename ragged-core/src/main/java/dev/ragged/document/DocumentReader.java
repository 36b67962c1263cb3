package dev.ragged.document;

/**
 * Turns the bytes of one file format into text. Found by {@link java.util.ServiceLoader}, or passed
 * to the builder; the first reader that accepts a file reads it, the caller's before the built-in
 * ones. Implementations are thread-safe.
 */
public interface DocumentReader {
  /**
   * Returns whether this reader reads such a file; judged by name and, where needed, first bytes.
   */
  boolean accepts(RawFile file);

  /**
   * Returns the file's title, text, media type and metadata.
   *
   * @throws UnreadableDocumentException if the content is not what its name promises
   */
  ParsedDocument read(RawFile file) throws UnreadableDocumentException;
}
