package dev.ragged.profiling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who listens to spans, at one time: a span tells its end to those whom it told its start.
 * Immutable.
 */
final class Instrumentation {
  private static final Logger log = LoggerFactory.getLogger(Instrumentation.class);

  private final OperationProfiler profiler;
  private final ProfileListener[] listeners;
  private final List<ProfileListener> wantingCpu;

  static Instrumentation of(OperationProfiler profiler, List<ProfileListener> listeners) {
    return new Instrumentation(profiler, listeners.toArray(ProfileListener[]::new), List.of());
  }

  private Instrumentation(
      OperationProfiler profiler, ProfileListener[] listeners, List<ProfileListener> wantingCpu) {
    this.profiler = profiler;
    this.listeners = listeners;
    this.wantingCpu = wantingCpu;
  }

  OperationProfiler profiler() {
    return profiler;
  }

  boolean measuresCpu() {
    return !wantingCpu.isEmpty();
  }

  Instrumentation with(ProfileListener listener, boolean cpu) {
    List<ProfileListener> all = new ArrayList<>(List.of(listeners));
    all.add(listener);
    List<ProfileListener> wanting = new ArrayList<>(wantingCpu);
    if (cpu) {
      wanting.add(listener);
    }
    return new Instrumentation(profiler, all.toArray(ProfileListener[]::new), wanting);
  }

  Instrumentation without(ProfileListener listener) {
    List<ProfileListener> all = new ArrayList<>(List.of(listeners));
    all.remove(listener);
    List<ProfileListener> wanting = new ArrayList<>(wantingCpu);
    wanting.remove(listener);
    return new Instrumentation(profiler, all.toArray(ProfileListener[]::new), wanting);
  }

  /** Returns whether anybody listens now. */
  boolean isListening() {
    for (ProfileListener listener : listeners) {
      if (isListening(listener)) {
        return true;
      }
    }
    return false;
  }

  private boolean isListening(ProfileListener listener) {
    try {
      return listener.isListening();
    } catch (Throwable e) {
      failed(listener, e);
      return false;
    }
  }

  /** Returns the place of {@code listener} among those told, or -1. */
  int place(ProfileListener listener) {
    for (int i = 0; i < listeners.length; i++) {
      if (listeners[i] == listener) {
        return i;
      }
    }
    return -1;
  }

  void started(Span span, @Nullable Span around) {
    for (int i = 0; i < listeners.length; i++) {
      try {
        ProfileListener listener = listeners[i];
        @Nullable Object context =
            listener.started(span, around == null ? null : around.context(listener));
        if (context != null) {
          span.details().context(i, listeners.length, context);
        }
      } catch (Throwable e) {
        failed(listeners[i], e);
      }
    }
  }

  void ended(Span span, @Nullable SpanDetails details) {
    for (int i = 0; i < listeners.length; i++) {
      try {
        listeners[i].ended(span, details == null ? null : details.context(i));
      } catch (Throwable e) {
        failed(listeners[i], e);
      }
    }
  }

  void lost(Span span, @Nullable SpanDetails details) {
    profiler.lost();
    for (int i = 0; i < listeners.length; i++) {
      try {
        listeners[i].lost(span, details == null ? null : details.context(i));
      } catch (Throwable e) {
        failed(listeners[i], e);
      }
    }
  }

  /** Fails if a listener does, since nobody may believe that something is erased that is not. */
  void forget(String persona) {
    for (ProfileListener listener : listeners) {
      listener.forget(persona);
    }
  }

  // Whatever it is: an operation must not fail, nor a store be lost, because of who watches it.
  private void failed(ProfileListener listener, Throwable cause) {
    if (profiler.mayWarn()) {
      log.warn("a listener to spans failed, its figures are incomplete: {}", listener, cause);
    }
  }
}
