package dev.ragged.micrometer;

import dev.ragged.Caches;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.cache.LevelStatistics;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Meters of each cache, under the names that Micrometer gives to those of any cache.
 *
 * <p>{@code cache.gets} counts a look-up once, whichever level answers, so that the share of hits
 * is what a dashboard takes it for. Summed over levels it would not be: what the heap does not have
 * and the disk has is a miss of the one and a hit of the other.
 */
final class CacheMeters {
  private final Meters meters;
  private final Recent<List<CacheStatistics>> statistics;

  CacheMeters(Meters meters, Caches caches) {
    this.meters = meters;
    this.statistics = new Recent<>(caches::statistics, meters.registry().config().clock());
  }

  void bind() {
    for (CacheStatistics cache : statistics.get()) {
      Tags tags = Tags.of("cache", cache.name());
      gets("cache.gets", tags, cache.name(), CacheStatistics::hits, CacheStatistics::misses);
      level(tags.and("level", "heap"), cache.name(), CacheStatistics::heap);
      level(tags.and("level", "disk"), cache.name(), CacheStatistics::disk);
    }
  }

  private void level(Tags tags, String cache, Function<CacheStatistics, LevelStatistics> level) {
    gets(
        "ragged.cache.level.gets",
        tags,
        cache,
        all -> level.apply(all).hits(),
        all -> level.apply(all).misses());
    meters.counter(
        "cache.evictions",
        "entries",
        "Entries dropped to keep the bound",
        tags,
        () -> of(cache, all -> level.apply(all).evictions()));
    meters.gauge(
        "cache.size",
        "entries",
        "Entries that are kept",
        tags,
        () -> of(cache, all -> level.apply(all).entries()));
    meters.gauge(
        "ragged.cache.bytes",
        Meters.BYTES,
        "Bytes that the entries take",
        tags,
        () -> of(cache, all -> level.apply(all).bytes()));
  }

  private void gets(
      String name,
      Tags tags,
      String cache,
      ToDoubleFunction<CacheStatistics> hits,
      ToDoubleFunction<CacheStatistics> misses) {
    String description = "Look-ups by whether they were answered";
    meters.counter(name, "lookups", description, tags.and("result", "hit"), () -> of(cache, hits));
    meters.counter(
        name, "lookups", description, tags.and("result", "miss"), () -> of(cache, misses));
  }

  private double of(String cache, ToDoubleFunction<CacheStatistics> figure) {
    for (CacheStatistics all : statistics.get()) {
      if (all.name().equals(cache)) {
        return figure.applyAsDouble(all);
      }
    }
    return Double.NaN;
  }
}
