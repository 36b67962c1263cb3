package dev.ragged.cli;

import dev.ragged.profiling.Durations;
import dev.ragged.profiling.ProfileMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of operations for programs; times are milliseconds. */
public final class Operations {
  private Operations() {}

  /** Returns an object for each call path. */
  public static List<Object> json(List<ProfileMetric> metrics) {
    List<Object> all = new ArrayList<>();
    for (ProfileMetric metric : metrics) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("path", metric.path());
      one.putAll(json(metric.durations()));
      one.put("selfMs", metric.self());
      one.put("errors", metric.errors());
      one.put("bytesPerOperation", metric.bytesPerOperation());
      one.put("counters", metric.counters());
      all.add(one);
    }
    return all;
  }

  /** Returns count, total, mean, percentiles (nearest rank) and extremes. */
  public static Map<String, Object> json(Durations durations) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", durations.count());
    json.put("totalMs", durations.total());
    json.put("meanMs", durations.mean());
    json.put("p50Ms", durations.median());
    json.put("p95Ms", durations.percentile(95));
    json.put("p99Ms", durations.percentile(99));
    json.put("minMs", durations.min());
    json.put("maxMs", durations.max());
    return json;
  }
}
