package dev.ragged.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.profiling.OperationProfiler;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RaggedTimersTest {
  private final MeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void stages_ofAStore_areTimedOncePerRun() {
    long[] nanos = new long[1];
    try (Ragged ragged =
        Ragged.builder().inMemory().backend("exact").embedder(LexicalEmbedder.create(64)).build()) {
      ragged.ingest(Document.of("a", "A text of apples."));
      ragged.profiler().add(new RaggedTimers(meters, Tags.of("store", "docs")));
      ragged
          .profiler()
          .add((span, context) -> nanos[0] += span.name().equals("search") ? span.nanos() : 0);
      ragged.persona("ana").search("Which apples did quentin hide?");
      ragged.persona("ana").search("Which apples did quentin hide?");
    }
    var search = meters.get("ragged.search").tags("outcome", "success", "store", "docs").timer();
    assertThat(search.count()).isEqualTo(2);
    assertThat((long) search.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(nanos[0]);
    assertThat(meters.get("ragged.search.embed").tag("outcome", "success").timer().count())
        .isEqualTo(1);
    assertThat(meters.get("ragged.search.embed").tag("outcome", "error").timer().count()).isZero();
    assertThat(meters.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getKey)
        .containsOnly("stage", "outcome", "store");
    assertThat(meters.getMeters())
        .extracting(Meter::getId)
        .extracting(Object::toString)
        .noneMatch(id -> id.contains("ana") || id.contains("quentin"));
  }

  @Test
  void span_thatFails_isTimedAsAnError() {
    OperationProfiler profiler = new OperationProfiler();
    RaggedTimers timers = new RaggedTimers(meters);
    profiler.add(timers);
    assertThatThrownBy(
            () ->
                profiler.run(
                    "work",
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(meters.get("ragged.work").tag("outcome", "error").timer().count()).isEqualTo(1);
    assertThat(meters.get("ragged.work").tag("outcome", "success").timer().count()).isZero();
    assertThat(timers).hasToString("Micrometer timers");
  }
}
