package dev.ragged.bench.soak;

import dev.ragged.Health;
import dev.ragged.Ragged;
import dev.ragged.memory.options.RecorderStatistics;
import java.util.List;

/** What must hold whenever no operation is under way. */
final class QuietChecks {
  private final SoakStore store;
  private final List<Slice> slices;

  QuietChecks(SoakStore store, List<Slice> slices) {
    this.store = store;
    this.slices = List.copyOf(slices);
  }

  /**
   * Checks counts, memories and health.
   *
   * @throws WrongAnswer that says what does not hold
   */
  void run() {
    Ragged ragged = store.ragged();
    store.memory().flush();
    sound(ragged.health());
    long shared = slices.stream().mapToLong(Slice::sharedDocuments).sum();
    long own = slices.stream().mapToLong(Slice::ownDocuments).sum();
    long seen = ragged.count();
    long all = ragged.statistics().corpus().documents();
    WrongAnswer.unless(
        seen == shared && all == shared + own,
        "the store must have the documents that were put in, and no others",
        "shared",
        shared,
        "seen",
        seen,
        "ofPersonas",
        own,
        "all",
        all);
    slices.forEach(Slice::check);
    RecorderStatistics recorder = store.memory().recorderStatistics();
    WrongAnswer.unless(
        recorder.refused() == 0 && recorder.failed() == 0,
        "all that is recorded must become durable",
        "recorder",
        recorder);
  }

  /** Checks the same, and reads the whole store. */
  void runAll() {
    run();
    sound(store.ragged().check());
  }

  private static void sound(Health health) {
    WrongAnswer.unless(
        health.isHealthy(), "the store must be sound", "problems", health.problems());
  }
}
