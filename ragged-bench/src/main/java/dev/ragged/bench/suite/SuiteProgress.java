package dev.ragged.bench.suite;

/**
 * How far a run has come. Immutable.
 *
 * @param step what begins now, counted from 1
 * @param steps how many there are
 * @param what a scenario's id, or {@code build} for making a store
 * @param subject of whom, or empty if of nobody
 * @param documents how many the store has; 0 if there is none
 */
public record SuiteProgress(int step, int steps, String what, String subject, int documents) {
  /** Returns how much is done, in percent. */
  public int percent() {
    return (int) (100L * (step - 1) / steps);
  }

  /** Returns a line for people, for example {@code query.single, hnsw, 1000 documents}. */
  @Override
  public String toString() {
    return what
        + (subject.isEmpty() ? "" : ", " + subject)
        + (documents == 0 ? "" : ", " + documents + " documents");
  }
}
