package dev.ragged.bench.gate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How both programs are run. Immutable.
 *
 * @param task what each fork does
 * @param jvmFlags of each fork, heap among them
 * @param limit after which a fork is ended as failed
 */
public record ForkSettings(ForkTask task, List<String> jvmFlags, Duration limit) {
  /** The heap is fixed and the collector simple, so that forks differ little. */
  public static final ForkSettings DEFAULT =
      new ForkSettings(
          ForkTask.DEFAULT,
          List.of(
              "-Xms512m",
              "-Xmx512m",
              "-XX:+UseSerialGC",
              "--add-modules=jdk.incubator.vector",
              "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
          Duration.ofMinutes(2));

  /** Creates settings. */
  public ForkSettings {
    Objects.requireNonNull(task, "task");
    jvmFlags = List.copyOf(jvmFlags);
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit must be positive: limit=" + limit);
    }
  }

  /** Returns these settings with another task. */
  public ForkSettings withTask(ForkTask value) {
    return new ForkSettings(value, jvmFlags, limit);
  }
}
