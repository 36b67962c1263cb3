package dev.ragged.profiling;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What opening took, computed from the spans of {@link Stages#OPEN}. Without any, all figures are
 * zero. Immutable.
 *
 * @param total how long opening took, each time
 * @param stages time of each stage without stages inside it, by name: opening itself, store, index,
 *     memory, embedder
 */
public record StartupProfile(Durations total, Map<String, Duration> stages) {
  /** Creates a profile. */
  public StartupProfile {
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }

  /** Returns what {@code report} says of opening. */
  public static StartupProfile of(ProfileReport report) {
    StageSums sums = new StageSums(report);
    return new StartupProfile(
        sums.durations(Stages.OPEN),
        sums.times(
            Stages.OPEN,
            Stages.OPEN_STORE,
            Stages.OPEN_INDEX,
            Stages.OPEN_MEMORY,
            Stages.OPEN_EMBEDDER));
  }

  /** Returns each stage's share of the time of all {@link #stages}, in [0, 1]. */
  public Map<String, Double> shares() {
    return StageSums.shares(stages);
  }
}
