package dev.ragged.memory.transfer;

import dev.ragged.document.Document;
import dev.ragged.document.Texts;
import dev.ragged.memory.portable.ImportLimits;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one interaction. One thread at a time. */
final class InteractionReader {
  private final JsonIn in;
  private @Nullable UUID id;
  private @Nullable UUID session;
  private @Nullable Instant timestamp;
  private @Nullable String query;
  private Optional<String> persona = Optional.empty();
  private Optional<String> response = Optional.empty();
  private Optional<String> model = Optional.empty();
  private Optional<Feedback.Verdict> verdict = Optional.empty();
  private Optional<String> correction = Optional.empty();
  private Duration latency = Duration.ZERO;
  private final List<ChunkId> shown = new ArrayList<>();
  private @Nullable List<FeedbackTable.Given> events;
  private final Map<String, String> metadata = new LinkedHashMap<>();

  InteractionReader(JsonIn in) {
    this.in = in;
  }

  /** Reads it; the reader stands on its start. */
  LogWriter.Entry read() throws IOException {
    in.beginEntry();
    in.object(this::member);
    Interaction interaction =
        in.checked(
            () ->
                new Interaction(
                    in.required(id, ExportNames.ID),
                    Optional.of(in.required(session, ExportNames.SESSION)),
                    in.required(query, ExportNames.QUERY),
                    response,
                    in.required(timestamp, ExportNames.TIMESTAMP),
                    shown,
                    model,
                    latency,
                    metadata));
    return new LogWriter.Entry(interaction, feedback(interaction));
  }

  /** Returns whose interaction it says it is. */
  Optional<String> persona() {
    return persona;
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.ID -> id = id();
      case ExportNames.SESSION -> session = id();
      case ExportNames.TIMESTAMP -> timestamp = in.text(IsoTimes::parse);
      case ExportNames.QUERY -> query = in.text();
      case ExportNames.PERSONA -> persona = Optional.of(in.text());
      case ExportNames.RESPONSE -> response = in.optionalText();
      case ExportNames.MODEL -> model = in.optionalText();
      case ExportNames.LATENCY -> latency = latency();
      case ExportNames.FEEDBACK ->
          verdict = in.isNull() ? Optional.empty() : Optional.of(verdict());
      case ExportNames.CORRECTION -> correction = in.optionalText();
      case ExportNames.DOCUMENTS_SHOWN ->
          in.array(Interaction.MAX_HITS, () -> shown.add(in.text(InteractionReader::chunk)));
      case ExportNames.FEEDBACK_EVENTS -> events = events();
      case ExportNames.METADATA -> in.object(this::metadata);
      // What follows is learned again.
      case ExportNames.TOPICS, ExportNames.FOUND_TOPICS -> in.skip();
      default -> {
        return false;
      }
    }
    return true;
  }

  private UUID id() throws IOException {
    return in.text(Uuids::parse);
  }

  private Duration latency() throws IOException {
    BigDecimal millis = in.number();
    return in.checked(() -> Latencies.parse(millis));
  }

  private Feedback.Verdict verdict() throws IOException {
    return in.text(Verdicts::parse);
  }

  private static ChunkId chunk(String text) {
    ChunkId chunk;
    try {
      chunk = ChunkId.parse(text);
    } catch (IllegalArgumentException e) {
      // Its message quotes the text, and so it is not told as the cause either.
      throw new IllegalArgumentException(
          "must be the id of a passage such as guide.md#4 or guide.md#4@persona");
    }
    Texts.requireId(chunk.document().id(), "document id", Document.MAX_ID_LENGTH);
    return chunk;
  }

  private List<FeedbackTable.Given> events() throws IOException {
    List<FeedbackTable.Given> given = new ArrayList<>();
    in.array(ImportLimits.MAX_FEEDBACK, () -> given.add(new FeedbackReader(in).read()));
    return given;
  }

  private boolean metadata(String name) throws IOException {
    if (metadata.size() == Interaction.MAX_METADATA) {
      throw in.refusal("metadata must have at most " + Interaction.MAX_METADATA + " members");
    }
    in.count(name);
    metadata.put(name, in.text());
    return true;
  }

  /**
   * Returns all feedback. A file of another origin may have the last verdict alone: its time is
   * then that of the question.
   */
  private List<FeedbackTable.Given> feedback(Interaction interaction) {
    Optional<Feedback> last = in.checked(this::last);
    if (events == null) {
      return last.map(given -> new FeedbackTable.Given(interaction.askedAt(), given)).stream()
          .toList();
    }
    if (last.isPresent() && !InteractionSection.last(events).equals(last)) {
      throw in.refusal("feedback and correction must be those of the last of the feedback events");
    }
    return events;
  }

  private Optional<Feedback> last() {
    if (verdict.isEmpty() && correction.isPresent()) {
      throw new IllegalArgumentException("a correction must have a verdict in feedback");
    }
    return verdict.map(given -> new Feedback(given, correction));
  }
}
