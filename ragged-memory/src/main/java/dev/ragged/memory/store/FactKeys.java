package dev.ragged.memory.store;

import dev.ragged.memory.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The tokens by which rows of facts are found without opening them. */
final class FactKeys {
  private FactKeys() {}

  /** Returns what all facts of one subject and predicate have in common, and no other. */
  static byte[] slot(Owner owner, String subject, String predicate) {
    return owner.cipher().token(joined(subject, predicate));
  }

  /**
   * Returns what facts have in common that are equal but for source and metadata. It is the token
   * of a digest, because contents may be long and a plain token is as long as its text.
   */
  static byte[] content(Owner owner, Fact fact) {
    String text =
        joined(
            fact.subject(),
            fact.predicate(),
            fact.object(),
            Long.toString(StoredFact.start(fact)),
            Long.toString(StoredFact.end(fact)),
            Long.toString(Double.doubleToLongBits(fact.confidence())));
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return owner.cipher().token(HexFormat.of().formatHex(digest));
  }

  /** Returns the parts, each after its length, so that no two lists give one text. */
  private static String joined(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part.length()).append(':').append(part);
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
