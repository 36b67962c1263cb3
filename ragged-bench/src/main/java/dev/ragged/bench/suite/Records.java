package dev.ragged.bench.suite;

import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Interaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Recording: how long one takes until it is durable, and how many a second takes together. */
final class Records {
  static final List<String> METRICS =
      List.of("p50", "p95", "max", "records_per_second", "learned_after");

  private static final int MOST = 1_000;
  private static final int BATCH = RecorderOptions.DEFAULT.batchSize();

  private Records() {}

  static void run(Trial trial) throws IOException {
    // Whole batches: the rest of one would wait for the clock.
    int count = Math.max(1, Math.min(MOST, trial.plan().interactions()) / BATCH) * BATCH;
    Sheet sheet = trial.sheet().parameter("interactions", count);
    RecorderOptions each =
        new RecorderOptions(
            1, RecorderOptions.DEFAULT.interval(), RecorderOptions.DEFAULT.capacity());
    try (MemoryFixture memory = new MemoryFixture(trial.plan().seed(), each)) {
      times(memory, memory.draw(BATCH));
      times(memory, memory.draw(count)).addTo(sheet);
    }
    try (MemoryFixture memory = new MemoryFixture(trial.plan().seed())) {
      memory.recordAll(memory.draw(BATCH));
      together(memory, memory.draw(count), sheet);
    }
    sheet
        .note("latency: until durable, each committed by itself and waited for")
        .note("records_per_second: until durable, in batches of %d as by default".formatted(BATCH))
        .note("learned_after: from when the last is durable until all are learned from");
  }

  private static Latencies times(MemoryFixture memory, List<Interaction> drawn) {
    long[] nanos = new long[drawn.size()];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      var unused = memory.record(drawn.get(i)).join();
      nanos[i] = System.nanoTime() - start;
    }
    memory.memory().flush();
    return new Latencies(nanos);
  }

  private static void together(MemoryFixture memory, List<Interaction> drawn, Sheet sheet) {
    List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    long start = System.nanoTime();
    drawn.forEach(interaction -> waiting.add(memory.record(interaction)));
    CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
    long durable = System.nanoTime();
    memory.memory().flush();
    long learned = System.nanoTime();
    sheet
        .higher("records_per_second", "records/s", drawn.size() * 1e9 / (durable - start))
        .lower("learned_after", Sheet.MILLIS, (learned - durable) / 1e6);
  }
}
