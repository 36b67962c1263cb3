package dev.ragged.bench.peers;

import java.io.OutputStream;

/** Counts what is written to it, and keeps nothing. One thread at a time. */
final class CountingStream extends OutputStream {
  private long bytes;

  @Override
  public void write(int value) {
    bytes++;
  }

  @Override
  public void write(byte[] values, int from, int count) {
    bytes += count;
  }

  long bytes() {
    return bytes;
  }
}
