package dev.ragged.profiling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The {@value #MAX} slowest questions of some time. Thread-safe. */
final class SlowestQueries {
  static final int MAX = 10;

  private static final int MAX_TEXT = 500;
  private static final Comparator<SlowQuery> BY_DURATION =
      Comparator.comparing(SlowQuery::duration);

  // Concurrency: the threshold is read without the lock, as most questions are not among them.
  private final PriorityQueue<SlowQuery> slowest = new PriorityQueue<>(BY_DURATION);
  private volatile long threshold = -1;

  /** Takes a question that has just been answered, if it is slow enough, and returns it then. */
  Optional<SlowQuery> offer(Span span, StageTimes stages, boolean keepsText, Instant at) {
    if (span.nanos() <= threshold) {
      return Optional.empty();
    }
    SlowQuery query =
        new SlowQuery(
            at,
            span.persona(),
            keepsText ? span.question().map(SlowestQueries::shortened) : Optional.empty(),
            Duration.ofNanos(span.nanos()),
            byName(stages));
    add(query);
    return Optional.of(query);
  }

  /** Takes those of {@code others} that are slow enough. */
  void addAll(List<SlowQuery> others) {
    others.forEach(this::add);
  }

  private synchronized void add(SlowQuery query) {
    slowest.add(query);
    if (slowest.size() > MAX) {
      slowest.remove();
    }
    if (slowest.size() == MAX) {
      threshold = slowest.element().duration().toNanos();
    }
  }

  /** Drops those that {@code condition} holds of. */
  synchronized void removeIf(Predicate<SlowQuery> condition) {
    slowest.removeIf(condition);
    if (slowest.size() < MAX) {
      threshold = -1;
    }
  }

  /** Returns them, slowest first. */
  synchronized List<SlowQuery> list() {
    List<SlowQuery> all = new ArrayList<>(slowest);
    all.sort(BY_DURATION.reversed());
    return all;
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
    return text.substring(0, end) + " ...";
  }

  private static Map<String, Duration> byName(StageTimes stages) {
    Map<String, Long> sums = new TreeMap<>();
    stages.forEach((path, nanos) -> sums.merge(path.name(), nanos, Long::sum));
    Map<String, Duration> ordered = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(stage -> ordered.put(stage.getKey(), Duration.ofNanos(stage.getValue())));
    return Collections.unmodifiableMap(ordered);
  }
}
