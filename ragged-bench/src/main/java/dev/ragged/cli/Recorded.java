package dev.ragged.cli;

import dev.ragged.profiling.PerformanceLog;
import dev.ragged.profiling.PerformanceReport;
import dev.ragged.profiling.SlowQuery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the calls of some time took, by the log of their store. Immutable.
 *
 * @param report times of stages
 * @param caches what caches did
 * @param note says so if nothing can be there; else empty
 */
public record Recorded(PerformanceReport report, List<CacheUse> caches, String note) {
  /** Reads the log of the store in a directory. */
  public static Recorded since(Since since, Path store) {
    PerformanceReport all = new PerformanceLog(store).between(since.start(), Instant.now());
    PerformanceReport times =
        new PerformanceReport(
            all.from(),
            all.to(),
            all.metrics().stream().filter(metric -> !CacheUse.isUse(metric)).toList(),
            all.slowest(),
            all.recommendations());
    return new Recorded(times, CacheUse.of(all.metrics()), note(store));
  }

  private static String note(Path store) {
    if (Recording.of(store).isPresent()) {
      return "";
    }
    return new PerformanceLog(store).exists()
        ? "\nRecording is off, so this has calls of before only; 'ragged profile enable' turns it"
            + " on.\n"
        : "\nNothing was recorded; 'ragged profile enable' makes later calls record what they"
            + " take.\n";
  }

  /** Returns times, slowest questions and recommendations for programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", report.from());
    json.put("to", report.to());
    json.put("recording", note.isEmpty());
    json.put("operations", Operations.json(report.metrics()));
    List<Object> slowest = new ArrayList<>();
    for (SlowQuery query : report.slowest()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("at", query.at());
      one.put("text", query.text());
      one.put("persona", query.persona());
      one.put("durationMs", query.duration());
      one.put("stagesMs", query.stages());
      slowest.add(one);
    }
    json.put("slowest", slowest);
    json.put("recommendations", report.recommendations());
    return json;
  }
}
