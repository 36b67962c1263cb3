package dev.ragged.memory.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects things of one kind and gives them on some at a time. One thread at a time. */
final class Batch<T> {
  /** Most things in one batch. */
  static final int MAX_SIZE = 200;

  /** A batch that is longer, in characters, takes nothing more. */
  private static final long MAX_LENGTH = 1L << 22;

  private final Consumer<List<T>> next;
  private final List<T> collected = new ArrayList<>();
  private long length;

  Batch(Consumer<List<T>> next) {
    this.next = next;
  }

  /**
   * Adds a thing.
   *
   * @param characters of its texts
   */
  void add(T thing, long characters) {
    collected.add(thing);
    length += characters;
    if (collected.size() == MAX_SIZE || length > MAX_LENGTH) {
      finish();
    }
  }

  /** Gives on what is left. */
  void finish() {
    if (!collected.isEmpty()) {
      List<T> batch = List.copyOf(collected);
      collected.clear();
      length = 0;
      next.accept(batch);
    }
  }
}
