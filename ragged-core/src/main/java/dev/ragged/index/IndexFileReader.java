package dev.ragged.index;

import dev.ragged.error.StoreCorruptedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Gives the payload of one index file back, number by number, each from a block that was checked
 * first. Handed to {@link CheckpointFiles.Parser}; holds 64 KiB. One thread at a time.
 *
 * <p>Every read throws {@link StoreCorruptedException} if the file does not hold what was written.
 */
public final class IndexFileReader {
  private final BlockIo.Input in;
  private final String file;
  private final byte[] header;
  private final long payload;
  private final byte[] bytes = new byte[IndexFileLayout.BLOCK_BYTES + IndexFileLayout.CRC_BYTES];
  private final ByteBuffer block = IndexFileLayout.buffer(bytes).limit(0);
  private final CRC32C blockCrcs = new CRC32C();
  private long consumedBlocks;
  private int blocks;

  /** Checks the header of {@code in}, so that all lengths are known to be right. */
  IndexFileReader(BlockIo.Input in, FileIdentity expected, String file) throws IOException {
    this.in = in;
    this.file = file;
    long length = in.size();
    if (length < IndexFileLayout.fileLength(0)) {
      throw IndexFileLayout.corrupted(
          file, 0, "file length", "at least " + IndexFileLayout.fileLength(0), length);
    }
    header = new byte[IndexFileLayout.HEADER_BYTES];
    in.read(0, header, header.length);
    payload = IndexFileLayout.checkedPayloadLength(header, expected, length, file);
  }

  /** Returns the number of payload bytes not read yet. */
  public long remaining() {
    return payload - position();
  }

  /** Reads one byte. */
  public byte readByte() throws IOException {
    requireRemaining(1);
    fill();
    return block.get();
  }

  /** Fills {@code values}. */
  public void readBytes(byte[] values) throws IOException {
    requireRemaining(values.length);
    int at = 0;
    while (at < values.length) {
      fill();
      int count = Math.min(values.length - at, block.remaining());
      block.get(values, at, count);
      at += count;
    }
  }

  /** Reads one number of 4 bytes. */
  public int readInt() throws IOException {
    requireRemaining(Integer.BYTES);
    fill();
    if (block.remaining() >= Integer.BYTES) {
      return block.getInt();
    }
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      value |= (readByte() & 0xff) << shift;
    }
    return value;
  }

  /** Reads one number of 8 bytes. */
  public long readLong() throws IOException {
    long low = readInt() & 0xffff_ffffL;
    return low | ((long) readInt() << Integer.SIZE);
  }

  /** Fills {@code values}, bit for bit. */
  public void readFloats(float[] values) throws IOException {
    requireRemaining((long) values.length * Float.BYTES);
    int at = 0;
    while (at < values.length) {
      fill();
      int count = Math.min(values.length - at, block.remaining() / Float.BYTES);
      if (count == 0) {
        values[at++] = Float.intBitsToFloat(readInt());
      } else {
        block.asFloatBuffer().get(values, at, count);
        block.position(block.position() + count * Float.BYTES);
        at += count;
      }
    }
  }

  /**
   * Reads an int that says how many elements follow.
   *
   * @param bytesEach how many bytes of this file each element takes at least, at least 1
   * @param name what is counted, for the message
   * @throws StoreCorruptedException if it is negative or more than what is left of the file can
   *     hold, so that the caller may allocate by it
   */
  public int readCount(long bytesEach, String name) throws IOException {
    long most = (remaining() - Integer.BYTES) / bytesEach;
    int count = readInt();
    if (count < 0 || count > most) {
      throw corrupted(name, "0 to " + most, count);
    }
    return count;
  }

  /**
   * Returns the exception for a payload that passes its checksums and yet breaks its format.
   *
   * @param what which field
   * @param expected what it must be
   * @param found what it is
   */
  public StoreCorruptedException corrupted(String what, Object expected, Object found) {
    long offset =
        blocks == 0
            ? IndexFileLayout.HEADER_BYTES
            : IndexFileLayout.blockPosition(blocks - 1L) + block.position();
    return IndexFileLayout.corrupted(file, offset, what, expected, found);
  }

  /** Checks that the payload was read to its end, and the footer. */
  void finish() throws IOException {
    if (remaining() > 0) {
      throw corrupted("unread payload", "0 bytes", remaining() + " bytes");
    }
    byte[] expected = IndexFileLayout.footer(header, blockCrcs, blocks);
    byte[] found = new byte[IndexFileLayout.FOOTER_BYTES];
    long at = IndexFileLayout.fileLength(payload) - found.length;
    in.read(at, found, found.length);
    ByteBuffer wanted = IndexFileLayout.buffer(expected);
    ByteBuffer actual = IndexFileLayout.buffer(found);
    IndexFileLayout.require(wanted.getInt(), actual.getInt(), "number of blocks", at, file);
    IndexFileLayout.require(
        IndexFileLayout.hex(wanted.getInt()),
        IndexFileLayout.hex(actual.getInt()),
        "footer CRC",
        at + Integer.BYTES,
        file);
  }

  private long position() {
    return consumedBlocks + block.position();
  }

  private void requireRemaining(long length) {
    if (length > remaining()) {
      throw corrupted("payload", length + " more bytes", remaining() + " bytes");
    }
  }

  /** Makes the next block the current one if the current one is used up. */
  private void fill() throws IOException {
    if (block.hasRemaining()) {
      return;
    }
    consumedBlocks += block.limit();
    int length = (int) Math.min(IndexFileLayout.BLOCK_BYTES, payload - consumedBlocks);
    long at = IndexFileLayout.blockPosition(blocks);
    in.read(at, bytes, length + IndexFileLayout.CRC_BYTES);
    int crc = IndexFileLayout.blockCrc(header, blocks, bytes, length);
    block.clear();
    int stored = block.getInt(length);
    IndexFileLayout.require(
        IndexFileLayout.hex(crc),
        IndexFileLayout.hex(stored),
        "CRC of block " + blocks,
        at + length,
        file);
    IndexFileLayout.updateInt(blockCrcs, crc);
    block.limit(length);
    blocks++;
  }
}
