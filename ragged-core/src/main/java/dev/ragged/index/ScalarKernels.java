package dev.ragged.index;

/**
 * Kernels in plain Java: four sums side by side, so that additions need not wait for each other.
 */
final class ScalarKernels implements VectorKernels {
  static final ScalarKernels INSTANCE = new ScalarKernels();

  private ScalarKernels() {}

  @Override
  public float dot(float[] a, float[] b) {
    return dot(a, b, 0);
  }

  @Override
  public void dots(float[] query, float[] rows, int[] numbers, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = dot(query, rows, numbers[i] * query.length);
    }
  }

  private static float dot(float[] a, float[] b, int start) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (int end = a.length & ~3; i < end; i += 4) {
      s0 += a[i] * b[start + i];
      s1 += a[i + 1] * b[start + i + 1];
      s2 += a[i + 2] * b[start + i + 2];
      s3 += a[i + 3] * b[start + i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[start + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public float squaredDistance(float[] a, float[] b) {
    return squaredDistance(a, b, 0);
  }

  @Override
  public void squaredDistances(float[] query, float[] rows, int[] numbers, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = squaredDistance(query, rows, numbers[i] * query.length);
    }
  }

  private static float squaredDistance(float[] a, float[] b, int start) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (int end = a.length & ~3; i < end; i += 4) {
      float d0 = a[i] - b[start + i];
      float d1 = a[i + 1] - b[start + i + 1];
      float d2 = a[i + 2] - b[start + i + 2];
      float d3 = a[i + 3] - b[start + i + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; i < a.length; i++) {
      float d = a[i] - b[start + i];
      s0 += d * d;
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public int dot(byte[] a, byte[] b) {
    int s0 = 0;
    int s1 = 0;
    int s2 = 0;
    int s3 = 0;
    int i = 0;
    for (int end = a.length & ~3; i < end; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public CodeKernels codes() {
    return ScalarCodeKernels.INSTANCE;
  }

  @Override
  public String name() {
    return "scalar";
  }
}
