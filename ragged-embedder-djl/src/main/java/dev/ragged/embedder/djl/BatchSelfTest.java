package dev.ragged.embedder.djl;

import dev.ragged.error.EmbeddingException;
import java.util.List;

/**
 * Asks whether a model gives a text the same vector in a batch as alone. One with dynamic
 * quantisation does not: it scales activations by the whole batch, padding included, and MiniLM's
 * vectors then turn by a cosine of .98 to .995, more than what separates the tenth hit from the
 * eleventh.
 */
final class BatchSelfTest {
  /** What a model must reach: rounding of 32-bit arithmetic stays far above. */
  static final double LEAST_COSINE = 0.99999;

  private static final List<String> TEXTS =
      List.of(
          "A short text.",
          "Rivers carry sand and clay to the sea, where both settle in layers.",
          "yes",
          "The index was rebuilt overnight after two of its files had failed their checksums.",
          "Prices 12.50, 13.75 and 14.00; delivery in 3-5 days.",
          "void run() { while (!queue.isEmpty()) { queue.remove().run(); } }",
          "Der Zug nach Norden fährt heute von Gleis sieben ab.",
          "She read the letter twice, folded it, put it back into the drawer, and for a long time"
              + " said nothing at all, because what it asked of her could not be given.");

  private BatchSelfTest() {}

  /**
   * @throws EmbeddingException with the worst cosine if the model fails
   */
  static void require(Encoder encoder, String model) {
    float[][] together = encoder.encode(TEXTS);
    double least = 1;
    for (int i = 0; i < TEXTS.size(); i++) {
      least = Math.min(least, cosine(encoder.encode(List.of(TEXTS.get(i)))[0], together[i]));
    }
    if (least < LEAST_COSINE) {
      throw new EmbeddingException(
          "the model "
              + model
              + " must not be called with batches: a text's vector changes with the texts beside"
              + " it, cosine="
              + least
              + " where at least "
              + LEAST_COSINE
              + " is needed. Leave batchSize at 1; more threads do what batches would");
    }
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }
}
