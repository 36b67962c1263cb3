package dev.ragged.backend.leann.codes;

/**
 * Rounds to 2^bits levels that lie evenly around zero, on the scale at which the code points most
 * nearly where the vector does. Immutable.
 *
 * <p>The codes of extended RaBitQ (Gao et al., arXiv:2409.09913, section 3.2). The paper visits
 * every scale at which a component changes its level; here eight scales are tried, and then single
 * levels are moved by one while that brings the code nearer.
 */
final class GridQuantizer implements Quantizer {
  // A scale is given as a share of that at which the largest component just fits. For a normal
  // distribution 0.6 to 0.9 is best; few large components ask for less.
  private static final int SCALES = 8;
  private static final double SMALLEST_SCALE = 0.35;
  private static final int SWEEPS = 4;

  /** Number of levels on either side of zero; their sizes are 0.5, 1.5 and so on. */
  private final int half;

  GridQuantizer(int bits) {
    half = 1 << (bits - 1);
  }

  @Override
  public void quantize(float[] vector, byte[] levels) {
    float largest = Quantizer.largest(vector);
    float inverse = largest == 0 ? 0 : bestInverseScale(vector, half / largest);
    for (int i = 0; i < vector.length; i++) {
      int size = Math.min((int) (Math.abs(vector[i]) * inverse), half - 1);
      levels[i] = (byte) size;
    }
    refine(vector, levels);
    for (int i = 0; i < vector.length; i++) {
      levels[i] = (byte) (vector[i] >= 0 ? half + levels[i] : half - 1 - levels[i]);
    }
  }

  private float bestInverseScale(float[] vector, float widest) {
    float best = widest;
    double bestCosine = -1;
    for (int i = 0; i < SCALES; i++) {
      float inverse = (float) (widest / Math.pow(SMALLEST_SCALE, i / (SCALES - 1.0)));
      double cosine = squaredCosine(vector, inverse);
      if (cosine > bestCosine) {
        best = inverse;
        bestCosine = cosine;
      }
    }
    return best;
  }

  /** Up to a factor that depends on the vector only. */
  private double squaredCosine(float[] vector, float inverse) {
    float outermost = half - 1;
    float product = 0;
    float squares = 0;
    for (float x : vector) {
      float size = Math.abs(x);
      float level = (int) Math.min(size * inverse, outermost) + 0.5f;
      product += level * size;
      squares += level * level;
    }
    return (double) product * product / squares;
  }

  /** Moves the sizes in {@code levels} by one where that raises the cosine. */
  private void refine(float[] vector, byte[] levels) {
    double product = 0;
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      double level = levels[i] + 0.5;
      product += level * Math.abs(vector[i]);
      squares += level * level;
    }
    boolean moved = true;
    for (int sweep = 0; moved && sweep < SWEEPS; sweep++) {
      moved = false;
      for (int i = 0; i < vector.length; i++) {
        double size = Math.abs(vector[i]);
        int level = levels[i];
        // The best level were size * squares / product if the others stay.
        int step = size * squares > (level + 0.5) * product ? 1 : -1;
        if (level + step < 0 || level + step >= half) {
          continue;
        }
        double newProduct = product + step * size;
        double newSquares = squares + step * (2 * level + 1) + 1;
        if (newProduct * newProduct * squares > product * product * newSquares) {
          levels[i] = (byte) (level + step);
          product = newProduct;
          squares = newSquares;
          moved = true;
        }
      }
    }
  }
}
