package dev.ragged.memory.privacy.cipher;

import dev.ragged.document.PersonaId;
import dev.ragged.error.StoreCorruptedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Seals content with AES-256-GCM under a persona's key: without the key it cannot be read, and
 * neither be changed nor moved to another place unnoticed. Two seals of one text differ. What stays
 * visible is how long content is, and which tokens are equal. Thread-safe.
 *
 * <pre>
 *  0      1 byte    form: 1
 *  1     12 bytes   nonce, random
 * 13      n bytes   ciphertext
 * 13 + n 16 bytes   tag over nonce, ciphertext and context
 * </pre>
 *
 * <p>Nonces are random, so one key must not seal more than 2<sup>32</sup> values: up to there, two
 * equal nonces are less likely than 2<sup>-32</sup> (NIST SP 800-38D, section 8.3). At a thousand
 * values a second that is 49 days without a pause; a persona's lifetime is far below.
 *
 * <p>A value that does not open says nothing about why. Ask {@link #requireKeyCheck} first: then it
 * was not the key.
 */
public final class AesCipher implements ContentCipher {
  // Content, tokens and key check have keys of their own (Hkdf), so that the token of a text says
  // nothing about its sealed form. The labels are part of what is on disk: never change them.
  private static final byte[] SALT = ascii("dev.ragged.memory/1");
  private static final byte[] CONTENT_PURPOSE = ascii("content");
  private static final byte[] TOKEN_PURPOSE = ascii("token");
  private static final byte[] CHECK_PURPOSE = ascii("key check");

  private static final byte FORM = 1;
  private static final int NONCE_AT = 1;
  private static final int CONTENT_AT = NONCE_AT + AesGcm.NONCE_LENGTH;
  private static final int TOKEN_LENGTH = 16;
  private static final int CHECK_LENGTH = 16;

  private final Secret contentKey;
  private final Secret tokenKey;
  private final byte[] keyCheck;
  private final SecureRandom random;

  /**
   * Derives its keys from {@code key}, which may be closed afterwards.
   *
   * @param random gives the nonces
   * @throws IllegalStateException if {@code key} is closed
   */
  public AesCipher(PersonaKey key, SecureRandom random) {
    this.random = random;
    byte[] given = key.toBytes();
    byte[] extracted = Hkdf.extract(SALT, given);
    contentKey = derive(extracted, CONTENT_PURPOSE);
    tokenKey = derive(extracted, TOKEN_PURPOSE);
    keyCheck = keyCheck(extracted);
    Jca.wipe(given);
    Jca.wipe(extracted);
  }

  private static Secret derive(byte[] extracted, byte[] purpose) {
    byte[] key = Hkdf.expand(extracted, purpose, PersonaKey.LENGTH);
    try {
      return new Secret(key, "AesCipher");
    } finally {
      Jca.wipe(key);
    }
  }

  private static byte[] keyCheck(byte[] extracted) {
    byte[] check = new byte[1 + CHECK_LENGTH];
    check[0] = FORM;
    System.arraycopy(
        Hkdf.expand(extracted, CHECK_PURPOSE, CHECK_LENGTH), 0, check, 1, CHECK_LENGTH);
    return check;
  }

  /**
   * Returns 17 bytes that are the same for the same key and tell nothing of it: to be stored beside
   * the persona, in the open, when it is created.
   */
  @Override
  public byte[] keyCheck() {
    return keyCheck.clone();
  }

  /**
   * Does nothing if the key is the one with which the persona was created.
   *
   * @param stored what {@link #keyCheck()} gave then
   * @throws PersonaKeyException if it is another key
   * @throws StoreCorruptedException if {@code stored} is no key check
   */
  public void requireKeyCheck(byte[] stored, PersonaId persona) {
    if (stored.length != keyCheck.length || stored[0] != FORM) {
      throw new StoreCorruptedException(
          "key check of persona="
              + persona
              + " must have "
              + keyCheck.length
              + " bytes and begin with "
              + FORM
              + ": length="
              + stored.length
              + "; restore a backup");
    }
    if (!MessageDigest.isEqual(stored, keyCheck)) {
      throw PersonaKeyException.wrong(persona);
    }
  }

  @Override
  public byte[] seal(String content, byte[] context) {
    return seal(content.getBytes(StandardCharsets.UTF_8), context);
  }

  @Override
  public byte[] seal(byte[] content, byte[] context) {
    byte[] key = contentKey.copy();
    try {
      byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
      random.nextBytes(nonce);
      byte[] sealed = new byte[CONTENT_AT + content.length + AesGcm.TAG_LENGTH];
      sealed[0] = FORM;
      System.arraycopy(nonce, 0, sealed, NONCE_AT, nonce.length);
      AesGcm.seal(key, nonce, context, content, sealed, CONTENT_AT);
      return sealed;
    } finally {
      Jca.wipe(key);
    }
  }

  @Override
  public String open(byte[] sealed, byte[] context) {
    return new String(openBytes(sealed, context), StandardCharsets.UTF_8);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException after {@link #close()}
   */
  @Override
  public byte[] openBytes(byte[] sealed, byte[] context) {
    byte[] key = contentKey.copy();
    try {
      requireForm(sealed);
      return AesGcm.open(key, context, sealed, NONCE_AT, CONTENT_AT)
          .orElseThrow(
              () ->
                  new StoreCorruptedException(
                      "sealed content of the memory does not open: length="
                          + sealed.length
                          + "; it was changed, or is not where it was stored, or the key is another"
                          + " one; restore a backup"));
    } finally {
      Jca.wipe(key);
    }
  }

  private static void requireForm(byte[] sealed) {
    int least = CONTENT_AT + AesGcm.TAG_LENGTH;
    if (sealed.length < least || sealed[0] != FORM) {
      throw new StoreCorruptedException(
          "sealed content of the memory must have at least "
              + least
              + " bytes and begin with "
              + FORM
              + ": length="
              + sealed.length
              + (sealed.length == 0 ? "" : ", form=" + sealed[0])
              + "; restore a backup");
    }
  }

  /** Returns 16 bytes: HMAC-SHA256 of the UTF-8 form, cut off. Other keys have other tokens. */
  @Override
  public byte[] token(String value) {
    byte[] key = tokenKey.copy();
    try {
      return Arrays.copyOf(Jca.hmac(key, value.getBytes(StandardCharsets.UTF_8)), TOKEN_LENGTH);
    } finally {
      Jca.wipe(key);
    }
  }

  /** Wipes the keys; calls that come later are refused with an {@link IllegalStateException}. */
  @Override
  public void close() {
    contentKey.close();
    tokenKey.close();
  }

  private static byte[] ascii(String label) {
    return label.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return contentKey.toString();
  }
}
