package dev.ragged.bench.memory;

import dev.ragged.bench.Arguments;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.SearchClock;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.Period;
import dev.ragged.spi.DocumentKey;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Measures queries of a topic graph and of activity over time, in a memory of two personas on disk.
 * Half of the topics asked for are so by chance, half as often as they are met, hubs among them.
 * Times are those of the CPU: the database is in the memory of the operating system.
 */
public final class GraphTimes {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final PrintStream out;
  private final Arguments arguments;
  private final SplittableRandom random = new SplittableRandom(5);

  private GraphTimes(PrintStream out, Arguments arguments) {
    this.out = out;
    this.arguments = arguments;
  }

  /** Takes {@code interactions=}, {@code topics=}, {@code days=} and {@code calls=}. */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(
            Map.of("interactions", 100_000, "topics", 10_000, "days", 730, "calls", 300), words);
    System.out.println(arguments);
    new GraphTimes(System.out, arguments).run();
  }

  private void run() throws IOException {
    Duration span = Duration.ofDays(arguments.get("days"));
    long start = SearchClock.nanos();
    try (LearnedTopics learned =
        new LearnedTopics(arguments.get("topics"), arguments.get("interactions"), NOW, span)) {
      out.printf(
          "learned in %.0f s, %.0f MB%n",
          (SearchClock.nanos() - start) / 1e9, learned.bytes() / 1e6);
      graph(learned.graph(), learned.topics());
      activity(learned.activity(), learned.topics());
    }
  }

  private void graph(TopicGraph graph, ManyTopics topics) {
    time("topics(20)", () -> graph.topics(20));
    time("recent(7 days, 20)", () -> graph.recent(NOW.minus(Duration.ofDays(7)), 20));
    time("coOccurring(t, 20)", () -> graph.coOccurring(topics.asked(), 20));
    for (int hops = 1; hops <= TopicGraph.MAX_HOPS; hops++) {
      int most = hops;
      time("related(t, " + hops + ", 20)", () -> graph.related(topics.asked(), most, 20));
    }
    time("related(t, 5, 100)", () -> graph.related(topics.asked(), 5, 100));
    time("path(a, b, 5)", () -> graph.path(topics.asked(), topics.asked(), 5));
    time("documents(t, 20)", () -> graph.documents(topics.asked(), 20));
    time(
        "topicsOf(d, 20)",
        () ->
            graph.topicsOf(
                new DocumentKey("document " + random.nextInt(5_000), Optional.empty()), 20));
    long[] elements = new long[1];
    long start = SearchClock.nanos();
    graph.export(element -> elements[0]++);
    out.printf(
        "export: %,d elements in %.1f s%n", elements[0], (SearchClock.nanos() - start) / 1e9);
    start = SearchClock.nanos();
    graph.rebuild();
    out.printf("rebuild: %.1f s%n", (SearchClock.nanos() - start) / 1e9);
  }

  private void activity(Activity activity, ManyTopics topics) {
    Period all = activity.period("last " + arguments.get("days") + " days");
    Period year = activity.period("last 365 days");
    Period month = activity.period("last 30 days");
    time("timeline(30 days, DAY)", () -> activity.timeline(month, Bucket.DAY));
    time("timeline(365 days, WEEK)", () -> activity.timeline(year, Bucket.WEEK));
    time("timeline(all, DAY)", () -> activity.timeline(all, Bucket.DAY));
    time("timeline(all, MONTH)", () -> activity.timeline(all, Bucket.MONTH));
    time("timeline(30 days, HOUR)", () -> activity.timeline(month, Bucket.HOUR));
    time("timeline(all, HOUR)", () -> activity.timeline(all, Bucket.HOUR));
    time("summary(30 days)", () -> activity.summary(month));
    time("summary(all)", () -> activity.summary(all));
    time("firstSeen(t)", () -> activity.firstSeen(topics.asked()));
    time("evolution(t, all, DAY)", () -> activity.evolution(topics.asked(), all, Bucket.DAY));
    for (int days : new int[] {7, 30, 90}) {
      time("trending(" + days + " days, 10)", () -> activity.trending(Duration.ofDays(days), 10));
    }
    time("compare(April, May, 10)", () -> activity.compare("April 2026", "May 2026", 10));
    time("compare(all, last year, 10)", () -> activity.compare(all, year, 10));
  }

  private void time(String name, Runnable query) {
    int calls = arguments.get("calls");
    for (int i = 0; i < calls / 3; i++) {
      query.run();
    }
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long start = SearchClock.nanos();
      query.run();
      nanos[i] = SearchClock.nanos() - start;
    }
    Percentiles times = new Percentiles(nanos);
    out.printf(
        "%-36s p50 %7.2f ms, p95 %7.2f ms, max %7.2f ms%n",
        name, times.micros(50) / 1_000, times.micros(95) / 1_000, times.micros(100) / 1_000);
  }
}
