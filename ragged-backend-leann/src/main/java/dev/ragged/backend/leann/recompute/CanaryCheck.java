package dev.ragged.backend.leann.recompute;

import dev.ragged.error.EmbedderMismatchException;
import dev.ragged.index.OrdinalSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares a {@link Canary} with the embedder before the first recomputation after an index was
 * opened, and remembers the result. Thread-safe.
 */
public final class CanaryCheck {
  // Concurrency: searches that come first at the same moment all compare, on the same recomputed
  // rows; none waits for a lock, which one without a deadline could hold for long.

  private final Canary canary;
  private final Recomputer recomputer;
  private volatile boolean passed;
  private volatile @Nullable String mismatch;

  /** Makes the check of an index whose files hold {@code canary}. */
  public CanaryCheck(Canary canary, Recomputer recomputer) {
    this.canary = Objects.requireNonNull(canary, "canary");
    this.recomputer = Objects.requireNonNull(recomputer, "recomputer");
    passed = canary.size() == 0;
  }

  /**
   * Returns whether vectors may be recomputed: true once the embedder has proved right, false if it
   * did not answer before the deadline. Costs up to 16 recomputations the first time, nothing
   * later.
   *
   * @param live all ordinals of the index; one whose chunk was just deleted does no harm
   * @throws EmbedderMismatchException if the embedder gives other vectors than the index was built
   *     of; again at every call
   * @throws dev.ragged.error.EmbeddingException if the model fails; the next call tries again
   */
  public boolean passes(OrdinalSet live, Deadline deadline, Tally tally) {
    if (passed) {
      return true;
    }
    if (mismatch != null) {
      throw new EmbedderMismatchException(mismatch);
    }
    try {
      passed = canary.verify(recomputer, live, deadline, tally);
      return passed;
    } catch (EmbedderMismatchException e) {
      mismatch = e.getMessage();
      throw e;
    }
  }
}
