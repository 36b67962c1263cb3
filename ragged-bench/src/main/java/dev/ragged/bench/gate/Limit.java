package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures that a threshold file limits. */
public enum Limit {
  /** The 95th percentile of a query's time. */
  QUERY_LATENCY_P95("query_latency_p95_ms", "ms", Better.LOWER),
  /** Documents ingested in a second. */
  INGEST("ingest_docs_per_sec", "docs/s", Better.HIGHER),
  /** Memory of the process, in units of 1,000,000 bytes. */
  MEMORY_USAGE("memory_usage_mb", "MB", Better.LOWER),
  /** Bytes on disk for a document, in units of 1,000 bytes. */
  STORAGE_PER_DOCUMENT("storage_per_doc_kb", "KB", Better.LOWER),
  /** How much longer the 95th percentile is for a persona's query. */
  PERSONALISATION_OVERHEAD("personalisation_overhead_ms", "ms", Better.LOWER);

  private final String key;
  private final String unit;
  private final Better better;

  Limit(String key, String unit, Better better) {
    this.key = key;
    this.unit = unit;
    this.better = better;
  }

  /** Returns its name in a threshold file. */
  public String key() {
    return key;
  }

  /** Returns its unit. */
  public String unit() {
    return unit;
  }

  /** Returns whether it is an upper or a lower limit. */
  public Better better() {
    return better;
  }

  /** Returns whether a figure breaks it; one that equals it does not. */
  boolean isBrokenBy(double figure, double threshold) {
    return better == Better.LOWER ? figure > threshold : figure < threshold;
  }

  static Optional<Limit> of(String key) {
    return Arrays.stream(values()).filter(limit -> limit.key.equals(key)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Limit::key).toList();
  }
}
