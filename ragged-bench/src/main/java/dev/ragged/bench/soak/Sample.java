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
    double maxMicros) {}
