package dev.ragged.bench.gate;

import dev.ragged.bench.report.Metric;

/** What a fork times again and again. One thread at a time. */
interface TimedOperation extends AutoCloseable {
  Metric metric();

  /** Does a fixed amount of work, and returns its figure. */
  double window();

  @Override
  void close();
}
