package dev.ragged.memory.store;

import dev.ragged.memory.privacy.cipher.ContentCipher;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Whose rows a call is about, and how their content is sealed. Immutable.
 *
 * @param persona the persona's number
 * @param cipher seals and opens what the persona said
 */
public record Owner(long persona, ContentCipher cipher) {
  /**
   * Whose rows are those that hold for all personas. Personas are numbered from 1, so nothing that
   * is done to one of them meets these rows.
   */
  public static final Owner EVERYONE = new Owner(0, PlainCipher.INSTANCE);

  public Owner {
    Objects.requireNonNull(cipher, "cipher");
  }

  /** Returns whether this is {@link #EVERYONE}, and no persona. */
  boolean isEveryone() {
    return persona == EVERYONE.persona();
  }

  /**
   * Seals {@code content} for one row of one table, so that it opens nowhere else.
   *
   * @param row what names the row within the table
   */
  byte[] seal(Table table, byte[] row, String content) {
    return cipher.seal(content, context(table, row));
  }

  /**
   * Opens what {@link #seal} sealed for the same row.
   *
   * @throws dev.ragged.error.StoreCorruptedException if it is not what was sealed there
   */
  String open(Table table, byte[] row, byte[] sealed) {
    return cipher.open(sealed, context(table, row));
  }

  /** As {@link #seal(Table, byte[], String)}, for bytes. */
  byte[] seal(Table table, byte[] row, byte[] content) {
    return cipher.seal(content, context(table, row));
  }

  /** As {@link #open}, for bytes. */
  byte[] openBytes(Table table, byte[] row, byte[] sealed) {
    return cipher.openBytes(sealed, context(table, row));
  }

  private byte[] context(Table table, byte[] row) {
    return ByteBuffer.allocate(1 + Long.BYTES + row.length)
        .put(table.code())
        .putLong(persona)
        .put(row)
        .array();
  }
}
