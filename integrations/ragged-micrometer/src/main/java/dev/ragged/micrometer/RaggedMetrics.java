package dev.ragged.micrometer;

import dev.ragged.Ragged;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Meters of a store: its caches, documents and index. Thread-safe.
 *
 * <pre>{@code
 * RaggedMetrics metrics = new RaggedMetrics(ragged);
 * metrics.bindTo(meters);
 * }</pre>
 *
 * <p>Figures are read when the registry asks, at most once a second: a look at counters, three rows
 * and the sizes of files. To be closed before the store, whose figures nobody can read afterwards;
 * meters that are left are not a number then.
 */
public final class RaggedMetrics implements MeterBinder, AutoCloseable {
  private final Ragged ragged;
  private final Tags tags;
  private final List<Meters> bound = new CopyOnWriteArrayList<>();

  /** Makes meters of {@code ragged}. */
  public RaggedMetrics(Ragged ragged) {
    this(ragged, Tags.empty());
  }

  /**
   * As {@link #RaggedMetrics(Ragged)}.
   *
   * @param tags tags of all meters; needed where a registry has those of several stores, which it
   *     could not tell apart; copied
   */
  public RaggedMetrics(Ragged ragged, Iterable<Tag> tags) {
    this.ragged = Objects.requireNonNull(ragged, "ragged");
    this.tags = Tags.of(tags);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Meters meters = new Meters(registry, tags);
    bound.add(meters);
    new CacheMeters(meters, ragged.caches()).bind();
    new StoreMeters(meters, ragged).bind();
  }

  /** Takes the meters away from every registry. Idempotent. */
  @Override
  public void close() {
    bound.forEach(Meters::remove);
    bound.clear();
  }
}
