package dev.ragged.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

/** Runs the listing of docs/profiling.md. */
class DocsListingTest {
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry observations = ObservationRegistry.create();

  @Test
  void micrometer_listing_makesTimersAndMeters() {
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    try (Ragged ragged =
        Ragged.builder()
            .inMemory()
            .embedder(LexicalEmbedder.create())
            .memory(MemoryOptions.DEFAULT)
            .build()) {
      ragged.profiler().add(new RaggedObservations(observations));
      RaggedMetrics metrics = new RaggedMetrics(ragged, Tags.of("store", "handbook"));
      metrics.bindTo(meters);
      RecorderMetrics recorder = new RecorderMetrics(PersonalMemory.of(ragged));
      recorder.bindTo(meters);

      ragged.ingest(Document.of("a", "Lunch is at noon."));
      ragged.search("lunch");
      assertThat(meters.get("ragged.search").timer().count()).isEqualTo(1);
      assertThat(meters.find("cache.gets").tag("store", "handbook").functionCounters())
          .isNotEmpty();
      assertThat(meters.find("ragged.memory.recorder.durable").functionCounter()).isNotNull();
      metrics.close();
      recorder.close();
    }
  }
}
