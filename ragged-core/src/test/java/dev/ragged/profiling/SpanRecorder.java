package dev.ragged.profiling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what it is told of spans. */
final class SpanRecorder implements ProfileListener {
  /** One ended span. */
  record Ended(
      String path,
      long nanos,
      long selfNanos,
      long bytes,
      long selfBytes,
      boolean failed,
      Map<String, Long> counters) {}

  final List<Ended> ended = new CopyOnWriteArrayList<>();

  /** Each span's name, and what this said of the span around it. */
  final List<String> around = new CopyOnWriteArrayList<>();

  final List<String> log = new CopyOnWriteArrayList<>();
  volatile boolean listening = true;

  @Override
  public boolean isListening() {
    return listening;
  }

  @Override
  public Object started(Span span, @Nullable Object contextAround) {
    around.add(span.name() + " " + Objects.requireNonNullElse(contextAround, "none"));
    log.add("+" + span.name());
    return span.name();
  }

  @Override
  public void ended(Span span, @Nullable Object context) {
    log.add("-" + context);
    Map<String, Long> counters = new TreeMap<>();
    span.forEachCounter(counters::put);
    ended.add(
        new Ended(
            String.join("/", span.names()),
            span.nanos(),
            span.selfNanos(),
            span.bytes(),
            span.selfBytes(),
            span.failure().isPresent(),
            counters));
  }

  @Override
  public void lost(Span span, @Nullable Object context) {
    log.add("?" + context);
  }

  List<String> paths() {
    return new ArrayList<>(ended.stream().map(Ended::path).toList());
  }
}
