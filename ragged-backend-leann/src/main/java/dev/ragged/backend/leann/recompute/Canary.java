package dev.ragged.backend.leann.recompute;

import dev.ragged.error.EmbedderMismatchException;
import dev.ragged.index.IndexFileReader;
import dev.ragged.index.IndexFileWriter;
import dev.ragged.index.OrdinalSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * A few vectors as they were when the index was built. Recomputed, they tell whether the embedder
 * is still the one whose vectors the index has codes and edges of: another model, tokenizer or
 * precision under the same name, or one whose vectors change with their batch. Immutable.
 *
 * <p>In a file, numbers little-endian:
 *
 * <pre>
 * 4          number of vectors n, at most 16
 * n times:
 *   4        ordinal, ascending
 *   4 * d    the prepared row, IEEE 754
 * </pre>
 */
public final class Canary {
  // The bounds: with a sentence model, one text per call and padded batches differ by a mean cosine
  // of 0.994 (which costs a tenth of the top ten), the same model on another runtime by 3e-8.

  /** No vectors: agrees with every embedder. */
  public static final Canary NONE = new Canary(new TreeMap<>());

  static final int MAX_SIZE = 16;

  /** Vectors of the index for each one kept, so that it takes a few bytes per vector only. */
  static final int VECTORS_EACH = 256;

  static final double MIN_MEAN = 0.999;
  static final double MIN_EACH = 0.99;

  private final SortedMap<Integer, float[]> rows;

  private Canary(SortedMap<Integer, float[]> rows) {
    this.rows = rows;
  }

  /** Returns the number of vectors. */
  public int size() {
    return rows.size();
  }

  /**
   * Returns a canary for an index of {@code live}: what is live of this one, filled up with vectors
   * that are at hand, evenly spread. One for every 256 live vectors, at least one, at most 16.
   *
   * @param atHand live ordinals whose rows are at hand
   * @param row gives the prepared row of one of {@code atHand}; copied
   */
  public Canary renewed(OrdinalSet live, OrdinalSet atHand, IntFunction<float[]> row) {
    int wanted = wanted(live);
    SortedMap<Integer, float[]> kept = new TreeMap<>();
    rows.forEach(
        (ordinal, vector) -> {
          if (live.contains(ordinal) && kept.size() < wanted) {
            kept.put(ordinal, vector);
          }
        });
    int[] fresh = atHand.stream().filter(ordinal -> !kept.containsKey(ordinal)).toArray();
    for (int ordinal : spread(fresh, wanted - kept.size())) {
      kept.put(ordinal, row.apply(ordinal).clone());
    }
    return new Canary(kept);
  }

  /** Returns the ordinals of a new canary for an index of {@code live}, ascending. */
  public static int[] choose(OrdinalSet live) {
    return spread(live.stream().toArray(), wanted(live));
  }

  private static int wanted(OrdinalSet live) {
    return Math.min(MAX_SIZE, (live.size() + VECTORS_EACH - 1) / VECTORS_EACH);
  }

