package dev.ragged.profiling;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report from JSON. Members that it does not know, and figures that follow from others, are
 * stepped over. One thread at a time.
 */
final class ProfileReader {
  private final JsonCursor json;

  private ProfileReader(JsonCursor json) {
    this.json = json;
  }

  /**
   * Returns the report.
   *
   * @param what what {@code in} is, for messages
   * @throws IllegalArgumentException if it is no report, or of a newer schema
   */
  static ProfileReport read(InputStream in, String what) throws IOException {
    try (JsonCursor json = new JsonCursor(in, what)) {
      return json.whole(new ProfileReader(json)::report);
    }
  }

  /** Reads the value of the member {@code operations} of an object that another reads. */
  static List<ProfileMetric> operations(JsonCursor json) throws IOException {
    return new ProfileReader(json).operations();
  }

  private ProfileReport report() throws IOException {
    String name = null;
    Instant start = null;
    Long duration = null;
    long lostSpans = 0;
    Environment environment = null;
    ProcessFigures process = null;
    List<ProfileMetric> metrics = null;
    json.beginObject();
    version(json);
    for (String member = json.nextMember(); member != null; member = json.nextMember()) {
      switch (member) {
        case "name" -> name = json.text();
        case "start" -> start = instant();
        case "durationNs" -> duration = json.amount();
        case "lostSpans" -> lostSpans = json.amount();
        case "environment" -> environment = environment();
        case "process" -> process = process();
        case "operations" -> metrics = operations();
        default -> json.skip();
      }
    }
    String knownName = json.required(name, "name");
    Instant knownStart = json.required(start, "start");
    Duration knownDuration = Duration.ofNanos(json.required(duration, "durationNs"));
    Environment knownEnvironment = json.required(environment, "environment");
    ProcessFigures knownProcess = json.required(process, "process");
    List<ProfileMetric> knownMetrics = json.required(metrics, "operations");
    long lost = lostSpans;
    return json.checked(
        () ->
            new ProfileReport(
                knownName,
                knownStart,
                knownDuration,
                knownEnvironment,
                knownProcess,
                lost,
                knownMetrics));
  }

  /** Reads the version first, since it decides what the other members mean. */
  static void version(JsonCursor json) throws IOException {
    if (!ProfileJson.SCHEMA_VERSION.equals(json.nextMember())) {
      throw json.refusal(
          "must be the member \"" + ProfileJson.SCHEMA_VERSION + "\", before all others", null);
    }
    long version = json.integer();
    if (version > ProfileJson.VERSION) {
      throw json.refusal(
          "is newer than this Ragged, which reads up to "
              + ProfileJson.VERSION
              + ": found "
              + version
              + "; read it with the Ragged that wrote it, or measure anew",
          null);
    }
    if (version < 1) {
      throw json.refusal("must be at least 1: found " + version, null);
    }
  }

  private Instant instant() throws IOException {
    String text = json.text();
    return json.checked(() -> Instant.parse(text));
  }

  private Environment environment() throws IOException {
    Map<String, String> values = new HashMap<>();
    json.beginObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      values.put(name, json.text());
    }
    return new Environment(values);
  }

  private ProcessFigures process() throws IOException {
    OptionalLong heapAfterGc = OptionalLong.empty();
    long collections = 0;
    long pauses = 0;
    long longestPause = 0;
    OptionalLong resident = OptionalLong.empty();
    OptionalLong peakResident = OptionalLong.empty();
    json.beginObject();
    for (String member = json.nextMember(); member != null; member = json.nextMember()) {
      switch (member) {
        case "heapAfterGcBytes" -> heapAfterGc = json.optionalAmount();
        case "collections" -> collections = json.amount();
        case "collectionPausesNs" -> pauses = json.amount();
        case "longestPauseNs" -> longestPause = json.amount();
        case "residentBytes" -> resident = json.optionalAmount();
        case "peakResidentBytes" -> peakResident = json.optionalAmount();
        default -> json.skip();
      }
    }
    return new ProcessFigures(
        heapAfterGc,
        collections,
        Duration.ofNanos(pauses),
        Duration.ofNanos(longestPause),
        resident,
        peakResident);
  }

  private List<ProfileMetric> operations() throws IOException {
    List<ProfileMetric> metrics = new ArrayList<>();
    json.beginArray();
    while (json.nextElement()) {
      metrics.add(operation());
    }
    return metrics;
  }

  private ProfileMetric operation() throws IOException {
    List<String> path = null;
    long errors = 0;
    Map<String, Long> counters = Map.of();
    TimeReader time = null;
    Optional<ProfileMetric.Allocation> allocation = Optional.empty();
    OptionalLong cpu = OptionalLong.empty();
    json.beginObject();
    for (String member = json.nextMember(); member != null; member = json.nextMember()) {
      switch (member) {
        case "path" -> path = path();
        case "errors" -> errors = json.amount();
        case "counters" -> counters = counters();
        case "time" -> time = TimeReader.read(json);
        case "allocation" -> {
          long[] sums = totalAndSelf();
          allocation = Optional.of(new ProfileMetric.Allocation(sums[0], sums[1]));
        }
        case "cpu" -> cpu = OptionalLong.of(totalAndSelf()[0]);
        default -> json.skip();
      }
    }
    TimeReader knownTime = json.required(time, "time");
    ProfileMetric.Costs costs = new ProfileMetric.Costs(knownTime.self(), allocation, cpu);
    return metric(json.required(path, "path"), errors, costs, counters, knownTime.durations());
  }

  private ProfileMetric metric(
      List<String> path,
      long errors,
      ProfileMetric.Costs costs,
      Map<String, Long> counters,
      Durations durations) {
    return json.checked(() -> new ProfileMetric(path, errors, costs, counters, durations));
  }

  private List<String> path() throws IOException {
    List<String> path = new ArrayList<>();
    json.beginArray();
    while (json.nextElement()) {
      path.add(json.text());
    }
    return path;
  }

  private Map<String, Long> counters() throws IOException {
    Map<String, Long> counters = new HashMap<>();
    json.beginObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      counters.put(name, json.integer());
    }
    return counters;
  }

  private long[] totalAndSelf() throws IOException {
    long @Nullable [] found = null;
    long self = 0;
    json.beginObject();
    for (String member = json.nextMember(); member != null; member = json.nextMember()) {
      switch (member) {
        case "total" -> found = new long[] {json.amount(), 0};
        case "self" -> self = json.amount();
        default -> json.skip();
      }
    }
    long[] known = json.required(found, "total");
    known[1] = self;
    return known;
  }
}
