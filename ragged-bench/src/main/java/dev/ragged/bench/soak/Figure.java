package dev.ragged.bench.soak;

/** What must not grow with the operations. */
enum Figure {
  HEAP("heap", "bytes"),
  THREADS("threads", ""),
  HANDLES("handles", ""),
  RESIDENT("resident", "bytes"),
  STORE("store_per_document", "bytes"),
  LOGS("logs", "bytes");

  // One reference that is kept for each operation takes 8 bytes; below a MiB all is noise.
  private static final double MIB = 1 << 20;
  private static final double BYTES_PER_OPERATION = 8;

  // Four times what a database writes before it empties its log.
  private static final double MORE_LOGS = 16 * MIB;

  private static final double MORE_THREADS = 2;
  private static final double MORE_HANDLES = 8;
  private static final double PART = 0.1;

  private final String key;
  private final String unit;

  Figure(String key, String unit) {
    this.key = key;
    this.unit = unit;
  }

  /** Returns its name in reports. */
  String key() {
    return key;
  }

  /** Returns {@code bytes}, or nothing for a number. */
  String unit() {
    return unit;
  }

  /** Returns its value in a sample; below 0 if this system does not tell it. */
  double of(Sample sample) {
    return switch (this) {
      case HEAP -> sample.heap();
      case THREADS -> sample.threads();
      case HANDLES -> sample.handles();
      case RESIDENT -> sample.resident();
      case STORE -> sample.store() / (double) Math.max(1, sample.documents());
      case LOGS -> sample.logs();
    };
  }

  /**
   * Returns by how much it may grow.
   *
   * @param operations in which it does
   * @param level its median
   */
  double bound(double operations, double level) {
    return switch (this) {
      case HEAP -> Math.max(MIB, BYTES_PER_OPERATION * operations);
      case THREADS -> MORE_THREADS;
      case HANDLES -> MORE_HANDLES;
      case RESIDENT, STORE -> PART * level;
      case LOGS -> MORE_LOGS;
    };
  }
}
