package dev.ragged.migration;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a test of an index found. Immutable.
 *
 * @param chunks chunks that the index must hold, all of which were looked for
 * @param compared vectors that were compared; 0 if the backend keeps none
 * @param queries questions by which recall was measured
 * @param recall mean recall@10 of a search with the configured effort, in [0, 1]; empty if nothing
 *     could tell what is nearest without embedding the whole store, or nothing was asked
 * @param minRecall what was demanded
 * @param embedded texts that were embedded anew
 * @param elapsed how long it took
 * @param differences what is wrong, at most a few of each kind; empty if nothing is
 */
public record Verification(
    long chunks,
    long compared,
    int queries,
    OptionalDouble recall,
    double minRecall,
    long embedded,
    Duration elapsed,
    List<String> differences) {
  public Verification {
    Objects.requireNonNull(recall, "recall");
    Objects.requireNonNull(elapsed, "elapsed");
    differences = List.copyOf(differences);
  }

  /** Returns whether the index holds what it must. */
  public boolean isWhole() {
    return differences.isEmpty();
  }

  /** Returns whether recall is as high as was demanded, as far as it was measured. */
  public boolean findsEnough() {
    return recall.isEmpty() || recall.getAsDouble() >= minRecall;
  }

  /** Returns whether nothing is wrong. */
  public boolean passed() {
    return isWhole() && findsEnough();
  }

  /** Returns one line for people. */
  public String summary() {
    return String.format(
        "%s: %d chunks, %d vectors compared, recall@10 %s of %d questions (at least %.3f), %.1f s%s",
        passed() ? "passed" : "FAILED",
        chunks,
        compared,
        recall.isPresent() ? String.format("%.3f", recall.getAsDouble()) : "not measured",
        queries,
        minRecall,
        elapsed.toMillis() / 1000.0,
        isWhole() ? "" : "; " + String.join("; ", differences));
  }
}
