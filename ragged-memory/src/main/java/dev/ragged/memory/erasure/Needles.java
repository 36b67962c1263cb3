package dev.ragged.memory.erasure;

import dev.ragged.memory.store.RawContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Pieces of what was erased, to be searched for: ids, and pieces of 16 bytes of content. One thread
 * at a time.
 *
 * <p>Of content, pieces at its start, middle and end are taken: whatever has more than half of it
 * has one of them.
 */
final class Needles implements RawContent.Sink {
  /** Length of a piece: that of an id, and too long for two texts to share by chance. */
  static final int LENGTH = 16;

  /** Different bytes of a piece: fewer are met by chance, and say next to nothing. */
  private static final int MIN_VALUES = 4;

  private final Set<ByteBuffer> ids = new HashSet<>();
  private final Set<ByteBuffer> contents = new HashSet<>();

  @Override
  public void id(UUID id) {
    ids.add(bytes(id));
    ids.add(text(id));
  }

  private static ByteBuffer bytes(UUID id) {
    return ByteBuffer.allocate(LENGTH)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .flip();
  }

  private static ByteBuffer text(UUID id) {
    return piece(id.toString().getBytes(StandardCharsets.US_ASCII), 0);
  }

  @Override
  public void content(byte[] stored) {
    int last = stored.length - LENGTH;
    add(stored, 0, 1);
    add(stored, last / 2, 1);
    add(stored, last, -1);
  }

  /**
   * Adds the first piece from a place on that tells content from chance: in vectors there are runs
   * of zeros, as there are in pages that nobody uses.
   */
  private void add(byte[] stored, int from, int step) {
    for (int at = from; at >= 0 && at + LENGTH <= stored.length; at += step) {
      if (isTelling(stored, at)) {
        contents.add(piece(stored, at));
        return;
      }
    }
  }

  private static boolean isTelling(byte[] bytes, int from) {
    BitSet values = new BitSet();
    for (int i = from; i < from + LENGTH; i++) {
      values.set(bytes[i] & 0xff);
    }
    return values.cardinality() >= MIN_VALUES;
  }

  /** Adds pieces of a text; one of less than {@value #LENGTH} bytes has none. */
  void text(String text) {
    content(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer piece(byte[] bytes, int from) {
    return ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + LENGTH));
  }

  /** Returns what takes out the pieces that what is kept has, too. */
  RawContent.Sink kept() {
    return new RawContent.Sink() {
      @Override
      public void id(UUID id) {
        // Another persona may have it, as of an interaction that it imported.
        ids.remove(bytes(id));
        ids.remove(text(id));
      }

      @Override
      public void content(byte[] stored) {
        for (int from = 0; from + LENGTH <= stored.length && !contents.isEmpty(); from++) {
          contents.remove(ByteBuffer.wrap(stored, from, LENGTH).slice());
        }
      }
    };
  }

  /** Returns the pieces of ids. */
  Set<ByteBuffer> ids() {
    return Set.copyOf(ids);
  }

  /** Returns all pieces. */
  Set<ByteBuffer> all() {
    Set<ByteBuffer> all = new HashSet<>(ids);
    all.addAll(contents);
    return all;
  }
}
