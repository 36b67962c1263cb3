package dev.ragged.cache;

/**
 * Whether an entry was asked for since it was written to its file. Both levels hold the same one,
 * so that what is only ever found in the heap does not look idle on disk. Thread-safe.
 *
 * <p>Concurrency: unsynchronised on purpose. A mark that another thread sees late may cost one
 * entry its place on disk, and a hit in the heap stays free of memory barriers.
 */
final class Usage {
  private boolean asked;

  void ask() {
    if (!asked) {
      asked = true;
    }
  }

  /** Returns whether the entry was asked for, and begins anew. */
  boolean take() {
    boolean taken = asked;
    asked = false;
    return taken;
  }
}
