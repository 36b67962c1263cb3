package dev.ragged.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What an ingest did. Immutable.
 *
 * @param source name of the source
 * @param outcomes what became of each document, in the order of the source; then what was removed
 * @param cancelled whether it ended early; documents without an outcome were not touched
 * @param elapsed wall time
 * @param embedding time spent in the embedder, added up over its threads
 * @param threads how many threads embedded
 */
public record IngestReport(
    String source,
    List<DocumentOutcome> outcomes,
    boolean cancelled,
    Duration elapsed,
    Duration embedding,
    int threads) {
  public IngestReport {
    Objects.requireNonNull(source, "source");
    outcomes = List.copyOf(outcomes);
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(embedding, "embedding");
  }

  /** Returns how many documents ended with {@code status}. */
  public long count(DocumentOutcome.Status status) {
    return outcomes.stream().filter(outcome -> outcome.status() == status).count();
  }

  /** Returns how many chunks were stored. */
  public long chunks() {
    return outcomes.stream().mapToLong(DocumentOutcome::chunks).sum();
  }

  /** Returns the outcomes with {@code status}, in order. */
  public List<DocumentOutcome> with(DocumentOutcome.Status status) {
    return outcomes.stream().filter(outcome -> outcome.status() == status).toList();
  }

  /** Returns one line for people. */
  public String summary() {
    return String.format(
        "%d added, %d updated, %d unchanged, %d removed, %d skipped, %d failed; %d chunks in %.1f s%s",
        count(DocumentOutcome.Status.ADDED),
        count(DocumentOutcome.Status.UPDATED),
        count(DocumentOutcome.Status.UNCHANGED),
        count(DocumentOutcome.Status.REMOVED),
        count(DocumentOutcome.Status.SKIPPED),
        count(DocumentOutcome.Status.FAILED),
        chunks(),
        elapsed.toMillis() / 1000.0,
        cancelled ? "; cancelled" : "");
  }
}
