package dev.ragged.memory.privacy.cipher;

import dev.ragged.error.RaggedException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The platform's cryptography, without its checked exceptions. */
final class Jca {
  private static final String HMAC = "HmacSHA256";

  private Jca() {}

  /** Returns HMAC-SHA256 (RFC 2104) over the parts, one after the other: 32 bytes. */
  static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      // SecretKeySpec takes no empty key; HMAC fills up with zeros, so one zero is the same key.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, HMAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw missing(HMAC, e);
    }
  }

  /** Every Java 17 must have what is used here, but providers can be configured away. */
  static RaggedException missing(String algorithm, GeneralSecurityException cause) {
    return new RaggedException(
        "this Java does not offer "
            + algorithm
            + " as used for keys of personas; enable its default security providers",
        cause);
  }

  /** Overwrites {@code secret} with zeros. */
  static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
