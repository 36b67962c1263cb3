package dev.ragged.memory.fact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The versions of one persona that state something, by precedence: of two in one scope, the one
 * with the greater rank wins. A rank is a position from 0. Immutable.
 */
final class RankedVersions {
  /** The scope of what nothing excludes. */
  static final int NO_SCOPE = -1;

  private final FactVersion[] versions;
  private final int[] scopes;
  private final int scopeCount;

  private RankedVersions(FactVersion[] versions, int[] scopes, int scopeCount) {
    this.versions = versions;
    this.scopes = scopes;
    this.scopeCount = scopeCount;
  }

  /**
   * Returns {@code versions} without retractions. Time O(n log n).
   *
   * @throws IllegalArgumentException if two have the same sequence number
   */
  static RankedVersions of(Collection<FactVersion> versions, PredicateRules rules) {
    checkDistinct(versions);
    FactVersion[] ranked =
        versions.stream()
            .filter(version -> !version.isRetraction())
            .sorted(FactVersion.PRECEDENCE)
            .toArray(FactVersion[]::new);
    Map<FactScope, Integer> numbers = new HashMap<>();
    int[] scopes = new int[ranked.length];
    for (int rank = 0; rank < ranked.length; rank++) {
      Optional<FactScope> scope = rules.scope(ranked[rank].fact());
      scopes[rank] =
          scope.isEmpty() ? NO_SCOPE : numbers.computeIfAbsent(scope.get(), key -> numbers.size());
    }
    return new RankedVersions(ranked, scopes, numbers.size());
  }

  private static void checkDistinct(Collection<FactVersion> versions) {
    Map<Long, FactVersion> seen = new HashMap<>();
    for (FactVersion version : versions) {
      FactVersion twin = seen.put(version.sequence(), version);
      if (twin != null) {
        throw new IllegalArgumentException(
            "versions must each be given once, and be of one persona: sequence="
                + version.sequence()
                + " is that of "
                + twin.label()
                + " and of "
                + version.label());
      }
    }
  }

  int size() {
    return versions.length;
  }

  FactVersion version(int rank) {
    return versions[rank];
  }

  /** Returns a number below {@link #scopeCount()}, or {@link #NO_SCOPE}. */
  int scope(int rank) {
    return scopes[rank];
  }

  int scopeCount() {
    return scopeCount;
  }

  /** Returns the ranks that pass, ascending. */
  int[] ranks(IntPredicate test) {
    return IntStream.range(0, versions.length).filter(test).toArray();
  }

  /**
   * Returns those that hold of the ones that are stated at one instant: the winner of each scope,
   * and all without a scope. In the order in which they were recorded.
   *
   * @param ranks ascending
   */
  List<FactVersion> winners(int[] ranks) {
    BitSet settled = new BitSet(scopeCount);
    List<FactVersion> winners = new ArrayList<>();
    for (int i = ranks.length - 1; i >= 0; i--) {
      int scope = scopes[ranks[i]];
      if (scope == NO_SCOPE || !settled.get(scope)) {
        winners.add(versions[ranks[i]]);
        if (scope != NO_SCOPE) {
          settled.set(scope);
        }
      }
    }
    winners.sort(FactVersion.BY_SEQUENCE);
    return winners;
  }
}
