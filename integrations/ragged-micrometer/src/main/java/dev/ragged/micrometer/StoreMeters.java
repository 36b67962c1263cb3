package dev.ragged.micrometer;

import dev.ragged.Ragged;
import dev.ragged.index.IndexStatistics;
import dev.ragged.spi.CorpusStatistics;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/** Meters of documents and index. */
final class StoreMeters {
  private final Meters meters;
  private final Recent<CorpusStatistics> statistics;

  StoreMeters(Meters meters, Ragged ragged) {
    this.meters = meters;
    this.statistics =
        new Recent<>(() -> ragged.statistics().corpus(), meters.registry().config().clock());
  }

  void bind() {
    store("ragged.store.documents", "documents", "Documents", CorpusStatistics::documents);
    store("ragged.store.chunks", "chunks", "Chunks", CorpusStatistics::chunks);
    store(
        "ragged.store.waiting",
        "vectors",
        "Vectors that no checkpoint of the index has yet",
        CorpusStatistics::waitingVectors);
    store(
        "ragged.store.bytes",
        Meters.BYTES,
        "Bytes on disk without the index",
        CorpusStatistics::bytesOnDisk);
    Tags backend = Tags.of("backend", statistics.get().index().backend());
    index(
        "ragged.index.vectors",
        "vectors",
        "Vectors that can be found",
        backend,
        IndexStatistics::vectors);
    index(
        "ragged.index.removed",
        "vectors",
        "Removed vectors that still take up room",
        backend,
        IndexStatistics::removed);
    String bytes = "Bytes of the vector index";
    index(
        "ragged.index.bytes",
        Meters.BYTES,
        bytes,
        backend.and("level", "heap"),
        IndexStatistics::bytesInMemory);
    index(
        "ragged.index.bytes",
        Meters.BYTES,
        bytes,
        backend.and("level", "disk"),
        IndexStatistics::bytesOnDisk);
  }

  private void store(
      String name, String unit, String description, ToDoubleFunction<CorpusStatistics> figure) {
    meters.gauge(
        name, unit, description, Tags.empty(), () -> figure.applyAsDouble(statistics.get()));
  }

  private void index(
      String name,
      String unit,
      String description,
      Tags tags,
      ToDoubleFunction<IndexStatistics> figure) {
    meters.gauge(
        name, unit, description, tags, () -> figure.applyAsDouble(statistics.get().index()));
  }
}