  private static int[] spread(int[] ordinals, int most) {
    int count = Math.min(most, ordinals.length);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = ordinals[(int) ((long) i * ordinals.length / count)];
    }
    return chosen;
  }

  /** Returns whether any of these vectors is of {@code live}: if not, every embedder passes. */
  public boolean covers(OrdinalSet live) {
    return rows.keySet().stream().anyMatch(live::contains);
  }

  /** Writes this canary. */
  public void writeTo(IndexFileWriter out) throws IOException {
    out.writeInt(rows.size());
    for (var entry : rows.entrySet()) {
      out.writeInt(entry.getKey());
      out.writeFloats(entry.getValue());
    }
  }

  /**
   * Reads a canary.
   *
   * @param dimension length of every vector of the index
   * @throws dev.ragged.error.StoreCorruptedException if it breaks the layout
   */
  public static Canary readFrom(IndexFileReader in, int dimension) throws IOException {
    int count = in.readCount(Integer.BYTES + (long) Float.BYTES * dimension, "canary vectors");
    if (count > MAX_SIZE) {
      throw in.corrupted("canary vectors", "0 to " + MAX_SIZE, count);
    }
    SortedMap<Integer, float[]> rows = new TreeMap<>();
    int last = -1;
    for (int i = 0; i < count; i++) {
      int ordinal = in.readInt();
      if (ordinal <= last) {
        throw in.corrupted("canary ordinal", "more than " + last, ordinal);
      }
      float[] row = new float[dimension];
      in.readFloats(row);
      for (float x : row) {
        if (!Float.isFinite(x)) {
          throw in.corrupted("canary component of ordinal " + ordinal, "a finite number", x);
        }
      }
      rows.put(ordinal, row);
      last = ordinal;
    }
    return new Canary(rows);
  }

  /**
   * Recomputes the vectors that are still live and compares. Costs one call to the store, or one
   * for each vector if one of them is gone.
   *
   * @return whether they came in time
   * @throws EmbedderMismatchException if their mean agreement is below 0.999 or one's below 0.99;
   *     the agreement of two vectors of length 1 is their cosine
   * @throws UnfitVectorException if few of them do not fit their codes
   * @throws dev.ragged.error.EmbeddingException if the model fails
   */
  boolean verify(Recomputer recomputer, OrdinalSet live, Deadline deadline, Tally tally) {
    int[] present = rows.keySet().stream().filter(live::contains).mapToInt(i -> i).toArray();
    List<Double> agreements = new ArrayList<>();
    boolean inTime;
    try {
      inTime = compare(recomputer, present, deadline, tally, agreements);
    } catch (IllegalArgumentException | UnfitVectorException e) {
      inTime = compareEach(recomputer, present, deadline, tally, agreements);
    }
    if (inTime) {
      require(agreements);
    }
    return inTime;
  }

  /**
   * Compares one by one: what was deleted a moment ago is in the index and no longer in the store,
   * and what does not even fit its code agrees in nothing. If no more than half of them do not fit,
   * it is the texts that changed, not the embedder.
   */
  private boolean compareEach(
      Recomputer recomputer, int[] present, Deadline deadline, Tally tally, List<Double> out) {
    List<UnfitVectorException> unfit = new ArrayList<>();
    for (int ordinal : present) {
      try {
        if (!compare(recomputer, new int[] {ordinal}, deadline, tally, out)) {
          return false;
        }
      } catch (UnfitVectorException e) {
        unfit.add(e);
        out.add(0.0);
      } catch (IllegalArgumentException gone) {
        // Nothing to compare with.
      }
    }
    if (!unfit.isEmpty() && 2 * unfit.size() <= out.size()) {
      throw unfit.get(0);
    }
    return true;
  }

  private boolean compare(
      Recomputer recomputer, int[] ordinals, Deadline deadline, Tally tally, List<Double> out) {
    float[][] again = new float[ordinals.length][];
    if (!recomputer.rows(ordinals, ordinals.length, again, deadline, tally)) {
      return false;
    }
    for (int i = 0; i < ordinals.length; i++) {
      out.add(agreement(Objects.requireNonNull(rows.get(ordinals[i])), again[i]));
    }
    return true;
  }

  private static void require(List<Double> agreements) {
    double mean = agreements.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    double least = agreements.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    // So written that what is not a number is refused.
    if (!(mean >= MIN_MEAN && least >= MIN_EACH)) {
      throw new EmbedderMismatchException(
          String.format(
              Locale.ROOT,
              "the embedder no longer gives the vectors that the index was built of: over %d of"
                  + " them the mean cosine is %.5f and must be at least %s, the lowest is %.5f and"
                  + " must be at least %s; open the store with the former embedder, or give this"
                  + " one another name and replace all vectors: Ragged.builder()...reembed()",
              agreements.size(),
              mean,
              MIN_MEAN,
              least,
              MIN_EACH));
    }
  }

  /**
   * Returns 1 for equal vectors, less for others: 1 - |a-b|^2 / (|a|^2 + |b|^2), which for vectors
   * of length 1 is the cosine, and for others also tells lengths apart.
   */
  static double agreement(float[] a, float[] b) {
    double difference = 0;
    double lengths = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (double) a[i] - b[i];
      difference += d * d;
      lengths += (double) a[i] * a[i] + (double) b[i] * b[i];
    }
    return lengths == 0 ? 1 : 1 - difference / lengths;
  }
}
