package dev.ragged.ingest;

import java.util.Optional;

/**
 * Vectors of chunks whose documents are not committed yet, so that an ingest that was cut off need
 * not embed them again. Only a help: it may forget at any time, and never throws. Thread-safe.
 */
interface PendingVectors {
  /** Remembers nothing. */
  PendingVectors NONE =
      new PendingVectors() {
        @Override
        public Optional<float[]> find(String text) {
          return Optional.empty();
        }

        @Override
        public void keep(String text, float[] vector) {}

        @Override
        public void clear() {}
      };

  /** Returns a fresh copy of the vector of {@code text}, the same bit for bit as was kept. */
  Optional<float[]> find(String text);

  /** Keeps a copy of {@code vector}, if there is room. */
  void keep(String text, float[] vector);

  /** Forgets everything. */
  void clear();
}
