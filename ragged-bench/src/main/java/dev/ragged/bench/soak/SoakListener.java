package dev.ragged.bench.soak;

/** Hears of a run as it goes on, between two operations. */
public interface SoakListener {
  /**
   * A sample was taken.
   *
   * @param done operations so far, of all processes
   * @param left operations until the run is complete
   */
  void sampled(long done, long left);
}
