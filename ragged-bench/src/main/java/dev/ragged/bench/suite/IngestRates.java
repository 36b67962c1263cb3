package dev.ragged.bench.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How fast stores are filled: the one that is measured, and others like it. */
final class IngestRates {
  static final List<String> METRICS =
      List.of("documents_per_second", "chunks_per_second", "indexed_after", "chunks");

  /** No further round is begun after so many seconds. */
  private static final double LIMIT_SECONDS = 15;

  private IngestRates() {}

  static void run(Trial trial) throws IOException {
    List<Filling> fillings = new ArrayList<>(List.of(trial.store().filling()));
    double spent = fillings.get(0).seconds();
    while (fillings.size() < trial.plan().rounds() && spent < LIMIT_SECONDS) {
      Filling next = trial.store().fillAnother();
      fillings.add(next);
      spent += next.seconds() + next.indexedSeconds();
    }
    trial
        .sheet()
        .higher(
            "documents_per_second", "documents/s", of(fillings, f -> f.documents() / f.seconds()))
        .higher("chunks_per_second", "chunks/s", of(fillings, f -> f.chunks() / f.seconds()))
        .lower("indexed_after", "s", of(fillings, Filling::indexedSeconds))
        .lower("embedder", "s", of(fillings, Filling::embedderSeconds))
        .fewer("chunks", "", (double) fillings.get(0).chunks())
        .note("indexed_after: until the index has grown in the background; searches work before");
  }

  private static double[] of(List<Filling> fillings, ToDoubleFunction<Filling> figure) {
    return fillings.stream().mapToDouble(figure).toArray();
  }
}
