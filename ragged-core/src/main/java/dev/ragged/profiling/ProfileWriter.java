package dev.ragged.profiling;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Writes a report as JSON; docs/formats.md has the members. One thread at a time. */
final class ProfileWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** The same on every platform, so that equal reports give equal files. */
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private static final String LOWER = "lower is better";

  private final JsonGenerator json;

  private ProfileWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a report and leaves {@code out} open. */
  static void write(ProfileReport report, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      new ProfileWriter(json).report(report);
      json.writeRaw('\n');
    }
  }

  /** Returns what writes indented JSON and leaves {@code out} open. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY
        .createGenerator(out)
        .setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES));
  }

  /** Returns what writes JSON on one line and leaves {@code out} open. */
  static JsonGenerator lineGenerator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out);
  }

  private void report(ProfileReport report) throws IOException {
    json.writeStartObject();
    json.writeNumberField(ProfileJson.SCHEMA_VERSION, ProfileJson.VERSION);
    json.writeStringField("name", report.name());
    json.writeStringField("start", report.start().toString());
    json.writeNumberField("durationNs", report.duration().toNanos());
    json.writeNumberField("lostSpans", report.lostSpans());
    json.writeObjectFieldStart("environment");
    for (Map.Entry<String, String> value : report.environment().values().entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
    process(report.process());
    operations(report.metrics());
    json.writeEndObject();
  }

  /** Writes the member {@code operations} into an object that another writes. */
  static void operations(List<ProfileMetric> metrics, JsonGenerator json) throws IOException {
    new ProfileWriter(json).operations(metrics);
  }

  private void operations(List<ProfileMetric> metrics) throws IOException {
    json.writeArrayFieldStart("operations");
    for (ProfileMetric metric : metrics) {
      operation(metric);
    }
    json.writeEndArray();
  }

  private void process(ProcessFigures process) throws IOException {
    json.writeObjectFieldStart("process");
    optional("heapAfterGcBytes", process.heapAfterGc());
    json.writeNumberField("collections", process.collections());
    json.writeNumberField("collectionPausesNs", process.collectionPauses().toNanos());
    json.writeNumberField("longestPauseNs", process.longestPause().toNanos());
    optional("residentBytes", process.residentBytes());
    optional("peakResidentBytes", process.peakResidentBytes());
    json.writeEndObject();
  }

  private void operation(ProfileMetric metric) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("path");
    for (String name : metric.path()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeNumberField("errors", metric.errors());
    json.writeObjectFieldStart("counters");
    for (Map.Entry<String, Long> counter : new TreeMap<>(metric.counters()).entrySet()) {
      json.writeNumberField(counter.getKey(), counter.getValue());
    }
    json.writeEndObject();
    time(metric);
    if (metric.costs().allocation().isPresent()) {
      ProfileMetric.Allocation allocation = metric.costs().allocation().get();
      json.writeObjectFieldStart("allocation");
      unit("bytes");
      json.writeNumberField("total", allocation.bytes());
      json.writeNumberField("self", allocation.selfBytes());
      json.writeNumberField("perOperation", metric.bytesPerOperation().orElse(0));
      json.writeEndObject();
    }
    if (metric.costs().cpuNanos().isPresent()) {
      json.writeObjectFieldStart("cpu");
      unit("ns");
      json.writeNumberField("total", metric.costs().cpuNanos().getAsLong());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void time(ProfileMetric metric) throws IOException {
    Durations durations = metric.durations();
    json.writeObjectFieldStart("time");
    unit("ns");
    json.writeNumberField("count", durations.count());
    json.writeNumberField("total", durations.total().toNanos());
    json.writeNumberField("self", metric.costs().selfNanos());
    json.writeNumberField("min", durations.min().toNanos());
    json.writeNumberField("max", durations.max().toNanos());
    json.writeNumberField("mean", durations.mean().toNanos());
    json.writeNumberField("standardDeviation", durations.standardDeviation().toNanos());
    json.writeStringField("percentiles", "nearest rank");
    for (int percent : new int[] {50, 95, 99}) {
      json.writeNumberField("p" + percent, durations.percentile(percent).toNanos());
    }
    json.writeNumberField("sumOfSquares", durations.squares());
    json.writeArrayFieldStart("samples");
    for (long nanos : durations.samples().toArray()) {
      json.writeNumber(nanos);
    }
    json.writeEndArray();
    json.writeStringField("histogram", HdrPayload.encode(durations.histogram()));
    json.writeEndObject();
  }

  private void unit(String unit) throws IOException {
    json.writeStringField("unit", unit);
    json.writeStringField("direction", LOWER);
  }

  private void optional(String name, OptionalLong value) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }
}
