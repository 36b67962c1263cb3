package dev.ragged.index;

/** Kernels for codes in plain Java. */
final class ScalarCodeKernels implements CodeKernels {
  static final CodeKernels INSTANCE = new ScalarCodeKernels();

  private ScalarCodeKernels() {}

  @Override
  public void nibbleDots(int[] query, int[] rows, int words, int[] numbers, int count, int[] out) {
    int part = CodeKernels.partLength(words);
    for (int i = 0; i < count; i++) {
      int start = numbers[i] * words;
      int sum = 0;
      for (int j = 0; j < words; j++) {
        int word = rows[start + j];
        for (int b = 0, at = j; b < 16; b += 4, at += part) {
          int weights = query[at];
          sum += ((word >>> b) & 15) * (short) weights;
          sum += ((word >>> (b + 16)) & 15) * (weights >> 16);
        }
      }
      out[i] = sum;
    }
  }

  @Override
  public void byteDots(int[] query, int[] rows, int words, int[] numbers, int count, int[] out) {
    int part = CodeKernels.partLength(words);
    for (int i = 0; i < count; i++) {
      int start = numbers[i] * words;
      int sum = 0;
      for (int j = 0; j < words; j++) {
        int word = rows[start + j];
        int even = query[j];
        int odd = query[part + j];
        sum += (byte) word * (short) even;
        sum += (byte) (word >> 8) * (short) odd;
        sum += (byte) (word >> 16) * (even >> 16);
        sum += (word >> 24) * (odd >> 16);
      }
      out[i] = sum;
    }
  }
}
