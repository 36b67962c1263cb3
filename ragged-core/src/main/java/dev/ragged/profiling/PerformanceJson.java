package dev.ragged.profiling;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads a {@link PerformanceReport} as JSON; docs/formats.md has the members. What it
 * recommends is written and not read, as it follows from the figures.
 */
final class PerformanceJson {
  private PerformanceJson() {}

  /** Writes a report on many lines and leaves {@code out} open. */
  static void write(PerformanceReport report, OutputStream out) throws IOException {
    try (JsonGenerator json = ProfileWriter.generator(out)) {
      write(report, json);
      json.writeRaw('\n');
    }
  }

  /** Returns a report on one line, in UTF-8, without a line feed. */
  static byte[] line(PerformanceReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = ProfileWriter.lineGenerator(out)) {
      write(report, json);
    }
    return out.toByteArray();
  }

  private static void write(PerformanceReport report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField(ProfileJson.SCHEMA_VERSION, ProfileJson.VERSION);
    json.writeStringField("from", report.from().toString());
    json.writeStringField("to", report.to().toString());
    ProfileWriter.operations(report.metrics(), json);
    json.writeArrayFieldStart("slowest");
    for (SlowQuery query : report.slowest()) {
      write(query, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("recommendations");
    for (Recommendation one : report.recommendations()) {
      json.writeStartObject();
      json.writeStringField("setting", one.setting());
      json.writeStringField("advice", one.advice());
      json.writeStringField("evidence", one.evidence());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(SlowQuery query, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", query.at().toString());
    if (query.persona().isPresent()) {
      json.writeStringField("persona", query.persona().get());
    }
    if (query.text().isPresent()) {
      json.writeStringField("text", query.text().get());
    }
    json.writeNumberField("durationNs", query.duration().toNanos());
    json.writeObjectFieldStart("stagesNs");
    for (Map.Entry<String, Duration> stage : query.stages().entrySet()) {
      json.writeNumberField(stage.getKey(), stage.getValue().toNanos());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /**
   * Returns the report that {@link #line} or {@link #write} has written.
   *
   * @param what what {@code text} is, for messages
   * @throws IllegalArgumentException if it is none, or of a newer schema
   */
  static PerformanceReport read(String text, String what) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonCursor json = new JsonCursor(new ByteArrayInputStream(bytes), what)) {
      return json.whole(() -> report(json));
    }
  }

  private static PerformanceReport report(JsonCursor json) throws IOException {
    Instant from = null;
    Instant to = null;
    List<ProfileMetric> metrics = null;
    List<SlowQuery> slowest = new ArrayList<>();
    json.beginObject();
    ProfileReader.version(json);
    for (String member = json.nextMember(); member != null; member = json.nextMember()) {
      switch (member) {
        case "from" -> from = instant(json);
        case "to" -> to = instant(json);
        case "operations" -> metrics = ProfileReader.operations(json);
        case "slowest" -> {
          json.beginArray();
          while (json.nextElement()) {
            slowest.add(slow(json));
          }
        }
        default -> json.skip();
      }
    }
    return new PerformanceReport(
        json.required(from, "from"),
        json.required(to, "to"),
        json.required(metrics, "operations"),
        slowest,
        List.of());
  }

  private static SlowQuery slow(JsonCursor json) throws IOException {
    Instant at = null;
    @Nullable String persona = null;
    @Nullable String text = null;
    Long nanos = null;
    Map<String, Duration> stages = new LinkedHashMap<>();
    json.beginObject();
    for (String member = json.nextMember(); member != null; member = json.nextMember()) {
      switch (member) {
        case "at" -> at = instant(json);
        case "persona" -> persona = json.text();
        case "text" -> text = json.text();
        case "durationNs" -> nanos = json.amount();
        case "stagesNs" -> {
          json.beginObject();
          for (String stage = json.nextMember(); stage != null; stage = json.nextMember()) {
            stages.put(stage, Duration.ofNanos(json.amount()));
          }
        }
        default -> json.skip();
      }
    }
    return new SlowQuery(
        json.required(at, "at"),
        Optional.ofNullable(persona),
        Optional.ofNullable(text),
        Duration.ofNanos(json.required(nanos, "durationNs")),
        stages);
  }

  private static Instant instant(JsonCursor json) throws IOException {
    String text = json.text();
    return json.checked(() -> Instant.parse(text));
  }
}
