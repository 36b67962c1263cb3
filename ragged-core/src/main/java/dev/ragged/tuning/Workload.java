package dev.ragged.tuning;

/** What a store is to be good at. */
public enum Workload {
  /** Quick answers of high recall. */
  INTERACTIVE,

  /** Many documents in little time. */
  BATCH,

  /** Little heap. */
  MEMORY
}
