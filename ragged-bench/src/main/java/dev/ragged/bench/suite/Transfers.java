package dev.ragged.bench.suite;

import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ImportConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Export and import of a whole memory. */
final class Transfers {
  static final List<String> METRICS = List.of("exported", "imported", "bytes");

  private Transfers() {}

  static void run(Trial trial) throws IOException {
    int count = trial.plan().interactions();
    try (MemoryFixture from = new MemoryFixture(trial.plan().seed());
        MemoryFixture to = new MemoryFixture(trial.plan().seed())) {
      from.recordAll(from.draw(count));
      Path file = from.folder().path().resolve("export.json");
      long start = System.nanoTime();
      from.persona().export(file, ExportFormat.JSON, Optional.empty());
      long exported = System.nanoTime();
      to.persona().importFrom(file, ImportConflict.SKIP, false);
      long imported = System.nanoTime();
      if (to.persona().count() != count) {
        throw new IllegalStateException(
            "all must arrive: exported=%d, imported=%d".formatted(count, to.persona().count()));
      }
      trial
          .sheet()
          .parameter("interactions", count)
          .higher("exported", "interactions/s", count * 1e9 / (exported - start))
          .higher("imported", "interactions/s", count * 1e9 / (imported - exported))
          .lower("bytes", "bytes/interaction", (double) Files.size(file) / count);
    }
  }
}
