package dev.ragged.memory.privacy.cipher;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois/counter mode (NIST SP 800-38D), with a nonce of 96 bits and a tag of 128. */
final class AesGcm {
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;

  private static final String ALGORITHM = "AES/GCM/NoPadding";

  private AesGcm() {}

  /**
   * Writes ciphertext and tag to {@code out} from {@code offset}: as many bytes as the content has,
   * and 16.
   *
   * @param nonce never used before with this key
   */
  static void seal(
      byte[] key, byte[] nonce, byte[] context, byte[] content, byte[] out, int offset) {
    try {
      cipher(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_LENGTH * 8, nonce), context)
          .doFinal(content, 0, content.length, out, offset);
    } catch (GeneralSecurityException e) {
      throw Jca.missing(ALGORITHM, e);
    }
  }

  /**
   * Returns the content of what {@link #seal} wrote at {@code offset}, up to the end of the array;
   * nothing if key, nonce, context or a bit of it is not as it was.
   *
   * @param nonceOffset where the nonce is in {@code sealed}
   */
  static Optional<byte[]> open(
      byte[] key, byte[] context, byte[] sealed, int nonceOffset, int offset) {
    GCMParameterSpec nonce =
        new GCMParameterSpec(TAG_LENGTH * 8, sealed, nonceOffset, NONCE_LENGTH);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key, nonce, context)
              .doFinal(sealed, offset, sealed.length - offset));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw Jca.missing(ALGORITHM, e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, GCMParameterSpec nonce, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, new SecretKeySpec(key, "AES"), nonce);
    cipher.updateAAD(context);
    return cipher;
  }
}
