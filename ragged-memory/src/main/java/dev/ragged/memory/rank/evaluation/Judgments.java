package dev.ragged.memory.rank.evaluation;

import dev.ragged.document.Texts;
import java.util.Comparator;
import java.util.Map;

/**
 * How relevant each document is to one query. Immutable.
 *
 * @param grades by document id, from 0 (not relevant) to {@value #MAX_GRADE}; a document that is
 *     not named has grade 0
 */
public record Judgments(Map<String, Integer> grades) {
  /** Highest grade accepted; the gain of a document is 2<sup>grade</sup> - 1. */
  public static final int MAX_GRADE = 20;

  public Judgments {
    grades = Map.copyOf(grades);
    grades.forEach(
        (id, grade) -> {
          Texts.requireId(id, "id", Integer.MAX_VALUE);
          if (grade < 0 || grade > MAX_GRADE) {
            throw new IllegalArgumentException(
                "grade must be from 0 to " + MAX_GRADE + ": grade=" + grade + " of id=" + id);
          }
        });
  }

  /** Returns the grade of a document, 0 if it was not judged. */
  public int grade(String id) {
    return grades.getOrDefault(id, 0);
  }

  /** Returns all grades, highest first: those of the best ranking there could be. */
  int[] best() {
    return grades.values().stream()
        .sorted(Comparator.reverseOrder())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
