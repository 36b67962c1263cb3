package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Questions together against the same ones one by one, in turn. */
final class BatchQueries {
  static final List<String> METRICS =
      List.of("batch", "one_by_one", "speedup", "queries_per_second");

  private static final int[] SIZES = {10, 100};
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 10;

  private BatchQueries() {}

  static void run(Trial trial) {
    for (int size : SIZES) {
      run(trial, size);
    }
  }

  private static void run(Trial trial, int size) {
    Ragged ragged = trial.store().ragged();
    double[] together = new double[ROUNDS];
    double[] single = new double[ROUNDS];
    double[] speedup = new double[ROUNDS];
    double[] rate = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      List<SearchRequest> batch = batch(trial.store().requests(), size, round + WARM_UP);
      // In turn, so that neither always finds what the other has read.
      boolean first = round % 2 == 0;
      double before = first ? together(ragged, batch) : 0;
      double oneByOne = oneByOne(ragged, batch);
      double atOnce = first ? before : together(ragged, batch);
      if (round >= 0) {
        together[round] = atOnce;
        single[round] = oneByOne;
        speedup[round] = oneByOne / atOnce;
        rate[round] = size * 1e3 / atOnce;
      }
    }
    trial
        .sheet()
        .parameter("batch", size)
        .lower("batch", Sheet.MILLIS, together)
        .lower("one_by_one", Sheet.MILLIS, single)
        .higher("speedup", "x", speedup)
        .higher("queries_per_second", "queries/s", rate)
        .note(
            "one call on all %d processors against one thread; questions of a batch differ"
                .formatted(Runtime.getRuntime().availableProcessors()));
  }

  /** Returns the next questions, none twice unless there are too few. */
  private static List<SearchRequest> batch(List<SearchRequest> all, int size, int number) {
    return IntStream.range(number * size, (number + 1) * size)
        .mapToObj(i -> all.get(i % all.size()))
        .toList();
  }

  private static double together(Ragged ragged, List<SearchRequest> batch) {
    long start = System.nanoTime();
    List<SearchResult> results = ragged.searchAll(batch);
    return millis(start, results, batch);
  }

  private static double oneByOne(Ragged ragged, List<SearchRequest> batch) {
    long start = System.nanoTime();
    List<SearchResult> results = new ArrayList<>();
    for (SearchRequest request : batch) {
      results.add(ragged.search(request));
    }
    return millis(start, results, batch);
  }

  private static double millis(long start, List<SearchResult> results, List<SearchRequest> batch) {
    long end = System.nanoTime();
    if (results.size() != batch.size()) {
      throw new IllegalStateException("each question must have an answer: " + results.size());
    }
    return (end - start) / 1e6;
  }
}
