package dev.ragged.backend.leann.codes;

import dev.ragged.backend.leann.options.VectorCodec;

/**
 * What a kind of codec does with each dimension.
 *
 * @param bits per level; also what stands for the kind in files
 * @param doubledOffset twice what is to be taken off a level, so that levels lie evenly around zero
 * @param quantizer finds the levels
 */
record CodeShape(int bits, int doubledOffset, Quantizer quantizer) {
  static CodeShape of(VectorCodec kind) {
    return switch (kind) {
      case RABITQ_1 -> new CodeShape(1, 1, Quantizer::signs);
      case RABITQ_2 -> new CodeShape(2, 3, new GridQuantizer(2));
      case RABITQ_4 -> new CodeShape(4, 15, new GridQuantizer(4));
      case INT8 -> new CodeShape(8, 0, Quantizer::bytes);
      case FLOAT32 ->
          throw new IllegalArgumentException("a whole vector is no code: codec=" + kind);
    };
  }

  CodeLayout layout(int dimension) {
    return bits <= 2 ? new BitPlanes(bits, dimension) : new PackedRows(bits, dimension);
  }
}
