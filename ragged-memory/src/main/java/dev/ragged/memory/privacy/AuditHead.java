package dev.ragged.memory.privacy;

/**
 * Where a chain of audit entries ends, or ended once. Kept at another place than the log, it shows
 * later that nothing up to there was changed or cut off. Immutable.
 *
 * @param sequence of the last entry; 0 if there was none
 * @param hash of the last entry; {@link AuditHash#NONE} if there was none
 */
public record AuditHead(long sequence, AuditHash hash) {
  /** Of a chain without entries. */
  public static final AuditHead EMPTY = new AuditHead(0, AuditHash.NONE);

  public AuditHead {
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence must be 0 or more: sequence=" + sequence);
    }
    if ((sequence == 0) != hash.equals(AuditHash.NONE)) {
      throw new IllegalArgumentException(
          "hash must be zeros for sequence 0 and only there: sequence="
              + sequence
              + ", hash="
              + hash);
    }
  }
}
