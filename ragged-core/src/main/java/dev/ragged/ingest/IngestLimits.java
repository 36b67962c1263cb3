package dev.ragged.ingest;

/**
 * What ingests may take. Immutable.
 *
 * @param workers threads that embed at once; 0 for as many as the embedder can use
 * @param bytesInFlight bytes of text, chunks and vectors that are read and not yet stored, at least
 *     1; one larger document may be in flight alone
 */
public record IngestLimits(int workers, long bytesInFlight) {
  /** A {@code char} of a text takes two bytes in its document, and two in its chunk. */
  private static final int BYTES_PER_CHAR = 2 * Character.BYTES;

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

  /**
   * Returns the bytes that a text and its vector take while they are under way: 4 for each char,
   * which is in its document and in its chunk, and 4 for each component of the vector. What the
   * embedder needs to embed it is not among them.
   *
   * @param chars length of the text, at least 0
   * @param dimension length of the vector, at least 1
   */
  public static long bytesPerText(int chars, int dimension) {
    if (chars < 0 || dimension < 1) {
      throw new IllegalArgumentException(
          "chars must not be negative and dimension at least 1: chars="
              + chars
              + ", dimension="
              + dimension);
    }
    return (long) BYTES_PER_CHAR * chars + (long) Float.BYTES * dimension;
  }
}
