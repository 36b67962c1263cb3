package dev.ragged.memory.privacy.cipher;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The key of one persona's memory: {@value #LENGTH} secret bytes, which the caller keeps, for
 * example in the system's keyring. Whoever loses it loses the memory; to drop it is to erase.
 * {@link #close()} wipes this copy. The virtual machine may have moved the bytes before, so wiping
 * makes it unlikely, not impossible, that they are found in a dump of the process. Thread-safe.
 */
public final class PersonaKey implements AutoCloseable {
  /** Bytes of a key. */
  public static final int LENGTH = 32;

  /** Fewest bytes of a salt: random, stored in the open, another one for each persona. */
  public static final int MIN_SALT = 16;

  /** Fewest characters of a passphrase (NIST SP 800-63B, section 5.1.1.1). */
  public static final int MIN_PASSPHRASE = 8;

  /** Rounds of PBKDF2-HMAC-SHA256; what the OWASP Password Storage Cheat Sheet of 2023 asks for. */
  static final int ROUNDS = 600_000;

  private final Secret secret;

  private PersonaKey(byte[] bytes) {
    secret = new Secret(bytes, "PersonaKey");
  }

  /**
   * Returns the key with these bytes, which are copied: wipe yours.
   *
   * @param bytes {@value #LENGTH} random bytes
   */
  public static PersonaKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "bytes of a key must be "
              + LENGTH
              + ": length="
              + bytes.length
              + "; use fromPassphrase for a passphrase");
    }
    return new PersonaKey(bytes);
  }

  /** Returns a new key; keep its {@link #toBytes()}. */
  public static PersonaKey random(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    try {
      return new PersonaKey(bytes);
    } finally {
      Jca.wipe(bytes);
    }
  }

  /**
   * Returns the key that belongs to a passphrase and a salt: equal ones give equal keys. Slow on
   * purpose, tenths of a second, so call it once. The characters count as they are: other Unicode
   * normal forms of one text are other passphrases.
   *
   * @param passphrase at least {@value #MIN_PASSPHRASE} characters; copied: wipe yours
   * @param salt at least {@value #MIN_SALT} random bytes, the same each time
   */
  public static PersonaKey fromPassphrase(char[] passphrase, byte[] salt) {
    if (passphrase.length < MIN_PASSPHRASE) {
      throw new IllegalArgumentException(
          "passphrase must have at least "
              + MIN_PASSPHRASE
              + " characters: length="
              + passphrase.length);
    }
    if (salt.length < MIN_SALT) {
      throw new IllegalArgumentException(
          "salt must have at least "
              + MIN_SALT
              + " random bytes: length="
              + salt.length
              + "; draw it once from a SecureRandom and store it");
    }
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, ROUNDS, LENGTH * 8);
    byte[] bytes = new byte[0];
    try {
      bytes =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return new PersonaKey(bytes);
    } catch (GeneralSecurityException e) {
      throw Jca.missing("PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
      Jca.wipe(bytes);
    }
  }

  /**
   * Returns a copy of the bytes, for the place where the caller keeps them; wipe it after use.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  public byte[] toBytes() {
    return secret.copy();
  }

  /**
   * Wipes this copy of the key. Ciphers made from it have keys of their own, and are closed apart.
   */
  @Override
  public void close() {
    secret.close();
  }

  /** Returns whether the key is still there, and nothing of it. */
  @Override
  public String toString() {
    return secret.toString();
  }
}
