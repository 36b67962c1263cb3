package dev.ragged.micrometer;

import io.micrometer.core.instrument.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Figures that are read together and asked for one by one: what was read within the last second is
 * read no more, so a scrape costs one reading and shows one moment. Thread-safe.
 */
final class Recent<T> {
  private static final long LIFE = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<T> source;
  private final Clock clock;
  private @Nullable T value;
  private long read;

  Recent(Supplier<T> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  synchronized T get() {
    long now = clock.monotonicTime();
    T present = value;
    if (present == null || now - read >= LIFE) {
      present = source.get();
      value = present;
      read = now;
    }
    return present;
  }
}
