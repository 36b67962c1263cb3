package dev.ragged.bench.suite;

import dev.ragged.persona.Interaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Recording: how long one takes until it is durable, and how many a second takes. */
final class Records {
  static final List<String> METRICS =
      List.of("p50", "p95", "max", "records_per_second", "learned_after");

  /** As many as PE's benchmark of memory operations has. */
  private static final int COUNT = 1_000;

  private static final int WARM_UP = 100;

  private Records() {}

  static void run(Trial trial) throws IOException {
    try (MemoryFixture memory = new MemoryFixture(trial.plan().seed())) {
      memory.recordAll(memory.draw(WARM_UP));
      List<Interaction> drawn = memory.draw(COUNT);
      long[] nanos = new long[COUNT];
      for (int i = 0; i < COUNT; i++) {
        long start = System.nanoTime();
        var unused = memory.record(drawn.get(i)).join();
        nanos[i] = System.nanoTime() - start;
      }
      memory.memory().flush();
      List<Interaction> more = memory.draw(COUNT);
      List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
      long start = System.nanoTime();
      more.forEach(interaction -> waiting.add(memory.record(interaction)));
      CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
      long durable = System.nanoTime();
      memory.memory().flush();
      long learned = System.nanoTime();
      Sheet sheet = trial.sheet().parameter("interactions", COUNT);
      new Latencies(nanos).addTo(sheet);
      sheet
          .higher("records_per_second", "records/s", COUNT * 1e9 / (durable - start))
          .lower("learned_after", Sheet.MILLIS, (learned - durable) / 1e6)
          .note("latency: until durable, each waited for; records_per_second: none waited for")
          .note("learned_after: from when the last is durable until all are learned from");
    }
  }
}
