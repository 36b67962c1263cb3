package dev.ragged.bench.report;

/** Which values of a metric are better. */
public enum Better {
  LOWER,
  HIGHER
}
