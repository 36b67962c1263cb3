package dev.ragged.backend.leann.graph;

/**
 * How far a walk goes. Immutable.
 *
 * @param ef how many of the closest nodes the walk keeps, at least 1: the walk ends when it has
 *     expanded all of them
 * @param beam unseen nodes that a step gathers before it asks for scores, at least 1; with 1 each
 *     step expands one node, as in the paper. More makes fewer, larger steps that score more nodes
 * @param budget most nodes that are scored, at least 1
 * @param patience expansions in a row that may leave the {@code watched} closest nodes as they are
 *     before the walk ends; 0 to have no such end
 * @param watched how many of the closest nodes {@code patience} is about, at least 1
 */
public record WalkParameters(int ef, int beam, int budget, int patience, int watched) {
  public WalkParameters {
    requirePositive(ef, "ef");
    requirePositive(beam, "beam");
    requirePositive(budget, "budget");
    requirePositive(watched, "watched");
    if (patience < 0) {
      throw new IllegalArgumentException("patience must not be negative: patience=" + patience);
    }
  }

  /** Returns the classical best-first walk: one node per step, to its natural end. */
  public static WalkParameters of(int ef) {
    return new WalkParameters(ef, 1, Integer.MAX_VALUE, 0, 1);
  }

  /** Returns these with another {@code beam}. */
  public WalkParameters withBeam(int unseen) {
    return new WalkParameters(ef, unseen, budget, patience, watched);
  }

  /** Returns these with another {@code budget}. */
  public WalkParameters withBudget(int scored) {
    return new WalkParameters(ef, beam, scored, patience, watched);
  }

  /** Returns these with an end after {@code expansions} that did not change the best {@code k}. */
  public WalkParameters withPatience(int expansions, int k) {
    return new WalkParameters(ef, beam, budget, expansions, k);
  }

  private static void requirePositive(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + name + "=" + value);
    }
  }
}
