package dev.ragged.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.options.RecorderStatistics;
import dev.ragged.spi.CorpusStatistics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaggedMetricsTest {
  @TempDir private Path store;

  private final MockClock clock = new MockClock();
  private final MeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private Ragged ragged;

  @BeforeEach
  void open() {
    ragged =
        Ragged.builder()
            .directory(store)
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .memory(MemoryOptions.DEFAULT)
            .build();
  }

  @AfterEach
  void close() {
    ragged.close();
  }

  private long counter(String name, String... tags) {
    return (long) meters.get(name).tags(tags).functionCounter().count();
  }

  private long gauge(String name, String... tags) {
    return (long) meters.get(name).tags(tags).gauge().value();
  }

  @Test
  void caches_hitsAndMisses_areThoseOfEitherLevel() {
    try (Ragged inMemory =
            Ragged.builder().inMemory().embedder(LexicalEmbedder.create(64)).build();
        RaggedMetrics metrics = new RaggedMetrics(inMemory)) {
      metrics.bindTo(meters);
      inMemory.ingest(Document.of("a", "A text of apples."));
      inMemory.search("apples");
      inMemory.search("apples");
      inMemory.search("apples");
      clock.add(2, TimeUnit.SECONDS);

      assertThat(counter("cache.gets", "cache", "results", "result", "hit")).isEqualTo(2);
      assertThat(counter("cache.gets", "cache", "results", "result", "miss")).isEqualTo(1);
    }
  }

  @Test
  void caches_warmFromDisk_countLookupsOnceAndEachLevel() {
    ragged.ingest(Document.of("a", "A text of apples."));
    ragged.search("apples");
    ragged.close();
    open();
    RaggedMetrics metrics = new RaggedMetrics(ragged);
    metrics.bindTo(meters);
    ragged.search("apples");
    ragged.search("apples");
    clock.add(2, TimeUnit.SECONDS);

    String[] heap = {"cache", "results", "level", "heap"};
    String[] disk = {"cache", "results", "level", "disk"};
    assertThat(counter("cache.gets", "cache", "results", "result", "hit")).isEqualTo(2);
    assertThat(counter("cache.gets", "cache", "results", "result", "miss")).isZero();
    assertThat(counter("ragged.cache.level.gets", Tags.of(heap), "miss")).isEqualTo(1);
    assertThat(counter("ragged.cache.level.gets", Tags.of(disk), "hit")).isEqualTo(1);
    assertThat(counter("ragged.cache.level.gets", Tags.of(heap), "hit")).isEqualTo(1);
    assertThat(gauge("cache.size", disk)).isEqualTo(1);
    assertThat(ragged.caches().statistics()).hasSizeGreaterThan(2);
    for (CacheStatistics cache : ragged.caches().statistics()) {
      String name = cache.name();
      assertThat(counter("cache.gets", "cache", name, "result", "hit")).isEqualTo(cache.hits());
      assertThat(counter("cache.gets", "cache", name, "result", "miss")).isEqualTo(cache.misses());
      for (String level : List.of("heap", "disk")) {
        var figures = level.equals("heap") ? cache.heap() : cache.disk();
        String[] tags = {"cache", name, "level", level};
        assertThat(counter("ragged.cache.level.gets", Tags.of(tags), "hit"))
            .isEqualTo(figures.hits());
        assertThat(counter("ragged.cache.level.gets", Tags.of(tags), "miss"))
            .isEqualTo(figures.misses());
        assertThat(counter("cache.evictions", tags)).isEqualTo(figures.evictions());
        assertThat(gauge("cache.size", tags)).isEqualTo(figures.entries());
        assertThat(gauge("ragged.cache.bytes", tags)).isEqualTo(figures.bytes());
      }
    }
    assertThat(gauge("ragged.cache.bytes", "cache", "results", "level", "heap")).isPositive();
    metrics.close();
  }

  private long counter(String name, Tags tags, String result) {
    return (long) meters.get(name).tags(tags.and("result", result)).functionCounter().count();
  }

  @Test
  void store_afterAnIngest_isCountedAndSized() {
    new RaggedMetrics(ragged, Tags.of("store", "docs")).bindTo(meters);
    ragged.ingest(Document.of("a", "A text of apples."), Document.of("b", "Pears."));
    clock.add(2, TimeUnit.SECONDS);

    CorpusStatistics corpus = ragged.statistics().corpus();
    assertThat(gauge("ragged.store.documents", "store", "docs")).isEqualTo(2);
    assertThat(gauge("ragged.store.chunks")).isEqualTo(corpus.chunks());
    assertThat(gauge("ragged.store.waiting")).isEqualTo(corpus.waitingVectors());
    assertThat(gauge("ragged.store.bytes")).isEqualTo(corpus.bytesOnDisk()).isPositive();
    assertThat(gauge("ragged.index.vectors", "backend", "exact")).isEqualTo(2);
    assertThat(gauge("ragged.index.removed")).isEqualTo(corpus.index().removed());
    assertThat(gauge("ragged.index.bytes", "level", "heap"))
        .isEqualTo(corpus.index().bytesInMemory())
        .isPositive();
    assertThat(gauge("ragged.index.bytes", "level", "disk"))
        .isEqualTo(corpus.index().bytesOnDisk());
  }

  @Test
  void recorder_afterSearchesOfAPersona_isCounted() {
    PersonalMemory memory = PersonalMemory.of(ragged);
    memory.personas().create("ana");
    ragged.ingest(Document.of("a", "A text of apples."));
    RecorderMetrics metrics = new RecorderMetrics(memory, Tags.of("store", "docs"));
    metrics.bindTo(meters);
    ragged.persona("ana").search("Which apples did quentin hide?");
    memory.flush();
    clock.add(2, TimeUnit.SECONDS);

    RecorderStatistics recorder = memory.recorderStatistics();
    assertThat(recorder.durable()).isPositive();
    assertThat(gauge("ragged.memory.recorder.waiting")).isEqualTo(recorder.waiting());
    assertThat(counter("ragged.memory.recorder.durable", "store", "docs"))
        .isEqualTo(recorder.durable());
    assertThat(counter("ragged.memory.recorder.batches")).isEqualTo(recorder.batches());
    assertThat(counter("ragged.memory.recorder.refused")).isEqualTo(recorder.refused());
    assertThat(counter("ragged.memory.recorder.failed")).isEqualTo(recorder.failed());
    assertThat(counter("ragged.memory.recorder.retries")).isEqualTo(recorder.retries());
    assertThat(meters.getMeters())
        .extracting(Meter::getId)
        .extracting(Object::toString)
        .noneMatch(id -> id.contains("ana") || id.contains("quentin"));
    metrics.close();
    assertThat(meters.getMeters()).isEmpty();
  }

  @Test
  void figures_withinASecond_areReadOnce() {
    new RaggedMetrics(ragged).bindTo(meters);
    assertThat(gauge("ragged.store.documents")).isZero();
    ragged.ingest(Document.of("a", "A text of apples."));
    clock.add(999, TimeUnit.MILLISECONDS);
    assertThat(gauge("ragged.store.documents")).isZero();
    clock.add(1, TimeUnit.MILLISECONDS);
    assertThat(gauge("ragged.store.documents")).isEqualTo(1);
  }

  @Test
  void close_anyRegistry_takesTheMetersAway() {
    MeterRegistry other = new SimpleMeterRegistry();
    RaggedMetrics metrics = new RaggedMetrics(ragged);
    metrics.bindTo(meters);
    metrics.bindTo(other);
    assertThat(other.getMeters()).hasSameSizeAs(meters.getMeters()).isNotEmpty();
    metrics.close();
    metrics.close();
    assertThat(meters.getMeters()).isEmpty();
    assertThat(other.getMeters()).isEmpty();
  }

  @Test
  void meters_ofAClosedStore_areNoNumbersAndDoNotThrow() {
    new RaggedMetrics(ragged).bindTo(meters);
    new RecorderMetrics(PersonalMemory.of(ragged)).bindTo(meters);
    ragged.close();
    clock.add(2, TimeUnit.SECONDS);
    assertThat(meters.get("ragged.store.documents").gauge().value()).isNaN();
    for (Meter meter : meters.getMeters()) {
      meter.measure().forEach(measurement -> assertThat(measurement.getValue()).isNotNegative());
    }
  }
}
