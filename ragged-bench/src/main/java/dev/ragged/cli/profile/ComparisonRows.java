package dev.ragged.cli.profile;

import dev.ragged.profiling.Measure;
import dev.ragged.profiling.ProfileComparison.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Rows of a comparison as JSON, in the units of all replies. */
final class ComparisonRows {
  private static final double NANOS_PER_MILLI = 1e6;

  private ComparisonRows() {}

  /** Returns a row, whose times are milliseconds. */
  static Map<String, Object> json(Row row) {
    boolean isTime = row.measure() == Measure.TIME;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", row.path());
    json.put("measure", row.measure());
    json.put("unit", isTime ? "ms" : "bytes");
    json.put("baseline", figure(row.baseline(), isTime));
    json.put("current", figure(row.current(), isTime));
    json.put("changePercent", row.changePercent());
    json.put("verdict", row.verdict());
    json.put("evidence", row.evidence());
    return json;
  }

  private static OptionalDouble figure(OptionalDouble value, boolean isTime) {
    return isTime && value.isPresent()
        ? OptionalDouble.of(value.getAsDouble() / NANOS_PER_MILLI)
        : value;
  }
}
