package dev.ragged.document;

/**
 * How long chunks are and how much of each is repeated in the next. Immutable.
 *
 * @param tokens most tokens of a chunk, its context included; at least 1
 * @param overlap most tokens repeated from the end of one chunk at the start of the next; 0 to
 *     {@code tokens - 1}
 */
public record ChunkSize(int tokens, int overlap) {
  /**
   * 500 tokens, 100 of them overlap: a few paragraphs, enough to understand a passage by itself.
   */
  public static final ChunkSize DEFAULT = new ChunkSize(500, 100);

  public ChunkSize {
    if (tokens < 1) {
      throw new IllegalArgumentException("a chunk must have at least 1 token: tokens=" + tokens);
    }
    if (overlap < 0 || overlap >= tokens) {
      throw new IllegalArgumentException(
          "chunk overlap must be 0 <= overlap < tokens: overlap=" + overlap + ", tokens=" + tokens);
    }
  }

  /**
   * Returns this size if a model that reads {@code maxTokens} tokens sees all of such a chunk, or
   * else the size with {@code maxTokens} tokens and the same share of overlap.
   *
   * @param maxTokens at least 1
   */
  public ChunkSize fit(int maxTokens) {
    if (tokens <= maxTokens) {
      return this;
    }
    return new ChunkSize(maxTokens, (int) ((long) overlap * maxTokens / tokens));
  }
}
