package dev.ragged.ingest;

/**
 * Chooses how many texts a call of the embedder gets: as few as its measured costs allow, because
 * small calls end together, can be cancelled soon, and make documents ready early. Thread-safe.
 */
final class BatchSize {
  // What a call takes is fitted by a line: a fixed part, and one for each character. The line is
  // the
  // least squares of the latest calls, older ones fading. A straight line through calls of one size
  // says nothing about the fixed part, so every eighth call is half as large.

  /** What the fixed part may be of a call. */
  private static final double MOST_FIXED_SHARE = 0.02;

  /**
   * What this class and the handing out cost per call, so that calls of microseconds are bundled.
   */
  private static final double OWN_NANOS = 20_000;

  private static final double FADING = 0.95;
  private static final int LEAST_CALLS = 8;
  private static final int HALVED = 8;

  private final int most;
  private double weight;
  private double chars;
  private double nanos;
  private double charsSquared;
  private double charsNanos;
  private long calls;
  private long asked;

  /**
   * @param most what the embedder wishes; begins with it
   */
  BatchSize(int most) {
    this.most = most;
  }

  /** Takes note that a call for texts of {@code length} characters in all took {@code time} ns. */
  synchronized void measured(long length, long time) {
    weight = weight * FADING + 1;
    chars = chars * FADING + length;
    nanos = nanos * FADING + time;
    charsSquared = charsSquared * FADING + (double) length * length;
    charsNanos = charsNanos * FADING + (double) length * time;
    calls++;
  }

  /** Returns how many texts the next call should get, each of about {@code length} characters. */
  synchronized int texts(int length) {
    int size = best(Math.max(1, length));
    return asked++ % HALVED == HALVED - 1 ? Math.max(1, size / 2) : size;
  }

  private int best(int length) {
    double spread = weight * charsSquared - chars * chars;
    double slope = spread > 0 ? (weight * charsNanos - chars * nanos) / spread : 0;
    if (calls < LEAST_CALLS || slope <= 0) {
      return most;
    }
    double fixed = Math.max(OWN_NANOS, (nanos - slope * chars) / weight + OWN_NANOS);
    double enough = fixed * (1 / MOST_FIXED_SHARE - 1) / (slope * length);
    return (int) Math.max(1, Math.min(most, Math.ceil(enough)));
  }
}
