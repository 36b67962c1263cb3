package dev.ragged.profiling;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What searching took, computed from the spans of {@link Stages#SEARCH}. Without any, all figures
 * are zero. Immutable.
 *
 * @param latency how long searches took
 * @param errors how many of them failed
 * @param results how many hits they had together
 * @param stages time of each stage without stages inside it, by name: the search itself, enhance,
 *     embed, cache, retrieve, fuse, rerank, record
 */
public record SearchProfile(
    Durations latency, long errors, long results, Map<String, Duration> stages) {
  /** Creates a profile. */
  public SearchProfile {
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }

  /** Returns what {@code report} says of searching. */
  public static SearchProfile of(ProfileReport report) {
    StageSums sums = new StageSums(report);
    return new SearchProfile(
        sums.durations(Stages.SEARCH),
        sums.errors(Stages.SEARCH),
        sums.counter(Stages.SEARCH, Stages.RESULTS),
        sums.times(
            Stages.SEARCH,
            Stages.SEARCH_ENHANCE,
            Stages.SEARCH_EMBED,
            Stages.SEARCH_CACHE,
            Stages.SEARCH_RETRIEVE,
            Stages.SEARCH_FUSE,
            Stages.SEARCH_RERANK,
            Stages.SEARCH_RECORD));
  }

  /** Returns searches per second of one thread that does nothing else; 0 without any. */
  public double queriesPerSecond() {
    return latency.perSecond();
  }

  /** Returns how many hits a search had on average; 0 without any. */
  public double averageResults() {
    return latency.count() == 0 ? 0 : (double) results / latency.count();
  }

  /** Returns each stage's share of the time of all {@link #stages}, in [0, 1]. */
  public Map<String, Double> shares() {
    return StageSums.shares(stages);
  }
}
