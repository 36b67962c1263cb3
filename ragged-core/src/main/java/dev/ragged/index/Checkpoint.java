package dev.ragged.index;

/**
 * Identifies one saved state of an index. Immutable.
 *
 * @param sequence the last change of the store that the state contains, at least 0
 * @param token a random number drawn for this checkpoint: two stores that grew apart from one
 *     backup may both reach a sequence, but not with the same token
 */
public record Checkpoint(long sequence, long token) {
  public Checkpoint {
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence must not be negative: sequence=" + sequence);
    }
  }
}
