package dev.ragged.micrometer;

import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.options.RecorderStatistics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/**
 * Meters of what a memory's recorder did: writes that wait, were made durable, refused or given up.
 * Needs the module {@code ragged-memory}. Thread-safe.
 *
 * <pre>{@code
 * RecorderMetrics metrics = new RecorderMetrics(PersonalMemory.of(ragged));
 * metrics.bindTo(meters);
 * }</pre>
 */
public final class RecorderMetrics implements MeterBinder, AutoCloseable {
  private static final String WRITES = "writes";
  private static final String BATCHES = "batches";

  private final PersonalMemory memory;
  private final Tags tags;
  private final List<Meters> bound = new CopyOnWriteArrayList<>();

  /** Makes meters of {@code memory}. */
  public RecorderMetrics(PersonalMemory memory) {
    this(memory, Tags.empty());
  }

  /**
   * As {@link #RecorderMetrics(PersonalMemory)}.
   *
   * @param tags tags of all meters; needed where a registry has those of several stores, which it
   *     could not tell apart; copied
   */
  public RecorderMetrics(PersonalMemory memory, Iterable<Tag> tags) {
    this.memory = Objects.requireNonNull(memory, "memory");
    this.tags = Tags.of(tags);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Meters meters = new Meters(registry, tags);
    bound.add(meters);
    Recent<RecorderStatistics> statistics =
        new Recent<>(memory::recorderStatistics, registry.config().clock());
    meters.gauge(
        "ragged.memory.recorder.waiting",
        WRITES,
        "Writes that are not durable yet",
        Tags.empty(),
        () -> statistics.get().waiting());
    counter(
        meters,
        "durable",
        WRITES,
        "Writes that are durable",
        statistics,
        RecorderStatistics::durable);
    counter(
        meters,
        "refused",
        WRITES,
        "Writes refused because too many waited",
        statistics,
        RecorderStatistics::refused);
    counter(
        meters,
        "failed",
        WRITES,
        "Writes that were given up",
        statistics,
        RecorderStatistics::failed);
    counter(
        meters,
        "batches",
        BATCHES,
        "Commits that made writes durable",
        statistics,
        RecorderStatistics::batches);
    counter(
        meters,
        "retries",
        BATCHES,
        "Commits that were tried again",
        statistics,
        RecorderStatistics::retries);
  }

  private static void counter(
      Meters meters,
      String name,
      String unit,
      String description,
      Recent<RecorderStatistics> statistics,
      ToLongFunction<RecorderStatistics> figure) {
    meters.counter(
        "ragged.memory.recorder." + name,
        unit,
        description,
        Tags.empty(),
        () -> figure.applyAsLong(statistics.get()));
  }

  /** Takes the meters away from every registry. Idempotent. */
  @Override
  public void close() {
    bound.forEach(Meters::remove);
    bound.clear();
  }
}
