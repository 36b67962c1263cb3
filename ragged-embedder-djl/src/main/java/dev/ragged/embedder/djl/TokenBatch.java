package dev.ragged.embedder.djl;

import ai.djl.huggingface.tokenizers.Encoding;

/**
 * The tokens of one or more texts as the rows of a rectangle, row-major, padded to the longest.
 *
 * <p>{@code mask} is 1 for a token and 0 for padding; {@code types} tells sentence pairs apart and
 * is 0 here. Not changed once built.
 */
final class TokenBatch {
  final int rows;
  final int columns;
  final long[] ids;
  final long[] mask;
  final long[] types;

  /** Takes encodings that the tokenizer has already padded to one length. */
  TokenBatch(Encoding... encodings) {
    rows = encodings.length;
    columns = encodings[0].getIds().length;
    ids = new long[rows * columns];
    mask = new long[rows * columns];
    types = new long[rows * columns];
    for (int row = 0; row < rows; row++) {
      int at = row * columns;
      System.arraycopy(encodings[row].getIds(), 0, ids, at, columns);
      System.arraycopy(encodings[row].getAttentionMask(), 0, mask, at, columns);
      System.arraycopy(encodings[row].getTypeIds(), 0, types, at, columns);
    }
  }
}
