package dev.ragged.bench.corpus;

import dev.ragged.bench.ClusteredVectors;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for a model that costs nearly nothing: the vector of a text is the sum of the centres
 * of its words' topics and of a few components of each word, so that texts on a topic are near each
 * other, and those that share words nearer. Takes some 20 microseconds for a chunk. Thread-safe.
 */
final class TopicVectors implements Embedder {
  private static final int COMPONENTS = 8;
  private static final float OF_WORD = 0.6f;
  private static final float OF_COMMON_WORD = 0.15f;

  private final float[][] centres;
  private final EmbedderFingerprint fingerprint;

  TopicVectors(int dimension, long seed) {
    centres = new ClusteredVectors(TopicWords.TOPICS, dimension, seed).next(TopicWords.TOPICS);
    fingerprint = new EmbedderFingerprint("precomputed", dimension, "topics, seed=" + seed);
  }

  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (String text : texts) {
      vectors.add(vector(text));
    }
    return vectors;
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return fingerprint;
  }

  private float[] vector(String text) {
    float[] vector = new float[fingerprint.dimension()];
    int[] topics = new int[centres.length];
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        word(text.substring(start, i), vector, topics);
        start = -1;
      }
    }
    for (int topic = 0; topic < topics.length; topic++) {
      for (int i = 0; topics[topic] > 0 && i < vector.length; i++) {
        vector[i] += topics[topic] * centres[topic][i];
      }
    }
    return unit(vector);
  }

  private static void word(String word, float[] vector, int[] topics) {
    int topic = TopicWords.topicOf(word);
    if (topic >= 0) {
      topics[topic]++;
    }
    float weight = topic >= 0 ? OF_WORD : OF_COMMON_WORD;
    long bits = word.hashCode() * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < COMPONENTS; i++) {
      bits = (bits ^ bits >>> 29) * 0xBF58476D1CE4E5B9L;
      int component = (int) Math.floorMod(bits >>> 1, (long) vector.length);
      vector[component] += (bits & 1) == 0 ? weight : -weight;
    }
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    if (squares == 0) {
      // No word, or words that cancel each other out.
      vector[0] = 1;
      return vector;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * scale);
    }
    return vector;
  }
}
