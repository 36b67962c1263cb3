package dev.ragged.memory.privacy.cipher;

import java.util.Arrays;

/** Secret bytes that can be wiped. Thread-safe. */
final class Secret implements AutoCloseable {
  // The lock keeps a reader from copying a key that is half wiped: content sealed under zeros would
  // be open to everybody.
  private final byte[] bytes;
  private final String name;
  private boolean wiped;

  /** Copies {@code bytes}; {@code name} says in errors what they are. */
  Secret(byte[] bytes, String name) {
    this.bytes = bytes.clone();
    this.name = name;
  }

  /**
   * Returns a copy, which the caller wipes.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  synchronized byte[] copy() {
    if (wiped) {
      throw new IllegalStateException(name + " was closed and its bytes are wiped; open a new one");
    }
    return bytes.clone();
  }

  synchronized boolean isWiped() {
    return wiped;
  }

  @Override
  public synchronized void close() {
    wiped = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return name + (isWiped() ? "[wiped]" : "[secret]");
  }
}
