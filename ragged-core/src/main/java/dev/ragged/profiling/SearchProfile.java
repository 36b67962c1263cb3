package dev.ragged.profiling;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What searching took, computed from the spans of {@link Stages#SEARCH}. Without any, all figures
 * are zero. Immutable.
 *
 * @param latency how long searches took; questions that are asked together are one search
 * @param errors how many searches failed
 * @param questions how many questions were answered
 * @param results how many hits all answers had
 * @param stages time of each stage without stages inside it, by name: the search itself, enhance,
 *     embed, cache, retrieve, fuse, fetch, rerank, record
 */
public record SearchProfile(
    Durations latency, long errors, long questions, long results, Map<String, Duration> stages) {
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
        sums.counter(Stages.SEARCH, Stages.QUESTIONS),
        sums.counter(Stages.SEARCH, Stages.RESULTS),
        sums.times(
            Stages.SEARCH,
            Stages.SEARCH_ENHANCE,
            Stages.SEARCH_EMBED,
            Stages.SEARCH_CACHE,
            Stages.SEARCH_RETRIEVE,
            Stages.SEARCH_FUSE,
            Stages.SEARCH_FETCH,
            Stages.SEARCH_RERANK,
            Stages.SEARCH_RECORD));
  }

  /** Returns questions per second of one thread that does nothing else; 0 without any. */
  public double queriesPerSecond() {
    return StageSums.perSecond(questions, latency.total());
  }

  /** Returns how many hits an answer had on average; 0 without any. */
  public double averageResults() {
    return questions == 0 ? 0 : (double) results / questions;
  }

  /** Returns each stage's share of the time of all {@link #stages}, in [0, 1]. */
  public Map<String, Double> shares() {
    return StageSums.shares(stages);
  }
}
