package dev.ragged.backend.leann.recompute;

/**
 * A row with a byte per component: component <i>i</i> is {@code scale * components[i]}, off by at
 * most half of {@code scale}, which is a 127th of the largest component.
 */
final class QuantizedRow {
  private final float scale;
  private final byte[] components;

  private QuantizedRow(float scale, byte[] components) {
    this.scale = scale;
    this.components = components;
  }

  static QuantizedRow of(float[] row) {
    float largest = 0;
    for (float x : row) {
      largest = Math.max(largest, Math.abs(x));
    }
    float scale = largest / Byte.MAX_VALUE;
    byte[] components = new byte[row.length];
    if (scale > 0) {
      for (int i = 0; i < row.length; i++) {
        components[i] = (byte) Math.round(row[i] / scale);
      }
    }
    return new QuantizedRow(scale, components);
  }

  float[] row() {
    float[] row = new float[components.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = scale * components[i];
    }
    return row;
  }
}
