package dev.ragged.profiling;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a recording may say of a persona: spans with the same mark are of the same one.
 *
 * <p>Names of personas can be guessed, and a plain hash of a name is undone by hashing guesses, so
 * the mark is an HMAC-SHA-256 under a random key that only this process has and never writes. After
 * the process has ended nobody can tell whose a mark was, so an erasure has nothing to look for in
 * recordings. The price is that marks of two runs cannot be compared. 64 bits of it are kept: among
 * a million personas two have the same mark with a probability below one in ten million.
 */
final class PersonaMark {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 8;
  private static final SecretKeySpec KEY = key();

  private PersonaMark() {}

  /** Returns 16 hexadecimal digits; takes about a microsecond. */
  static String of(String persona) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(KEY);
      byte[] code = mac.doFinal(persona.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(code, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }

  private static SecretKeySpec key() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new SecretKeySpec(random, ALGORITHM);
  }
}
