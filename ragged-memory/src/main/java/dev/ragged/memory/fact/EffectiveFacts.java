package dev.ragged.memory.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds when each of some versions held. */
final class EffectiveFacts {
  private static final Comparator<EffectiveFact> BY_START =
      Comparator.comparing((EffectiveFact fact) -> fact.held().from())
          .thenComparing(EffectiveFact::version, FactVersion.BY_SEQUENCE);

  private EffectiveFacts() {}

  /**
   * Returns when each of the versions held, by start. Time O(n log n).
   *
   * @param ranks ascending, of versions known at one time
   */
  static List<EffectiveFact> of(RankedVersions versions, int[] ranks) {
    List<EffectiveFact> held = new ArrayList<>();
    @Nullable Succession[] successions = new Succession[versions.scopeCount()];
    for (int rank : ranks) {
      FactVersion version = versions.version(rank);
      int scope = versions.scope(rank);
      if (scope == RankedVersions.NO_SCOPE) {
        held.add(new EffectiveFact(version, version.validity()));
        continue;
      }
      Succession succession = successions[scope];
      if (succession == null) {
        succession = new Succession(held);
        successions[scope] = succession;
      }
      succession.add(version);
    }
    for (Succession succession : successions) {
      if (succession != null) {
        succession.finish();
      }
    }
    held.sort(BY_START);
    return held;
  }
}
