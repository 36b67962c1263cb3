package dev.ragged.document;

import java.util.Objects;

/**
 * One passage of a document, small enough to embed. Immutable.
 *
 * @param position place within the document's chunks, from 0
 * @param text the passage as shown to a reader, not blank
 * @param context where the passage stands, for example its heading path {@code "Guide > Install"};
 *     embedded and full-text indexed in front of the text, not shown as part of it; may be empty
 * @param start index of the passage's first {@code char} in the document's text
 * @param end index after its last {@code char}
 * @param metadata what the chunker learnt, for example {@code heading}
 */
public record Chunk(
    int position, String text, String context, int start, int end, Metadata metadata) {

  public Chunk {
    if (position < 0) {
      throw new IllegalArgumentException("position must not be negative: position=" + position);
    }
    Texts.requireWellFormed(text, "chunk text");
    Texts.requireWellFormed(context, "chunk context");
    if (text.isBlank()) {
      throw new IllegalArgumentException("chunk text must not be blank: position=" + position);
    }
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "chunk must span 0 <= start <= end: start=" + start + ", end=" + end);
    }
    Objects.requireNonNull(metadata, "metadata");
  }

  /**
   * Returns what is embedded and full-text indexed: the context, if any, a line break, the text.
   */
  public String searchableText() {
    return context.isEmpty() ? text : context + "\n" + text;
  }
}
