package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.Traversal;
import dev.ragged.backend.leann.options.VectorCodec;

/** Every way to store and search vectors that differs in code that runs. */
enum Kind {
  CODES_1,
  CODES_2,
  CODES_BYTES,
  RECOMPUTE,
  NAIVE,
  FULL,
  FULL_FLOATS,
  FULL_BYTES;

  LeannOptions.Builder builder() {
    return switch (this) {
      case CODES_1 -> LeannOptions.codes();
      case CODES_2 -> LeannOptions.codes(VectorCodec.RABITQ_2);
      case CODES_BYTES -> LeannOptions.codes(VectorCodec.INT8);
      case RECOMPUTE -> LeannOptions.recompute();
      case NAIVE -> LeannOptions.recompute().traversal(Traversal.NAIVE);
      case FULL -> LeannOptions.full(VectorCodec.RABITQ_4);
      case FULL_FLOATS -> LeannOptions.full(VectorCodec.FLOAT32);
      case FULL_BYTES -> LeannOptions.full(VectorCodec.INT8);
    };
  }

  /** Returns whether recomputed vectors may be kept. */
  boolean caches() {
    return this != NAIVE && !builder().build().keepsRows();
  }

  /** Returns whether all scores are those of the vectors themselves. */
  boolean scoresExactly() {
    return this != FULL_BYTES;
  }
}
