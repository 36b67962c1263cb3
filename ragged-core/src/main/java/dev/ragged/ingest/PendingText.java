package dev.ragged.ingest;

/**
 * The text of a chunk that waits to be embedded.
 *
 * @param document what it is a part of
 * @param position which chunk of the document it is
 * @param text what is embedded
 */
record PendingText(PendingDocument document, int position, String text) {
  /** Returns how long it is, in {@code char}s: about what it costs. */
  int length() {
    return text.length();
  }
}
