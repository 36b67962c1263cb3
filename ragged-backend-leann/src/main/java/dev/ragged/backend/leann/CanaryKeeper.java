package dev.ragged.backend.leann;

import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.error.RaggedException;
import dev.ragged.index.OrdinalSet;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the canary of an index alive while vectors come and go. One thread at a time. */
final class CanaryKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(CanaryKeeper.class);

  private final Function<int[], float[][]> rows;
  private Canary canary;

  /**
   * @param canary of the checkpoint that was loaded
   * @param rows gives the prepared rows of live ordinals, recomputed if need be
   */
  CanaryKeeper(Canary canary, Function<int[], float[][]> rows) {
    this.canary = canary;
    this.rows = rows;
  }

  /** Replaces what is no longer live, and fills up, by rows that are at hand. */
  void renew(OrdinalSet live, OrdinalSet atHand, IntFunction<float[]> row) {
    canary = canary.renewed(live, atHand, row);
  }

  /**
   * Returns the canary to be saved with an index of {@code live}. If nothing of it is left, it is
   * chosen again, for which up to 16 vectors are recomputed.
   */
  Canary of(OrdinalSet live) {
    if (!live.isEmpty() && !canary.covers(live)) {
      chooseAgain(live);
    }
    return canary;
  }

  private void chooseAgain(OrdinalSet live) {
    int[] chosen = Canary.choose(live);
    try {
      float[][] found = rows.apply(chosen);
      renew(live, OrdinalSet.of(chosen), i -> found[Arrays.binarySearch(chosen, i)]);
    } catch (RaggedException | IllegalArgumentException e) {
      // The model fails, or a chunk was deleted a moment ago: no reason not to save the index.
      LOG.info(
          "vectors by which a change of the model is noticed could not be recomputed; the next"
              + " checkpoint tries again",
          e);
    }
  }
}
