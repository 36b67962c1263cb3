package dev.ragged.bench.soak;

/**
 * What the process held at a quiet moment, after a full garbage collection. Immutable.
 *
 * @param process number of the process within the run, from 1 on
 * @param operations that were due so far, in all processes of the run
 * @param millis for which they were
 * @param skipped of them, those that were not begun because they were late by too much
 * @param heap bytes in use
 * @param threads that live
 * @param handles open files and sockets; -1 where the system does not tell
 * @param resident bytes of memory that the system holds for the process; -1 likewise
 * @param store bytes of all files of the store but the logs
 * @param logs bytes of the write-ahead logs, which come and go
 * @param documents in it, of all owners
 * @param p50Micros median latency since the sample before, by the time at which each was due
 * @param p95Micros the 95th percentile
 * @param maxMicros the largest
 */
record Sample(
    int process,
    long operations,
    long millis,
    long skipped,
    long heap,
    int threads,
    int handles,
    long resident,
    long store,
    long logs,
    long documents,
    double p50Micros,
    double p95Micros,
    double maxMicros) {
  /** Creates a sample. */
  Sample {
    requireLeast("process", process, 1);
    requireLeast("operations", operations, 0);
    requireLeast("millis", millis, 0);
    requireLeast("skipped", skipped, 0);
    requireLeast("heap", heap, 1);
    requireLeast("threads", threads, 1);
    requireLeast("handles", handles, -1);
    requireLeast("resident", resident, -1);
    requireLeast("store", store, 0);
    requireLeast("logs", logs, 0);
    requireLeast("documents", documents, 0);
    if (!(p50Micros >= 0 && p50Micros <= p95Micros && p95Micros <= maxMicros)) {
      throw new IllegalArgumentException(
          "latencies must be in order: p50Micros=%s, p95Micros=%s, maxMicros=%s"
              .formatted(p50Micros, p95Micros, maxMicros));
    }
  }

  private static void requireLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d: %s=%d".formatted(name, least, name, value));
    }
  }

  /** Whether this can be the next sample of a run after {@code before}. */
  boolean follows(Sample before) {
    return process >= before.process
        && operations >= before.operations
        && millis >= before.millis
        && skipped >= before.skipped;
  }
}
