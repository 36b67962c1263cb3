package dev.ragged.memory.question;

import dev.ragged.index.VectorIndex;
import dev.ragged.memory.store.QuestionVectorTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ordinals of an index of questions stand for: each for one question, however often it was
 * asked; its vector is that of the first row. One thread at a time.
 */
final class KnownQuestions {
  private final VectorIndex index;
  private final long after;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private long[] latest = new long[16];
  private int[] counts = new int[16];
  private long last;
  private long rows;

  /**
   * Starts without questions.
   *
   * @param after number of the row that is followed by those that count
   */
  KnownQuestions(VectorIndex index, long after) {
    this.index = index;
    this.after = after;
    this.last = after;
  }

  /** Adds rows that come after all that were added. */
  void add(List<QuestionVectorTable.Row> added) {
    List<float[]> vectors = new ArrayList<>();
    int first = ordinals.size();
    for (QuestionVectorTable.Row row : added) {
      int ordinal = ordinals.computeIfAbsent(row.question(), question -> ordinals.size());
      if (ordinal == first + vectors.size()) {
        vectors.add(row.vector());
        if (ordinal == latest.length) {
          latest = Arrays.copyOf(latest, 2 * ordinal);
          counts = Arrays.copyOf(counts, 2 * ordinal);
        }
      }
      counts[ordinal]++;
      latest[ordinal] = Math.max(latest[ordinal], row.interaction());
      last = row.number();
      rows++;
    }
    if (!vectors.isEmpty()) {
      int[] numbers = new int[vectors.size()];
      Arrays.setAll(numbers, i -> first + i);
      index.add(numbers, vectors.toArray(float[][]::new));
    }
  }

  VectorIndex index() {
    return index;
  }

  /** Returns the number of the row that is followed by those that count. */
  long after() {
    return after;
  }

  /** Returns the number of the last row. */
  long last() {
    return last;
  }

  /** Returns how many rows were added. */
  long rows() {
    return rows;
  }

  /** Returns how many questions there are. */
  int size() {
    return ordinals.size();
  }

  /** Returns the number of the interaction in which the question was asked last. */
  long latest(int ordinal) {
    return latest[ordinal];
  }

  /** Returns how often the question was asked. */
  long count(int ordinal) {
    return counts[ordinal];
  }
}
