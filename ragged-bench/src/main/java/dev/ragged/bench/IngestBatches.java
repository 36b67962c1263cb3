package dev.ragged.bench;

import dev.ragged.Ragged;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how an ingest uses a model that pads: how many calls it makes, how much of them is
 * padding, and what the same texts would take if all were known beforehand, sorted by length and
 * cut into full batches, on as many threads.
 */
public final class IngestBatches {
  private IngestBatches() {}

  /** Takes the folder, then {@code workers=} at most and {@code micros=} for the fixed time. */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(
            Map.of("workers", 2, "micros", 2_000), Arrays.copyOfRange(words, 1, words.length));
    Path folder = Path.of(words[0]);
    for (int workers = 1; workers <= arguments.get("workers"); workers++) {
      measure(folder, new PaddingModel(workers, arguments.get("micros")));
    }
  }

  private static void measure(Path folder, PaddingModel model) {
    IngestReport report;
    try (Ragged ragged = Uncached.builder().inMemory().backend("exact").embedder(model).build()) {
      report = ragged.ingest(DocumentSource.folder(folder));
    }
    List<List<String>> calls = new ArrayList<>(model.calls());
    List<List<String>> best = sorted(calls, model.batchSize());
    double ideal = best.stream().mapToLong(model::nanos).sum() / 1e9 / model.parallelism();
    double ingest = report.elapsed().toNanos() / 1e9;
    System.out.printf(
        "workers=%d: %,d chunks, %,d calls, padding %.3f, %.1f s; sorted beforehand: %,d calls,"
            + " padding %.3f, %.1f s; ratio %.3f%n",
        model.parallelism(),
        report.chunks(),
        calls.size(),
        padding(calls),
        ingest,
        best.size(),
        padding(best),
        ideal,
        ideal / ingest);
  }

  private static List<List<String>> sorted(List<List<String>> calls, int size) {
    List<String> texts =
        calls.stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(String::length))
            .toList();
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += size) {
      batches.add(texts.subList(from, Math.min(from + size, texts.size())));
    }
    return batches;
  }

  private static double padding(List<List<String>> calls) {
    long used = calls.stream().flatMap(List::stream).mapToLong(String::length).sum();
    return 1 - (double) used / calls.stream().mapToLong(PaddingModel::padded).sum();
  }
}
