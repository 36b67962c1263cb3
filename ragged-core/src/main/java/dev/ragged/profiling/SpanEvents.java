package dev.ragged.profiling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells Flight Recorder of spans while it records {@link SpanEvent}. The event takes its own times:
 * it begins when the span does. Thread-safe.
 */
final class SpanEvents implements ProfileListener {
  /**
   * Never begun: to ask it takes a nanosecond and allocates nothing, whatever the compiler does.
   */
  private final SpanEvent present = new SpanEvent();

  private SpanEvents() {}

  /** Returns the one listener, or none if this JVM is without the module jdk.jfr. */
  static List<ProfileListener> ofThisJvm() {
    try {
      return List.of(new SpanEvents());
    } catch (LinkageError e) {
      return List.of();
    }
  }

  @Override
  public boolean isListening() {
    return present.isEnabled();
  }

  @Override
  public @Nullable Object started(Span span, @Nullable Object around) {
    if (!present.isEnabled()) {
      return null;
    }
    SpanEvent event = new SpanEvent();
    event.begin();
    return event;
  }

  @Override
  public void ended(Span span, @Nullable Object context) {
    if (!(context instanceof SpanEvent event)) {
      return;
    }
    event.end();
    if (event.shouldCommit()) {
      event.name = span.name();
      event.path = span.path().toString();
      event.allocatedBytes = span.bytes();
      event.failed = span.failure().isPresent();
      event.persona = span.persona().map(PersonaMark::of).orElse("");
      span.forEachCounter(event::count);
      event.commit();
    }
  }

  @Override
  public String toString() {
    return "Flight Recorder";
  }
}
