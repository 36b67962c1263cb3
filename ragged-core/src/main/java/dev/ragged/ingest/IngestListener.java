package dev.ragged.ingest;

/**
 * Is told what becomes of each document, by the thread that called ingest. What it throws is logged
 * once and does not disturb the ingest.
 */
@FunctionalInterface
public interface IngestListener {
  /** Takes the latest state; should return soon, because the ingest waits. */
  void onProgress(IngestProgress progress);
}
