package dev.ragged;

import java.util.List;

/**
 * Whether a store is sound. Immutable.
 *
 * @param problems what is wrong, a sentence each; empty if nothing is
 */
public record Health(List<String> problems) {
  public Health {
    problems = List.copyOf(problems);
  }

  /** Returns whether nothing is wrong. */
  public boolean isHealthy() {
    return problems.isEmpty();
  }
}
