package dev.ragged.micrometer;

import dev.ragged.profiling.ProfileListener;
import dev.ragged.profiling.Span;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A timer for each stage, for applications without observations; see {@link RaggedObservations}.
 * Thread-safe.
 *
 * <pre>{@code
 * ragged.profiler().add(new RaggedTimers(meters));
 * }</pre>
 *
 * <p>Stage {@code search.embed} is timer {@code ragged.search.embed} with the tags {@code stage}
 * and {@code outcome}, which is {@code success} or {@code error}. As a profiler bounds the names of
 * its spans, so are the timers. A stage that runs in several threads is timed in each.
 */
public final class RaggedTimers implements ProfileListener {
  private final MeterRegistry registry;
  private final Tags tags;
  private final ConcurrentMap<String, StageTimers> stages = new ConcurrentHashMap<>();

  /** The timers of one stage. */
  private record StageTimers(Timer success, Timer error) {}

  /** Records in {@code registry}. */
  public RaggedTimers(MeterRegistry registry) {
    this(registry, Tags.empty());
  }

  /**
   * As {@link #RaggedTimers(MeterRegistry)}.
   *
   * @param tags tags of all timers, for example the name of the store; copied
   */
  public RaggedTimers(MeterRegistry registry, Iterable<Tag> tags) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.tags = Tags.of(tags);
  }

  @Override
  public void ended(Span span, @Nullable Object context) {
    StageTimers timers = stages.get(span.name());
    if (timers == null) {
      timers = stages.computeIfAbsent(span.name(), this::create);
    }
    (span.failure().isPresent() ? timers.error() : timers.success())
        .record(span.nanos(), TimeUnit.NANOSECONDS);
  }

  private StageTimers create(String name) {
    return new StageTimers(timer(name, SpanNames.SUCCESS), timer(name, SpanNames.ERROR));
  }

  private Timer timer(String name, String outcome) {
    return Timer.builder(SpanNames.of(name))
        .description("Runs of a stage of Ragged")
        .tags(tags)
        .tag(SpanNames.STAGE, name)
        .tag(SpanNames.OUTCOME, outcome)
        .register(registry);
  }

  @Override
  public String toString() {
    return "Micrometer timers";
  }
}
