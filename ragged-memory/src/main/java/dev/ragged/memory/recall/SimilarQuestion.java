package dev.ragged.memory.recall;

import dev.ragged.persona.Interaction;
import java.util.Objects;

/**
 * A question that the persona asked before. Immutable.
 *
 * @param interaction the last time that it was asked
 * @param similarity how close it is, in [0, 1]: (1 + cosine) / 2, as the scores of hits; 0.5 for
 *     questions that have nothing in common, 1 for equal ones
 * @param count how often it was asked, at least 1; questions that differ only in case and white
 *     space are equal
 */
public record SimilarQuestion(Interaction interaction, double similarity, long count) {
  public SimilarQuestion {
    Objects.requireNonNull(interaction, "interaction");
    if (!(similarity >= 0 && similarity <= 1)) {
      throw new IllegalArgumentException(
          "similarity must be within 0..1: similarity=" + similarity);
    }
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1: count=" + count);
    }
  }

  /** Returns the question as it was asked last. */
  public String text() {
    return interaction.query();
  }
}
