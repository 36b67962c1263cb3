package dev.ragged.ingest;

/**
 * What ingests may take. Immutable.
 *
 * @param workers threads that embed at once; 0 for as many as the embedder can use
 * @param bytesInFlight bytes of text, chunks and vectors that are read and not yet stored, at least
 *     1; one larger document may be in flight alone
 */
public record IngestLimits(int workers, long bytesInFlight) {
  /** As many workers as the embedder can use, and 16 MiB. */
  public static final IngestLimits DEFAULT = new IngestLimits(0, 16L << 20);

  public IngestLimits {
    if (workers < 0 || bytesInFlight < 1) {
      throw new IllegalArgumentException(
          "workers must not be negative and bytesInFlight at least 1: workers="
              + workers
              + ", bytesInFlight="
              + bytesInFlight);
    }
  }
}
