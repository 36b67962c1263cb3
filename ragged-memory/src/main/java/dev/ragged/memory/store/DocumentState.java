package dev.ragged.memory.store;

import java.util.List;

/** The aggregate of one document that was shown, while it is being counted. */
final class DocumentState {
  final long number;
  final byte[] key;
  final byte[] name;
  long accesses;
  long last;

  DocumentState(long number, byte[] key, byte[] name) {
    this.number = number;
    this.key = key;
    this.name = name;
  }

  /** Returns all that was counted, to be compared. */
  List<Object> counts() {
    return List.of(accesses, last);
  }

  /** Counts an access. */
  void access(long at) {
    last = accesses == 0 ? at : Math.max(last, at);
    accesses++;
  }
}
