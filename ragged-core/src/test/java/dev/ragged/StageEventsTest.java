package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Stages;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flight Recorder sees of a store, with the settings that come along. */
class StageEventsTest {
  private static final String QUESTION = "Which apples did quentin hide";
  private static final String PERSONA = "ana-of-the-orchard";

  @TempDir private Path temp;

  @Test
  void recording_withTheSettingsFile_showsStagesInsideEachOtherAndNothingPrivate()
      throws Exception {
    Path file = temp.resolve("stages.jfr");
    try (Recording recording = new Recording(settings());
        Ragged ragged =
            Ragged.builder()
                .directory(temp.resolve("store"))
                .backend("exact")
                .embedder(new SlowEmbedder())
                .profiler(new OperationProfiler())
                .build()) {
      recording.start();
      ragged.ingest(Document.of("a", "A text of apples."), Document.of("b", "A text of pears."));
      assertThat(ragged.persona(PERSONA).search(QUESTION).hits()).isNotEmpty();
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().equals("ragged.Span"))
            .toList();

    RecordedEvent ingest = only(events, Stages.INGEST);
    RecordedEvent embedding = only(events, Stages.INGEST_EMBED);
    requireInside(ingest, embedding);
    assertThat(embedding.getString("path")).isEqualTo("ingest / ingest.embed");
    assertThat(embedding.getLong("texts")).isPositive();
    assertThat(embedding.getThread()).isNotNull();
    RecordedEvent search = only(events, Stages.SEARCH);
    RecordedEvent question = only(events, Stages.SEARCH_EMBED);
    requireInside(search, question);
    assertThat(question.getThread().getId()).isEqualTo(search.getThread().getId());
    assertThat(search.getLong("results")).isPositive();
    assertThat(search.getLong("allocatedBytes")).isPositive();
    assertThat(search.getString("persona")).matches("[0-9a-f]{16}");
    assertThat(search.getStartTime()).isAfter(ingest.getEndTime());

    byte[] bytes = Files.readAllBytes(file);
    assertThat(contains(bytes, "search.embed".getBytes(StandardCharsets.UTF_8))).isTrue();
    for (String secret : List.of(QUESTION, "quentin", PERSONA, "orchard")) {
      for (var charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        assertThat(contains(bytes, secret.getBytes(charset))).as(secret + charset).isFalse();
      }
    }
  }

  private static Configuration settings() throws Exception {
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                OperationProfiler.class.getResourceAsStream("ragged.jfc"), "ragged.jfc"),
            StandardCharsets.UTF_8)) {
      return Configuration.create(in);
    }
  }

  /** Returns the longest event of that name, as the documents may be embedded one by one. */
  private static RecordedEvent only(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(event -> event.getString("name").equals(name))
        .max(Comparator.comparing(RecordedEvent::getDuration))
        .orElseThrow(
            () ->
                new AssertionError(
                    name
                        + " is not among "
                        + events.stream().map(event -> event.getString("path")).toList()));
  }

  private static void requireInside(RecordedEvent outer, RecordedEvent inner) {
    assertThat(inner.getStartTime()).isAfterOrEqualTo(outer.getStartTime());
    assertThat(inner.getEndTime()).isBeforeOrEqualTo(outer.getEndTime());
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  /** Needs more than the threshold for each call. */
  private static final class SlowEmbedder implements Embedder {
    private static final long NANOS = 3_000_000;
    private final Embedder lexical = LexicalEmbedder.create(64);

    @Override
    public EmbedderFingerprint fingerprint() {
      return lexical.fingerprint();
    }

    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      long end = System.nanoTime() + NANOS;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return lexical.embed(texts, role);
    }
  }
}
