package dev.ragged.memory.privacy;

import java.util.HexFormat;

/**
 * A SHA-256 of an audit entry. Immutable.
 *
 * @param hex 64 digits 0-9 and a-f
 */
public record AuditHash(String hex) {
  /** Bytes of a hash. */
  public static final int LENGTH = 32;

  /** What stands before the first entry: zeros. */
  public static final AuditHash NONE = new AuditHash("0".repeat(2 * LENGTH));

  public AuditHash {
    if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(AuditHash::isDigit)) {
      throw new IllegalArgumentException(
          "hex must be " + 2 * LENGTH + " digits 0-9 and a-f: hex=\"" + hex + "\"");
    }
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** Returns the hash with these {@value #LENGTH} bytes. */
  public static AuditHash of(byte[] bytes) {
    return new AuditHash(HexFormat.of().formatHex(bytes));
  }

  /** Returns the {@value #LENGTH} bytes, which are the caller's. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
