package dev.ragged.bench.suite;

import java.util.Locale;

/** What scenarios are about. */
public enum Group {
  INGEST,
  QUERY,
  QUALITY,
  OVERHEAD,
  TEMPORAL,
  STORAGE,
  MEMORY,
  CONCURRENT,
  PERSONA,
  SCALE;

  /** Returns its name on a command line, for example {@code ingest}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
