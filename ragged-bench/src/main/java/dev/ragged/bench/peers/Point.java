package dev.ragged.bench.peers;

import dev.ragged.bench.Median;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One peer at one number of candidates, over all queries and rounds: recall, time, allocation. One
 * thread at a time.
 */
public final class Point {
  private final int ef;
  private final long[] fastest;
  private final List<Double> rounds = new ArrayList<>();
  private long right;
  private long wanted;
  private long queries;
  private long cpuNanos;
  private long countedQueries;
  private long countedBytes;
  private long bytes;

  Point(int ef, int queries) {
    this.ef = ef;
    fastest = new long[queries];
    Arrays.fill(fastest, Long.MAX_VALUE);
  }

  /** Asks {@code peer} the queries {@code from} to {@code to} (exclusive). */
  void measure(Peer peer, Workload workload, Truth truth, int from, int to) throws Exception {
    int k = truth.k();
    int[][] answers = new int[to - from][k];
    int[] counts = new int[to - from];
    float[][] asked = workload.queries();
    long bytesBefore = Meter.allocatedBytes();
    long cpuBefore = Meter.cpuNanos();
    long before = System.nanoTime();
    for (int i = from; i < to; i++) {
      counts[i - from] = peer.search(asked[i], k, ef, answers[i - from]);
      long after = System.nanoTime();
      fastest[i] = Math.min(fastest[i], after - before);
      before = after;
    }
    cpuNanos += Meter.cpuNanos() - cpuBefore;
    bytes += Meter.allocatedBytes() - bytesBefore;
    queries += to - from;
    for (int i = from; i < to; i++) {
      right += truth.right(i, answers[i - from], counts[i - from]);
      wanted += k;
    }
  }

  /** Ends a round that warmed up: of its figures only the recall is kept. */
  void warm() {
    Arrays.fill(fastest, Long.MAX_VALUE);
    startRound();
  }

  /** Ends a round that counts. */
  void endRound() {
    rounds.add(queries * 1e9 / cpuNanos);
    countedQueries += queries;
    countedBytes += bytes;
    startRound();
  }

  private void startRound() {
    queries = 0;
    cpuNanos = 0;
    bytes = 0;
  }

  /** Returns how many candidates a walk kept. */
  public int ef() {
    return ef;
  }

  /** Returns the part of the true neighbors that was found. */
  public double recall() {
    return (double) right / wanted;
  }

  /** Returns queries per second of the thread's CPU time, for each round that counts. */
  public List<Double> rates() {
    return Collections.unmodifiableList(rounds);
  }

  /** Returns the median of {@link #rates}, of which there is at least one. */
  public double rate() {
    return Median.of(rounds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Returns queries per second by the clock, if each query took as long as its fastest run. */
  public double fastestRate() {
    return fastest.length * 1e9 / Arrays.stream(fastest).sum();
  }

  /**
   * Returns the time in microseconds that a part of the queries stay under, each at its fastest.
   */
  public double fastestMicros(double part) {
    long[] sorted = fastest.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e3;
  }

  /** Returns the bytes that the searching thread allocated for a query, on average. */
  public double bytesPerQuery() {
    return (double) countedBytes / countedQueries;
  }
}
