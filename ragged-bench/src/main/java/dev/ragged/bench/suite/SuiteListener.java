package dev.ragged.bench.suite;

/** Is told how far a run has come, by the thread that called {@link Suite#run}. */
@FunctionalInterface
public interface SuiteListener {
  /** Takes what begins now; should return soon, because the run waits. */
  void beginning(SuiteProgress progress);
}
