package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Questions together against the same ones one by one, in turn. */
final class BatchQueries {
  static final List<String> METRICS =
      List.of("batch", "one_by_one", "speedup", "queries_per_second");

  private static final int[] SIZES = {10, 100};
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 10;
  private static final int FEWEST_ROUNDS = 3;
  private static final int DURATIONS = 4;

  private BatchQueries() {}

  static void run(Trial trial) {
    for (int size : SIZES) {
      run(trial, size);
    }
  }

  private static void run(Trial trial, int size) {
    Ragged ragged = trial.store().ragged();
    List<Round> rounds = new ArrayList<>();
    long end = System.nanoTime() + trial.plan().duration().toNanos() * DURATIONS;
    for (int number = 0; number < WARM_UP + ROUNDS; number++) {
      if (rounds.size() >= FEWEST_ROUNDS && System.nanoTime() > end) {
        break;
      }
      List<SearchRequest> batch = batch(trial.store().requests(), size, number);
      Round round = round(ragged, batch, number % 2 == 0);
      if (number >= WARM_UP || System.nanoTime() > end) {
        rounds.add(round);
      }
    }
    trial
        .sheet()
        .parameter("batch", size)
        .lower("batch", Sheet.MILLIS, of(rounds, Round::together))
        .lower("one_by_one", Sheet.MILLIS, of(rounds, Round::oneByOne))
        .higher("speedup", "x", of(rounds, each -> each.oneByOne() / each.together()))
        .higher("queries_per_second", "queries/s", of(rounds, each -> size * 1e3 / each.together()))
        .note(
            "one call on all %d processors against one thread; questions of a batch differ"
                .formatted(Runtime.getRuntime().availableProcessors()));
  }

  /** Milliseconds of both. */
  private record Round(double together, double oneByOne) {}

  /** Takes both in turn, so that neither always finds what the other has read. */
  private static Round round(Ragged ragged, List<SearchRequest> batch, boolean togetherFirst) {
    double before = togetherFirst ? together(ragged, batch) : 0;
    double oneByOne = oneByOne(ragged, batch);
    return new Round(togetherFirst ? before : together(ragged, batch), oneByOne);
  }

  private static double[] of(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return rounds.stream().mapToDouble(figure).toArray();
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
