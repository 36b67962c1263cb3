package dev.ragged.bench.suite;

import dev.ragged.bench.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a process of its own, which does nothing else, says of filling and asking a store. */
final class OwnProcess {
  static final List<String> INGEST = List.of("heap_peak", "heap_texts", "documents_per_second");
  static final List<String> SERVING =
      List.of("heap_loaded", "heap_asked", "heap_remembering", "index");
  static final List<String> COLD =
      List.of("process", "open", "first", "p50_fresh", "p50_cached", "cache_speedup");

  private OwnProcess() {}

  static void ingest(Trial trial) throws IOException, InterruptedException {
    Map<String, Double> figures = trial.store().process().figures();
    Sheet sheet = sheet(trial);
    resident(sheet, "rss_idle", figures);
    resident(sheet, "rss_peak", figures);
    sheet
        .lower("heap_peak", Sheet.BYTES, figure(figures, "heap_peak"))
        .lower("heap_texts", Sheet.BYTES, figure(figures, "heap_texts"))
        .higher("documents_per_second", "documents/s", figure(figures, "documents_per_second"))
        .note("rss_idle: with an empty store open; heap_peak: most in use after any collection")
        .note(
            "heap_texts: held by the benchmark for the texts that it ingests, a part of the peak");
  }

  static void serving(Trial trial) throws IOException, InterruptedException {
    Map<String, Double> figures = trial.store().process().figures();
    Sheet sheet = sheet(trial);
    resident(sheet, "rss_idle", figures);
    resident(sheet, "rss_loaded", figures);
    resident(sheet, "rss_serving", figures);
    sheet
        .lower("heap_loaded", Sheet.BYTES, figure(figures, "heap_loaded"))
        .lower("heap_asked", Sheet.BYTES, figure(figures, "heap_asked"))
        .lower("heap_remembering", Sheet.BYTES, figure(figures, "heap_remembering"))
        .lower("index", Sheet.BYTES, figure(figures, "index_bytes"))
        .note("rss_loaded: after the first answer; rss_serving: the most, after all questions")
        .note("asked: after all questions and a full collection; remembering: with a memory, too")
        .note("heap_loaded: live after a full collection; index: estimated by the index itself");
  }

  static void cold(Trial trial) throws IOException, InterruptedException {
    Map<String, Double> figures = trial.store().process().figures();
    Sheet sheet = sheet(trial);
    for (String name :
        List.of("process", "open", "first", "p50_fresh", "p95_fresh", "p50_cached", "p95_cached")) {
      if (figures.containsKey(name)) {
        sheet.lower(name, Sheet.MILLIS, figure(figures, name));
      }
    }
    sheet
        .higher("cache_speedup", "x", figure(figures, "p50_fresh") / figure(figures, "p50_cached"))
        .note("process: from the start of the JVM to the first answer; first: that answer alone")
        .note("cold: a new process without any cache of Ragged's; files are in the system's cache")
        .note("fresh: warm, caches emptied before; cached: the same questions again");
  }

  private static Sheet sheet(Trial trial) {
    int heap = trial.plan().heapMiB();
    return trial.sheet().note("process with " + String.join(" ", ChildJvm.options(heap)));
  }

  private static void resident(Sheet sheet, String name, Map<String, Double> figures) {
    if (figures.containsKey(name)) {
      sheet.lower(name, Sheet.BYTES, figure(figures, name));
    } else {
      sheet.note(name + " n/a: this system does not tell");
    }
  }

  private static double figure(Map<String, Double> figures, String name) {
    Double value = figures.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "the process must say a figure: name=%s, said=%s".formatted(name, figures.keySet()));
    }
    return value;
  }
}
