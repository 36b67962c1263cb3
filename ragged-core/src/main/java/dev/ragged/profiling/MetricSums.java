package dev.ragged.profiling;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up metrics of the same operations at different times. One thread at a time. */
final class MetricSums {
  private static final Comparator<ProfileMetric> CALLERS_FIRST =
      (left, right) -> {
        List<String> a = left.path();
        List<String> b = right.path();
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
          int order = a.get(i).compareTo(b.get(i));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(a.size(), b.size());
      };

  private final Map<List<String>, ProfileMetric> sums = new LinkedHashMap<>();

  void addAll(List<ProfileMetric> metrics) {
    metrics.forEach(metric -> sums.merge(metric.path(), metric, ProfileMetric::plus));
  }

  /** Returns the sums, callers before what they call and else in order of the names. */
  List<ProfileMetric> list() {
    return sums.values().stream().sorted(CALLERS_FIRST).toList();
  }
}
