package dev.ragged.micrometer;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Span;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RaggedObservationsTest {
  private final TestObservationRegistry registry = TestObservationRegistry.create();

  private static Ragged open() {
    return Ragged.builder()
        .inMemory()
        .backend("exact")
        .embedder(LexicalEmbedder.create(64))
        .build();
  }

  private static String parent(Observation.ContextView context) {
    ObservationView parent = context.getParentObservation();
    return parent == null ? "none" : String.valueOf(parent.getContextView().getName());
  }

  /** Remembers each observation's name and parent. */
  private static final class Parents implements ObservationHandler<Observation.Context> {
    private final Map<String, Set<String>> parents = new TreeMap<>();
    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }

    @Override
    public synchronized void onStop(Observation.Context context) {
      parents
          .computeIfAbsent(String.valueOf(context.getName()), name -> new TreeSet<>())
          .add(parent(context));
      stopped.add(context);
    }
  }

  @Test
  void search_observed_isATreeInsideTheApplicationsObservation() {
    Parents parents = new Parents();
    registry.observationConfig().observationHandler(parents);
    try (Ragged ragged = open()) {
      ragged.ingest(Document.of("a", "A text of apples."));
      ragged.profiler().add(new RaggedObservations(registry));
      Observation request = Observation.start("request", registry);
      request.scoped(() -> ragged.search("apples"));
      request.stop();
    }
    assertThat(parents.parents)
        .containsEntry("ragged.search", Set.of("request"))
        .containsEntry("ragged.search.cache", Set.of("ragged.search"))
        .containsEntry("ragged.search.embed", Set.of("ragged.search"))
        .containsEntry("ragged.search.vectors", Set.of("ragged.search.retrieve"))
        .containsEntry("ragged.search.rerank", Set.of("ragged.search"));
    assertThat(registry).doesNotHaveAnyRemainingCurrentObservation();
    assertThat(registry)
        .hasObservationWithNameEqualTo("ragged.search.embed")
        .that()
        .hasBeenStarted()
        .hasBeenStopped()
        .hasLowCardinalityKeyValue("stage", "search.embed")
        .hasLowCardinalityKeyValue("outcome", "success")
        .doesNotHaveError();
  }

  @Test
  void ingest_inOtherThreads_hasItsStageAsParent() {
    Parents parents = new Parents();
    registry.observationConfig().observationHandler(parents);
    try (Ragged ragged = open()) {
      ragged.profiler().add(new RaggedObservations(registry));
      ragged.ingest(Document.of("a", "A text of apples."), Document.of("b", "Pears."));
    }
    assertThat(parents.parents)
        .containsEntry("ragged.ingest", Set.of("none"))
        .containsEntry("ragged.ingest.parse", Set.of("ragged.ingest"))
        .containsEntry("ragged.ingest.chunk", Set.of("ragged.ingest"))
        .containsEntry("ragged.ingest.embed", Set.of("ragged.ingest"))
        .containsEntry("ragged.ingest.index", Set.of("ragged.ingest.store"));
  }

  @Test
  void search_ofAPersona_putsNothingPrivateIntoKeys() {
    Parents parents = new Parents();
    registry.observationConfig().observationHandler(parents);
    try (Ragged ragged = open()) {
      ragged.ingest(Document.of("a", "A text of apples."));
      ragged.profiler().add(new RaggedObservations(registry));
      ragged.persona("ana").search("Which apples did quentin hide?");
    }
    assertThat(parents.stopped)
        .isNotEmpty()
        .allSatisfy(
            context -> {
              assertThat(context.getHighCardinalityKeyValues()).isEmpty();
              assertThat(context.getLowCardinalityKeyValues())
                  .extracting(KeyValue::getKey)
                  .containsExactlyInAnyOrder("stage", "outcome");
              assertThat(context.toString()).doesNotContain("quentin").doesNotContain("ana");
            });
  }

  @Test
  void span_thatFails_isAnErrorWithItsCause() {
    OperationProfiler profiler = new OperationProfiler();
    profiler.add(new RaggedObservations(registry));
    IllegalStateException failure = new IllegalStateException("broken");
    assertThatThrownBy(
            () ->
                profiler.run(
                    "work",
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(registry)
        .hasObservationWithNameEqualTo("ragged.work")
        .that()
        .hasBeenStopped()
        .hasLowCardinalityKeyValue("outcome", "error")
        .hasError(failure);
  }

  @Test
  void span_notClosedInTime_isStoppedWithTheOneAround() {
    OperationProfiler profiler = new OperationProfiler();
    profiler.add(new RaggedObservations(registry));
    Span outer = profiler.span("outer");
    Span inner = profiler.span("inner");
    outer.close();
    inner.close();
    assertThat(registry)
        .hasObservationWithNameEqualTo("ragged.inner")
        .that()
        .hasBeenStopped()
        .hasLowCardinalityKeyValue("outcome", "lost");
    assertThat(registry).doesNotHaveAnyRemainingCurrentObservation();
  }

  @Test
  void span_closedElsewhere_isStoppedAndNoParentOfWhatFollows() throws InterruptedException {
    Parents parents = new Parents();
    registry.observationConfig().observationHandler(parents);
    OperationProfiler profiler = new OperationProfiler();
    profiler.add(new RaggedObservations(registry));
    Span span = profiler.span("elsewhere");
    Thread other = new Thread(span::close);
    other.start();
    other.join();
    assertThat(registry)
        .hasObservationWithNameEqualTo("ragged.elsewhere")
        .that()
        .hasBeenStopped()
        .hasLowCardinalityKeyValue("outcome", "lost");
    profiler.span("next").close();
    assertThat(parents.parents).containsEntry("ragged.next", Set.of("none"));
    assertThat(registry).doesNotHaveAnyRemainingCurrentObservation();
  }

  @Test
  void meterHandler_ofTheRegistry_makesTimersOfStages() {
    MeterRegistry meters = new SimpleMeterRegistry();
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    try (Ragged ragged = open()) {
      ragged.profiler().add(new RaggedObservations(observations));
      ragged.search("apples");
      ragged.search("apples");
    }
    Timer timer =
        meters.get("ragged.search").tag("stage", "search").tag("outcome", "success").timer();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(meters.get("ragged.search.embed").timer().count()).isEqualTo(1);
    assertThat(meters.get("ragged.search.active").longTaskTimer().activeTasks()).isZero();
  }

  @Test
  void registry_withoutHandlers_isNotListenedFor() {
    ObservationRegistry observations = ObservationRegistry.create();
    OperationProfiler profiler = new OperationProfiler();
    RaggedObservations listener = new RaggedObservations(observations);
    profiler.add(listener);
    profiler.add((span, context) -> {});
    assertThat(listener.isListening()).isFalse();
    Span early = profiler.span("early");
    Parents parents = new Parents();
    observations.observationConfig().observationHandler(parents);
    assertThat(listener.isListening()).isTrue();
    early.close();
    profiler.span("late").close();
    assertThat(parents.parents).containsOnlyKeys("ragged.late");
    assertThat(listener).hasToString("Micrometer observations");
  }
}
