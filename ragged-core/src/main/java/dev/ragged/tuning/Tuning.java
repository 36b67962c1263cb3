package dev.ragged.tuning;

import java.util.List;
import java.util.Objects;

/**
 * What a measurement found. Immutable.
 *
 * @param workload what the store is to be good at
 * @param chunks chunks in the store, of all owners
 * @param efforts figures of each effort, smallest first; empty unless searches were measured
 * @param workers figures of each number of workers; empty unless the embedder was measured
 * @param proposals what should be changed; empty if nothing measured speaks for a change
 * @param notes sentences on what was not measured, and why
 */
public record Tuning(
    Workload workload,
    long chunks,
    List<EffortFigures> efforts,
    List<WorkerFigures> workers,
    List<Proposal> proposals,
    List<String> notes) {
  public Tuning {
    Objects.requireNonNull(workload, "workload");
    efforts = List.copyOf(efforts);
    workers = List.copyOf(workers);
    proposals = List.copyOf(proposals);
    notes = List.copyOf(notes);
  }

  /** Returns all of it as a text with tables, for people. */
  public String describe() {
    return TuningText.of(this);
  }
}
