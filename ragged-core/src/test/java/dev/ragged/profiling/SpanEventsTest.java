package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.tck.ChildJvm;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.SettingDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanEventsTest {
  private static final String NAME = "ragged.Span";
  private static final URL SETTINGS =
      Objects.requireNonNull(SpanEvents.class.getResource("ragged.jfc"), "ragged.jfc");

  @TempDir private Path temp;

  private final OperationProfiler profiler = new OperationProfiler();

  private Path record(Duration threshold, Runnable work) throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable(NAME).withThreshold(threshold);
      recording.start();
      work.run();
      recording.stop();
      Path file = temp.resolve("recording.jfr");
      recording.dump(file);
      return file;
    }
  }

  private static List<RecordedEvent> spans(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(NAME))
        .toList();
  }

  @Test
  void span_recorded_hasNamePathBytesOutcomeAndCounters() throws IOException {
    byte[][] kept = new byte[1][];
    List<RecordedEvent> events =
        spans(
            record(
                Duration.ZERO,
                () -> {
                  try (Span outer = profiler.span("outer")) {
                    outer.add("lines", 3);
                    try (Span inner = profiler.span("inner")) {
                      kept[0] = new byte[1 << 20];
                      inner.fail(new IOException("disk")).add("lines", 3);
                      int amount = 1;
                      for (String counter : COUNTERS) {
                        inner.add(counter, amount++);
                      }
                    }
                  }
                }));

    assertThat(events).extracting(event -> event.getString("name")).contains("inner", "outer");
    RecordedEvent inner = events.get(0);
    assertThat(inner.getString("path")).isEqualTo("outer / inner");
    assertThat(inner.getLong("allocatedBytes")).isBetween(1L << 20, (1L << 20) + 100_000);
    assertThat(inner.getBoolean("failed")).isTrue();
    assertThat(inner.getString("persona")).isEmpty();
    assertThat(inner.getStackTrace()).isNull();
    int amount = 1;
    for (String counter : COUNTERS) {
      String field =
          counter.replace("_in", "In").replace("_out", "Out"); // as a field of Java is called
      assertThat(inner.getLong(field)).as(counter).isEqualTo(amount++);
    }
    RecordedEvent outer = events.get(1);
    assertThat(outer.getBoolean("failed")).isFalse();
    assertThat(outer.getLong("results")).isZero();
    assertThat(outer.getStartTime()).isBeforeOrEqualTo(inner.getStartTime());
    assertThat(outer.getEndTime()).isAfterOrEqualTo(inner.getEndTime());
    assertThat(kept[0]).hasSize(1 << 20);
  }

  private static final List<String> COUNTERS =
      List.of(
          Stages.QUESTIONS,
          Stages.RESULTS,
          Stages.TEXTS,
          Stages.CANDIDATES,
          Stages.DISTANCES,
          Stages.RECOMPUTED,
          Stages.PASSAGES,
          Stages.DOCUMENTS,
          Stages.BYTES,
          Stages.CHUNKS,
          Stages.VECTORS,
          Stages.TOKENS_IN,
          Stages.TOKENS_OUT);

  @Test
  void threshold_shorterSpans_areNotRecorded() throws IOException {
    Runnable work = () -> profiler.span("quick").close();
    assertThat(spans(record(Duration.ofHours(1), work))).isEmpty();
    assertThat(spans(record(Duration.ZERO, work))).hasSize(1);
  }

  @Test
  void threshold_notSet_isAMillisecond() {
    assertThat(EventType.getEventType(SpanEvent.class).getSettingDescriptors())
        .filteredOn(setting -> setting.getName().equals("threshold"))
        .extracting(SettingDescriptor::getDefaultValue)
        .containsExactly("1 ms");
  }

  @Test
  void isListening_onlyWhileTheEventIsRecorded() throws IOException {
    assertThat(profiler.span("before")).isSameAs(Span.NONE);
    record(
        Duration.ZERO,
        () -> {
          Span span = profiler.span("during");
          assertThat(span).isNotSameAs(Span.NONE);
          span.close();
        });
    try (Recording other = new Recording()) {
      other.disable(NAME);
      other.start();
      assertThat(profiler.span("other events only")).isSameAs(Span.NONE);
    }
    assertThat(profiler.span("after")).isSameAs(Span.NONE);
  }

  @Test
  void span_beganBeforeTheRecording_isNotRecorded() throws IOException {
    SpanRecorder listener = new SpanRecorder();
    profiler.add(listener);
    Span early = profiler.span("early");
    assertThat(spans(record(Duration.ZERO, early::close))).isEmpty();
    assertThat(listener.paths()).containsExactly("early");
  }

  @Test
  void persona_isAMarkThatTellsPersonasApart() throws IOException {
    List<RecordedEvent> events =
        spans(
            record(
                Duration.ZERO,
                () -> {
                  for (String persona : List.of("ana.secretname", "bob", "ana.secretname")) {
                    try (Span span = profiler.span("search")) {
                      span.question(Optional.of(persona), "a very private question");
                    }
                  }
                }));

    List<String> marks = events.stream().map(event -> event.getString("persona")).toList();
    assertThat(marks).hasSize(3).allMatch(mark -> mark.matches("[0-9a-f]{16}"));
    assertThat(marks.get(0)).isEqualTo(marks.get(2)).isNotEqualTo(marks.get(1));
  }

  @Test
  void settingsFile_inTheCommandLine_recordsSpans() throws IOException, URISyntaxException {
    Path settings = temp.resolve("ragged.jfc");
    try (var in = SETTINGS.openStream()) {
      Files.copy(in, settings);
    }
    Path file = temp.resolve("child.jfr");
    List<String> command = new ArrayList<>(ChildJvm.command(SessionsInChild.class, "events"));
    command.add(
        1, "-XX:StartFlightRecording:settings=" + settings + ",filename=" + file.toAbsolutePath());
    try (ChildJvm child = ChildJvm.start(command)) {
      String line = child.line();
      while (!line.startsWith("jdk.jfr ")) {
        line = child.line(); // what the JVM says of its recording
      }
      assertThat(line).isEqualTo("jdk.jfr true, 1 listener, spans");
      assertThat(child.waitFor()).isZero();
    }
    assertThat(spans(file)).extracting(event -> event.getString("name")).contains("slow");
  }

  @Test
  void settingsFile_anyEvent_isKnownToThisJvm() throws Exception {
    Configuration settings =
        Configuration.create(new InputStreamReader(SETTINGS.openStream(), StandardCharsets.UTF_8));
    List<String> known =
        Stream.concat(
                jdk.jfr.FlightRecorder.getFlightRecorder().getEventTypes().stream(),
                Stream.of(EventType.getEventType(SpanEvent.class)))
            .flatMap(
                type ->
                    type.getSettingDescriptors().stream()
                        .map(setting -> type.getName() + "#" + setting.getName()))
            .toList();
    assertThat(known).containsAll(settings.getSettings().keySet());
    assertThat(settings.getSettings()).containsEntry(NAME + "#threshold", "1 ms");
  }

  @Test
  void jvm_withoutFlightRecorder_measuresAllTheSame() {
    List<String> command = new ArrayList<>(ChildJvm.command(SessionsInChild.class, "events"));
    command.addAll(1, List.of("--limit-modules", "java.base,java.management,java.sql"));
    try (ChildJvm child = ChildJvm.start(command)) {
      assertThat(child.line()).isEqualTo("jdk.jfr false, 0 listeners, no spans");
      assertThat(child.waitFor()).isZero();
    }
  }
}
