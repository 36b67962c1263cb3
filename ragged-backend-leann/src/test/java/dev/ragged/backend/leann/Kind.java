package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.Traversal;
import dev.ragged.backend.leann.options.VectorCodec;
import java.util.function.Supplier;

/** Every way to store and search vectors that differs in code that runs. */
enum Kind {
  CODES_1(LeannOptions::codes),
  CODES_2(() -> LeannOptions.codes(VectorCodec.RABITQ_2)),
  CODES_BYTES(() -> LeannOptions.codes(VectorCodec.INT8)),
  RECOMPUTE(LeannOptions::recompute),
  NAIVE(() -> LeannOptions.recompute().traversal(Traversal.NAIVE)),
  FULL(LeannOptions::full),
  FULL_FLOATS(() -> LeannOptions.full(VectorCodec.FLOAT32)),
  FULL_BYTES(() -> LeannOptions.full(VectorCodec.INT8));

  private final Supplier<LeannOptions.Builder> builder;

  Kind(Supplier<LeannOptions.Builder> builder) {
    this.builder = builder;
  }

  LeannOptions.Builder builder() {
    return builder.get();
  }

  /** Returns whether searches recompute vectors. */
  boolean recomputes() {
    return this == CODES_1
        || this == CODES_2
        || this == CODES_BYTES
        || this == RECOMPUTE
        || this == NAIVE;
  }

  /** Returns whether all scores are those of the vectors themselves. */
  boolean scoresExactly() {
    return this != FULL_BYTES;
  }
}
