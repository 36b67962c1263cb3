package dev.ragged.index;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreTooNewException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The binary layout of every index file; nothing else knows it. All numbers are little-endian.
 *
 * <pre>
 * header    0   8  magic "RGDINDEX"
 *           8   4  layout version, 1
 *          12   4  format version
 *          16  24  format name, ASCII, filled up with zeros
 *          40  16  store id, most significant half first
 *          56   8  checkpoint sequence
 *          64   8  checkpoint token
 *          72   8  payload length p in bytes
 *          80   8  file length in bytes
 *          88   4  CRC32C of bytes 0 to 87
 * block i  92 + i * 65540
 *           0   n  payload, n = 65536, in the last block what is left
 *           n   4  CRC32C of: bytes 8 to 71 of the header, i as 4 bytes, the n bytes
 * footer   file length - 8
 *           0   4  number of blocks b = ceil(p / 65536)
 *           4   4  CRC32C of: bytes 0 to 91 of the file, the CRCs of all blocks, b as 4 bytes
 * </pre>
 *
 * <p>A block's CRC begins with what identifies the file, so that a block at another place, or of
 * another file, does not pass for this one. The header is the same in all later versions of the
 * layout, so that an older reader can tell a newer file from a damaged one.
 */
final class IndexFileLayout {
  static final int HEADER_BYTES = 92;
  static final int BLOCK_BYTES = 1 << 16;
  static final int CRC_BYTES = 4;
  static final int FOOTER_BYTES = 8;

  private static final byte[] MAGIC = "RGDINDEX".getBytes(StandardCharsets.US_ASCII);
  private static final int LAYOUT_VERSION = 1;
  private static final int IDENTITY_START = 8;
  private static final int IDENTITY_END = 72;
  private static final int HEADER_CRC = 88;

  private IndexFileLayout() {}

  static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static long blockCount(long payload) {
    return (payload + BLOCK_BYTES - 1) / BLOCK_BYTES;
  }

  static long blockPosition(long number) {
    return HEADER_BYTES + number * (BLOCK_BYTES + CRC_BYTES);
  }

  static long fileLength(long payload) {
    return HEADER_BYTES + payload + CRC_BYTES * blockCount(payload) + FOOTER_BYTES;
  }

  static byte[] header(FileIdentity identity, long payload) {
    byte[] bytes = new byte[HEADER_BYTES];
    ByteBuffer header = buffer(bytes);
    header.put(MAGIC).putInt(LAYOUT_VERSION).putInt(identity.format().version());
    header.put(paddedName(identity.format()));
    header.putLong(identity.storeId().getMostSignificantBits());
    header.putLong(identity.storeId().getLeastSignificantBits());
    header.putLong(identity.checkpoint().sequence()).putLong(identity.checkpoint().token());
    header.putLong(payload).putLong(fileLength(payload));
    header.putInt(crc(bytes, 0, HEADER_CRC));
    return bytes;
  }

  /** Returns the CRC of block {@code number}: its first {@code length} bytes of {@code block}. */
  static int blockCrc(byte[] header, int number, byte[] block, int length) {
    CRC32C crc = new CRC32C();
    crc.update(header, IDENTITY_START, IDENTITY_END - IDENTITY_START);
    updateInt(crc, number);
    crc.update(block, 0, length);
    return (int) crc.getValue();
  }

  static byte[] footer(byte[] header, CRC32C blockCrcs, int blocks) {
    CRC32C crc = new CRC32C();
    crc.update(header);
    updateInt(crc, (int) blockCrcs.getValue());
    updateInt(crc, blocks);
    byte[] bytes = new byte[FOOTER_BYTES];
    buffer(bytes).putInt(blocks).putInt((int) crc.getValue());
    return bytes;
  }

  static void updateInt(CRC32C crc, int value) {
    crc.update(value);
    crc.update(value >>> 8);
    crc.update(value >>> 16);
    crc.update(value >>> 24);
  }

  /**
   * Returns the payload's length as {@code header} gives it, once all of the header is right.
   *
   * @param file what messages call the file
   * @param fileLength its actual size
   */
  static long checkedPayloadLength(
      byte[] header, FileIdentity expected, long fileLength, String file) {
    ByteBuffer buffer = buffer(header);
    byte[] magic = new byte[MAGIC.length];
    buffer.get(magic);
    String foundMagic = new String(magic, StandardCharsets.ISO_8859_1);
    require(new String(MAGIC, StandardCharsets.US_ASCII), foundMagic, "magic", 0, file);
    int storedCrc = buffer.getInt(HEADER_CRC);
    require(hex(crc(header, 0, HEADER_CRC)), hex(storedCrc), "header CRC", HEADER_CRC, file);
    int layout = buffer.getInt();
    int version = buffer.getInt();
    byte[] name = new byte[IndexFormat.MAX_NAME_LENGTH];
    buffer.get(name);
    if (layout > LAYOUT_VERSION) {
      throw tooNew(file, "layout", layout, LAYOUT_VERSION);
    }
    require(LAYOUT_VERSION, layout, "layout version", 8, file);
    require(
        expected.format().name(),
        new String(name, StandardCharsets.ISO_8859_1).replace("\0", ""),
        "format name",
        16,
        file);
    if (version > expected.format().version()) {
      throw tooNew(
          file, "format " + expected.format().name(), version, expected.format().version());
    }
    require(expected.format().version(), version, "format version", 12, file);
    require(expected.storeId(), new UUID(buffer.getLong(), buffer.getLong()), "store id", 40, file);
    require(expected.checkpoint().sequence(), buffer.getLong(), "checkpoint sequence", 56, file);
    require(expected.checkpoint().token(), buffer.getLong(), "checkpoint token", 64, file);
    long payload = buffer.getLong();
    require(buffer.getLong(), fileLength, "file length", 80, file);
    if (payload < 0 || payload > fileLength || fileLength(payload) != fileLength) {
      throw corrupted(
          file, 72, "payload length", "one that fits file length " + fileLength, payload);
    }
    return payload;
  }

  static void require(Object expected, Object found, String what, long offset, String file) {
    if (!expected.equals(found)) {
      throw corrupted(file, offset, what, expected, found);
    }
  }

  static StoreCorruptedException corrupted(
      String file, long offset, String what, Object expected, Object found) {
    return new StoreCorruptedException(
        "index file is damaged: file=%s, offset=%d, %s: expected %s, found %s; delete it to have the index rebuilt"
            .formatted(file, offset, what, expected, found));
  }

  static String hex(int crc) {
    return "%08x".formatted(crc);
  }

  private static StoreTooNewException tooNew(String file, String what, int found, int supported) {
    return new StoreTooNewException(
        "index file was written by a newer version of Ragged: file=%s, %s version: supported up to %d, found %d; open it with that version"
            .formatted(file, what, supported, found));
  }

  private static byte[] paddedName(IndexFormat format) {
    byte[] padded = new byte[IndexFormat.MAX_NAME_LENGTH];
    byte[] name = format.name().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, padded, 0, name.length);
    return padded;
  }

  private static int crc(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }
}
