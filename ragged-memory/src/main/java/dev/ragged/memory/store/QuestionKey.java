package dev.ragged.memory.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** By what equal questions are known: equal but for case and white space. */
final class QuestionKey {
  /** Bytes of the digest that are kept: two questions in 2^64 would share them by chance. */
  private static final int LENGTH = 16;

  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private QuestionKey() {}

  /** Returns the key of {@code question}, which only the owner's cipher can make. */
  static byte[] of(Owner owner, String question) {
    byte[] digest = sha256(fold(question).getBytes(StandardCharsets.UTF_8));
    return owner.cipher().token(Base64.getEncoder().encodeToString(Arrays.copyOf(digest, LENGTH)));
  }

  private static String fold(String question) {
    String spaced = SPACE.matcher(question.strip()).replaceAll(" ");
    return Normalizer.normalize(spaced.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
