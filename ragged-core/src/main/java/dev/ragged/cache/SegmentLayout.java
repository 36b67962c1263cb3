package dev.ragged.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The binary layout of cache files; nothing else knows it. All numbers are big-endian.
 *
 * <pre>
 * header    0   8  magic "RGDCACHE"
 *           8   4  layout version, 1
 *          12   4  version of the values
 *          16  24  name of the cache, ASCII, filled up with zeros
 *          40  16  store id, most significant half first
 *          56   8  number of the file
 *          64   4  CRC32C of bytes 0 to 63
 * entry     0   4  CRC32C of: the header, bytes 4 to 51 of the entry
 *           4   4  length n of the value
 *           8  32  digest of the key
 *          40   8  when it was written, milliseconds since 1970
 *          48   4  CRC32C of the value
 *          52   n  the value
 * </pre>
 *
 * <p>Entries follow each other to the end of the file. A head that is damaged ends the file for a
 * reader, because nobody knows where the next entry begins; a damaged value is one lost entry.
 */
final class SegmentLayout {
  static final int HEADER_BYTES = 68;
  static final int HEAD_BYTES = 52;
  static final int MAX_NAME_LENGTH = 24;

  private static final byte[] MAGIC = "RGDCACHE".getBytes(StandardCharsets.US_ASCII);
  private static final int LAYOUT_VERSION = 1;
  private static final int HEADER_CRC = 64;

  /**
   * What an entry's head says.
   *
   * @param length bytes of its value
   * @param writtenAt milliseconds since 1970
   * @param valueCrc the value's checksum
   */
  record Head(int length, Digest key, long writtenAt, int valueCrc) {}

  /**
   * What an undamaged entry holds.
   *
   * @param writtenAt milliseconds since 1970
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
  record Entry(long writtenAt, byte[] value) {}

  private final String name;
  private final int version;
  private final UUID store;

  SegmentLayout(String name, int version, UUID store) {
    this.name = requireName(name);
    this.version = version;
    this.store = store;
  }

  /** Returns {@code name} if a header has room for it and file systems take it. */
  static String requireName(String name) {
    if (!name.matches("[a-z-]{1," + MAX_NAME_LENGTH + "}")) {
      throw new IllegalArgumentException(
          "a cache's name must be 1 to 24 lower-case letters or hyphens: name=\"" + name + "\"");
    }
    return name;
  }

  /** Returns the header of file {@code number}. */
  byte[] header(long number) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.put(MAGIC).putInt(LAYOUT_VERSION).putInt(version);
    header.put(Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), MAX_NAME_LENGTH));
    header.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
    header.putLong(number);
    header.putInt(crc(header.array(), 0, HEADER_CRC));
    return header.array();
  }

  /** Returns whether {@code file} begins with {@code header}. */
  static boolean beginsWith(byte[] file, byte[] header) {
    return file.length >= HEADER_BYTES
        && Arrays.equals(file, 0, HEADER_BYTES, header, 0, HEADER_BYTES);
  }

  /** Returns a whole entry. */
  static byte[] entry(byte[] header, Digest key, long writtenAt, byte[] value) {
    ByteBuffer entry = ByteBuffer.allocate(HEAD_BYTES + value.length);
    entry.position(Integer.BYTES);
    entry.putInt(value.length);
    key.write(entry);
    entry.putLong(writtenAt).putInt(crc(value, 0, value.length));
    entry.putInt(0, headCrc(header, entry.array(), 0));
    entry.put(value);
    return entry.array();
  }

  /** Returns the head at {@code offset} of {@code bytes}, or null if it is damaged. */
  static @Nullable Head head(byte[] header, byte[] bytes, int offset) {
    if (bytes.length - offset < HEAD_BYTES) {
      return null;
    }
    ByteBuffer head = ByteBuffer.wrap(bytes, offset, HEAD_BYTES);
    if (head.getInt() != headCrc(header, bytes, offset)) {
      return null;
    }
    int length = head.getInt();
    return length < 0 ? null : new Head(length, Digest.read(head), head.getLong(), head.getInt());
  }

  /** Returns the value behind {@code head} at {@code offset}, or null if it is damaged. */
  static byte @Nullable [] value(Head head, byte[] bytes, int offset) {
    int from = offset + HEAD_BYTES;
    if (bytes.length - from < head.length() || crc(bytes, from, head.length()) != head.valueCrc()) {
      return null;
    }
    return Arrays.copyOfRange(bytes, from, from + head.length());
  }

  private static int headCrc(byte[] header, byte[] bytes, int offset) {
    CRC32C crc = new CRC32C();
    crc.update(header);
    crc.update(bytes, offset + Integer.BYTES, HEAD_BYTES - Integer.BYTES);
    return (int) crc.getValue();
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
