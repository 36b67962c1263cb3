package dev.ragged.profiling;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What ingesting took, computed from the spans of {@link Stages#INGEST}. Without any, all figures
 * are zero. Immutable.
 *
 * @param documents how many were read
 * @param bytes how large they were
 * @param chunks how many were cut
 * @param total wall time of all ingests; stages run side by side, so theirs may add to more
 * @param stages time of each stage without stages inside it, by name: read, parse, chunk, embed,
 *     store, index, compact
 */
public record IndexingProfile(
    long documents, long bytes, long chunks, Duration total, Map<String, Duration> stages) {
  /** Creates a profile. */
  public IndexingProfile {
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }

  /** Returns what {@code report} says of ingesting. */
  public static IndexingProfile of(ProfileReport report) {
    StageSums sums = new StageSums(report);
    return new IndexingProfile(
        sums.counter(Stages.INGEST_READ, Stages.DOCUMENTS),
        sums.counter(Stages.INGEST_READ, Stages.BYTES),
        sums.counter(Stages.INGEST_CHUNK, Stages.CHUNKS),
        sums.durations(Stages.INGEST).total(),
        sums.times(
            Stages.INGEST_READ,
            Stages.INGEST_PARSE,
            Stages.INGEST_CHUNK,
            Stages.INGEST_EMBED,
            Stages.INGEST_STORE,
            Stages.INGEST_INDEX,
            Stages.INGEST_COMPACT));
  }

  /** Returns documents per second of {@link #total}; 0 if that is zero. */
  public double documentsPerSecond() {
    return StageSums.perSecond(documents, total);
  }

  /** Returns chunks per second of {@link #total}; 0 if that is zero. */
  public double chunksPerSecond() {
    return StageSums.perSecond(chunks, total);
  }

  /** Returns bytes per second of {@link #total}; 0 if that is zero. */
  public double bytesPerSecond() {
    return StageSums.perSecond(bytes, total);
  }

  /** Returns each stage's share of the time of all {@link #stages}, in [0, 1]. */
  public Map<String, Double> shares() {
    return StageSums.shares(stages);
  }
}
