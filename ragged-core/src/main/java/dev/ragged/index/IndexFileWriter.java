package dev.ragged.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Takes the payload of one index file, number by number, and lays it out in checked blocks. Handed
 * to {@link CheckpointFiles.Content}; holds 64 KiB. One thread at a time.
 */
public final class IndexFileWriter {
  private final BlockIo.Output out;
  private final FileIdentity identity;
  private final byte[] identityHeader;
  private final byte[] bytes = new byte[IndexFileLayout.BLOCK_BYTES + IndexFileLayout.CRC_BYTES];
  private final ByteBuffer block = IndexFileLayout.buffer(bytes).limit(IndexFileLayout.BLOCK_BYTES);
  private final CRC32C blockCrcs = new CRC32C();
  private long payload;
  private int blocks;

  IndexFileWriter(BlockIo.Output out, FileIdentity identity) {
    this.out = out;
    this.identity = identity;
    this.identityHeader = IndexFileLayout.header(identity, 0);
  }

  /** Writes one byte. */
  public void writeByte(byte value) throws IOException {
    if (!block.hasRemaining()) {
      flushBlock();
    }
    block.put(value);
  }

  /** Writes {@code values}. */
  public void writeBytes(byte[] values) throws IOException {
    int at = 0;
    while (at < values.length) {
      if (!block.hasRemaining()) {
        flushBlock();
      }
      int count = Math.min(values.length - at, block.remaining());
      block.put(values, at, count);
      at += count;
    }
  }

  /** Writes one number of 4 bytes. */
  public void writeInt(int value) throws IOException {
    if (block.remaining() >= Integer.BYTES) {
      block.putInt(value);
    } else {
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        writeByte((byte) (value >>> shift));
      }
    }
  }

  /** Writes one number of 8 bytes. */
  public void writeLong(long value) throws IOException {
    writeInt((int) value);
    writeInt((int) (value >>> Integer.SIZE));
  }

  /** Writes {@code values}, 4 bytes each, bit for bit. */
  public void writeFloats(float[] values) throws IOException {
    int at = 0;
    while (at < values.length) {
      int count = Math.min(values.length - at, block.remaining() / Float.BYTES);
      if (count == 0) {
        writeInt(Float.floatToRawIntBits(values[at++]));
      } else {
        block.asFloatBuffer().put(values, at, count);
        block.position(block.position() + count * Float.BYTES);
        at += count;
      }
    }
  }

  /** Writes the rest and the header, and forces all of it to the device. */
  void finish() throws IOException {
    if (block.position() > 0) {
      flushBlock();
    }
    byte[] header = IndexFileLayout.header(identity, payload);
    byte[] footer = IndexFileLayout.footer(header, blockCrcs, blocks);
    out.write(IndexFileLayout.fileLength(payload) - footer.length, footer, footer.length);
    out.write(0, header, header.length);
    out.force();
  }

  private void flushBlock() throws IOException {
    int length = block.position();
    int crc = IndexFileLayout.blockCrc(identityHeader, blocks, bytes, length);
    IndexFileLayout.updateInt(blockCrcs, crc);
    block.limit(length + IndexFileLayout.CRC_BYTES).putInt(crc);
    out.write(IndexFileLayout.blockPosition(blocks), bytes, block.limit());
    payload += length;
    blocks++;
    block.clear().limit(IndexFileLayout.BLOCK_BYTES);
  }
}
