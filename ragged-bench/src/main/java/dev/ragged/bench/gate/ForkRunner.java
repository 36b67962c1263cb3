package dev.ragged.bench.gate;

import java.io.IOException;

/** Runs a program once. */
@FunctionalInterface
public interface ForkRunner {
  /**
   * Returns what the program measured.
   *
   * @throws IOException if it failed, or gave no report
   * @throws InterruptedException if the thread was interrupted; the program has been ended then
   */
  ForkReport run(Program program, ForkSettings settings) throws IOException, InterruptedException;
}
