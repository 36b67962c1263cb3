package dev.ragged.ingest;

import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what a document is made of; every part goes in with its length. */
final class ContentHash {
  private ContentHash() {}

  static String of(byte[] file) {
    return HexFormat.of().formatHex(sha256().digest(file));
  }

  static String of(Document document) {
    MessageDigest digest = sha256();
    add(digest, document.title());
    add(digest, document.text());
    add(digest, document.mediaType());
    Metadata metadata = document.metadata();
    for (String key : metadata.keys()) {
      add(digest, key);
      for (Object value : metadata.all(key)) {
        add(digest, value.getClass().getSimpleName());
        add(digest, value.toString());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
