package dev.ragged.bench.jmh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which benchmarks run, and how often. Immutable.
 *
 * @param include a regular expression, found in the full names of the benchmarks that run
 * @param forks JVMs for each benchmark, one after the other; 0 runs it in this one, whose compiler
 *     has then seen the others, so that is for looking whether it works
 * @param iterations that count in each fork, at least 1; half as many, rounded up, warm up before
 * @param time of an iteration, at least 1 ms
 * @param profilers what is measured beside the time
 * @param json takes all results as JMH writes them, with the raw values
 */
public record RunOptions(
    String include,
    int forks,
    int iterations,
    Duration time,
    Set<Profiler> profilers,
    Optional<Path> json) {
  /** All benchmarks, briefly: a figure to look at, not one to decide by. Some minutes. */
  public static final RunOptions SHORT =
      new RunOptions(".*", 1, 3, Duration.ofMillis(500), Set.of(Profiler.GC), Optional.empty());

  /** Creates options. */
  public RunOptions {
    var unused = pattern(include);
    if (forks < 0) {
      throw new IllegalArgumentException("forks must not be negative: forks=" + forks);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1: iterations=" + iterations);
    }
    if (time.toMillis() < 1) {
      throw new IllegalArgumentException("time must be at least 1 ms: time=" + time);
    }
    profilers = Set.copyOf(profilers);
    for (Profiler profiler : profilers) {
      if (!profiler.isAvailable()) {
        throw new IllegalArgumentException(
            "this JVM has no module for the profiler: profiler=" + profiler);
      }
    }
    Objects.requireNonNull(json, "json");
  }

  /** Returns how many iterations warm up. */
  int warmups() {
    return (iterations + 1) / 2;
  }

  static Pattern pattern(String include) {
    try {
      return Pattern.compile(include);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "include must be a regular expression: include=" + include, e);
    }
  }
}
