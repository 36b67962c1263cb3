package dev.ragged.micrometer;

import dev.ragged.profiling.ProfileListener;
import dev.ragged.profiling.Span;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An observation for each span, so that the handlers of the registry make timers, traces or logs of
 * stages. Thread-safe.
 *
 * <pre>{@code
 * ragged.profiler().add(new RaggedObservations(observations));
 * }</pre>
 *
 * <p>Stage {@code search.embed} is observation {@code ragged.search.embed} with the low-cardinality
 * keys {@code stage} and {@code outcome}: {@code success}, {@code error}, or {@code lost} where its
 * span was not closed as it should be. An observation is in scope while its span is open: its
 * parent is the one in scope when it starts, be it of Ragged or of the application. What Ragged
 * does in threads of its own has the observation of the stage that it works for as its parent.
 *
 * <p>Neither what was asked nor who asked is handed on. Why a stage failed is, and an exception of
 * an embedder or reader may say in its message what it could not handle.
 *
 * <p>While the registry has no handler nobody listens, and spans cost next to nothing.
 */
public final class RaggedObservations implements ProfileListener {
  private final ObservationRegistry registry;

  /**
   * Scopes of spans that another thread closed. Only the thread that opened a scope can close it.
   */
  private final Set<Observation.Scope> left =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Whether there ever was one. */
  private volatile boolean anyLeft;

  /** What was begun for a span, and by which thread. */
  private record Begun(Observation observation, Observation.Scope scope, Thread thread) {}

  /** Observes with the handlers of {@code registry}, also those that are added later. */
  public RaggedObservations(ObservationRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public boolean isListening() {
    return !registry.isNoop();
  }

  @Override
  public @Nullable Object started(Span span, @Nullable Object around) {
    if (registry.isNoop()) {
      return null;
    }
    if (anyLeft) {
      closeLeft();
    }
    Observation observation =
        Observation.createNotStarted(SpanNames.of(span.name()), registry)
            .lowCardinalityKeyValue(SpanNames.STAGE, span.name());
    if (registry.getCurrentObservation() == null && around instanceof Begun part) {
      observation.parentObservation(part.observation());
    }
    observation.start();
    return new Begun(observation, observation.openScope(), Thread.currentThread());
  }

  @Override
  public void ended(Span span, @Nullable Object context) {
    if (context instanceof Begun begun) {
      span.failure().ifPresent(begun.observation()::error);
      end(begun, SpanNames.outcome(span));
    }
  }

  @Override
  public void lost(Span span, @Nullable Object context) {
    if (context instanceof Begun begun) {
      end(begun, SpanNames.LOST);
    }
  }

  private void end(Begun begun, String outcome) {
    begun.observation().lowCardinalityKeyValue(SpanNames.OUTCOME, outcome);
    if (begun.thread() == Thread.currentThread()) {
      begun.scope().close();
    } else {
      left.add(begun.scope());
      anyLeft = true;
    }
    begun.observation().stop();
  }

  /** Closes what this thread has in scope for spans that another one closed. */
  private void closeLeft() {
    Observation.Scope scope = registry.getCurrentObservationScope();
    while (scope != null && left.remove(scope)) {
      scope.close();
      scope = registry.getCurrentObservationScope();
    }
  }

  @Override
  public String toString() {
    return "Micrometer observations";
  }
}
